/** Identifies the client for queues and limits: by network, never as a person, and for no longer than the request. */
import { isNear } from '#lib/readership/address.ts';
import { type Prefixes, prefixesOf } from './prefixes.ts';

export interface Asker {
  /** Networks that are counted, the narrowest first. */
  networks: Prefixes;
  /** The name under which it queues: an IPv4 address, a /56 of IPv6, or `near`. */
  turn: string;
  /**
   * True if the request comes from a program on this machine or its network that does not name its client: one of the operator's
   * checks, or a proxy that sets no `X-Forwarded-For`. All readers behind it look like one asker, so limits per asker do not apply.
   */
  isNear: boolean;
}

/**
 * @param remote address of the connection's other end
 * @param forwarded value of `X-Forwarded-For`; only believed on a near connection, and only its last entry
 */
export function readAsker(remote: string | undefined, forwarded: string | undefined): Asker {
  const near = isNear(remote);
  if (near && forwarded === undefined) return { networks: prefixesOf(remote), turn: 'near', isNear: true };
  const address = near ? forwarded?.slice(forwarded.lastIndexOf(',') + 1).trim() : remote;
  const networks = prefixesOf(address);
  const [narrowest, wider = narrowest] = networks;
  // A household usually has a /56 of IPv6. Counted by /64, it would have 256 turns.
  return { networks, turn: narrowest.endsWith('/64') ? wider : narrowest, isNear: false };
}
