/** Small things that a reader carries for us, in a cookie or a link, without being able to read or change them. */
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';

interface Sealed {
  /** What for: a seal made for one purpose is no other's. */
  purpose: string;
  /** In ms since 1970. */
  until: number;
  content: unknown;
}

export function seal(secret: string, { purpose, until, content }: Sealed): Promise<string> {
  return symmetricEncrypt({
    key: secret,
    data: JSON.stringify({ purpose, until, content } satisfies Sealed),
  });
}

/** What was sealed for this purpose; undefined where it is too old or not ours. */
export async function unseal(
  secret: string,
  sealed: string,
  { purpose, now }: { purpose: string; now: number },
): Promise<unknown> {
  if (sealed.length < 32 || sealed.length > 4096 || !/^[0-9a-f]+$/.test(sealed)) return undefined;
  try {
    // Whoever has the key wrote it.
    const opened = JSON.parse(await symmetricDecrypt({ key: secret, data: sealed })) as Sealed;
    return opened.purpose === purpose && opened.until > now ? opened.content : undefined;
  } catch {
    return undefined;
  }
}
