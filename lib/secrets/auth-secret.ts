/** The secret that signs readers' cookies and codes: `AUTH_SECRET`, or one that is made once and kept in `DATA_DIR`. */
import { join } from 'node:path';
import type { TellFault } from '#lib/disk/own-file.ts';
import { authSecret, dataDir } from '#lib/env.ts';
import { keepSecret } from './keep-secret.ts';

/** @throws with a sentence for the operator if it can neither be read nor made */
export const readAuthSecret = (tell: TellFault): string =>
  authSecret() ??
  keepSecret(join(dataDir(), 'auth-secret'), { tell, consequence: 'All readers are signed out.' });
