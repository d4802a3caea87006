/** From which address a request came: kept for the moment in which it is hashed, and nowhere else. */

/** A proxy on the machine or in its network says whom it asks for; anybody else's word for that is not taken. */
const NEAR = /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/;

/** True if the other end of a connection is on this machine or in its network. */
export const isNear = (remote: string | undefined): boolean => remote !== undefined && NEAR.test(remote);

/** @param forwarded value of X-Forwarded-For: the last entry is the one that the nearest proxy added */
export function clientAddress(remote: string | undefined, forwarded: string | undefined): string {
  if (forwarded !== undefined && isNear(remote))
    return forwarded.slice(forwarded.lastIndexOf(',') + 1).trim();
  return remote ?? '';
}
