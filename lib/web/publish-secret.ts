/** The secret that signs publish calls: `PUBLISH_SECRET`, or one made on first start and kept in `DATA_DIR`. */
import { join } from 'node:path';
import { dataDir, publishSecret } from '#lib/env.ts';
import { keepSecret } from '#lib/secrets/keep-secret.ts';

export const readPublishSecret = (): string =>
  publishSecret() ?? keepSecret(join(dataDir(), 'publish-secret'));
