/** The secret that signs readers' cookies. It is read once, so that no request waits for the disk. */
import { readAuthSecret } from '#lib/secrets/auth-secret.ts';
import { tellFault } from './tell-fault.ts';

let secret: string | undefined;

/** @throws with a sentence for the operator if it can neither be read nor made */
export function cookieSecret(): string {
  secret ??= readAuthSecret(tellFault);
  return secret;
}
