/** The secret that signs readers' cookies and codes: `AUTH_SECRET`, or one made at first and kept in `DATA_DIR`. */
import { join } from 'node:path';
import { authSecret, dataDir } from '#lib/env.ts';
import { keepSecret } from './keep-secret.ts';

export const readAuthSecret = (): string => authSecret() ?? keepSecret(join(dataDir(), 'auth-secret'));
