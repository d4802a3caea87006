/** Who asks, as far as turns and limits go: networks, never a person, and kept no longer than the request. */
import { isNear } from '#lib/readership/address.ts';
import { type Prefixes, prefixesOf } from './prefixes.ts';

export interface Asker {
  /** Networks that are counted, the narrowest first. */
  networks: Prefixes;
  /** Whose turn it is: an IPv4 address, a /56 of IPv6, or `near`. */
  turn: string;
  /**
   * True if a program of this machine or its network asked and did not say for whom: a check of the operator's, or a proxy
   * that sets no `X-Forwarded-For`. All its readers look like one asker, so no limit of one asker can be held against it.
   */
  isNear: boolean;
}

/**
 * @param remote address of the connection's other end
 * @param forwarded value of `X-Forwarded-For`; believed only of a near connection, and only its last entry
 */
export function readAsker(remote: string | undefined, forwarded: string | undefined): Asker {
  const near = isNear(remote);
  if (near && forwarded === undefined) return { networks: prefixesOf(remote), turn: 'near', isNear: true };
  const address = near ? forwarded?.slice(forwarded.lastIndexOf(',') + 1).trim() : remote;
  const networks = prefixesOf(address);
  const [narrowest, wider = narrowest] = networks;
  // A household has a /56 of IPv6: by /64 it would have 256 turns.
  return { networks, turn: narrowest.endsWith('/64') ? wider : narrowest, isNear: false };
}
