/** The secret that signs publish calls: `PUBLISH_SECRET`, or one made on first start and kept in `DATA_DIR`. */
import { join } from 'node:path';
import { dataDir, publishSecret } from '#lib/env.ts';
import { keepSecret } from '#lib/secrets/keep-secret.ts';
import { tellFault } from './tell-fault.ts';

/** @throws with a sentence for the operator if it can neither be read nor made */
export const readPublishSecret = (): string =>
  publishSecret() ??
  keepSecret(join(dataDir(), 'publish-secret'), {
    tell: tellFault,
    consequence: 'Publish calls that are signed with the old one are refused.',
  });
