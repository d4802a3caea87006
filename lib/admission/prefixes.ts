/**
 * The networks that an address belongs to. Whoever gets one IPv6 address usually gets a whole network, so requests are counted
 * for each of these: a household has a /64 or a /56, a small company or a hoster's customer a /48 (RFC 6177).
 */
import { isIPv4, isIPv6 } from 'node:net';

/** Names of networks, the narrowest first, as `203.0.113.0/24` and `2001:db8:0:0::/64`. */
export type Prefixes = readonly [narrowest: string, ...wider: string[]];

/** Everything that cannot be read as an address is one asker. */
const UNKNOWN: Prefixes = ['unknown'];

const ofBytes = ([a, b, c, d]: readonly number[]): Prefixes => [
  `${a}.${b}.${c}.${d}/32`,
  `${a}.${b}.${c}.0/24`,
];

const numbersOf = (text: string): number[] => text.split('.').map(Number);

/** One side of `::`, as numbers of 16 bits; an IPv4 address at its end is two of them. */
function groupsOf(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = numbersOf(group);
    return [a * 256 + b, c * 256 + d];
  });
}

/** The eight groups of an address for which `isIPv6` is true. */
function expand(address: string): number[] {
  const [head = '', tail = ''] = address.split('::');
  const [before, after] = [groupsOf(head), groupsOf(tail)];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** `::ffff:0:0/96` and `64:ff9b::/96` hold an IPv4 address in their last two groups (RFC 4291 2.5.5.2, RFC 6052). */
function holdsIPv4([a, b, c, d, e, f]: readonly number[]): boolean {
  if (b === 0xff9b) return a === 0x64 && c === 0 && d === 0 && e === 0 && f === 0;
  return a === 0 && b === 0 && c === 0 && d === 0 && e === 0 && f === 0xffff;
}

/**
 * An IPv4 address has a /32 and a /24, an IPv6 address a /64, a /56 and a /48. All spellings of an address have the same
 * prefixes: a zone id is left out, and IPv4 written as IPv6 counts as IPv4.
 *
 * @param address as a socket or a proxy gives it
 * @returns the single key `unknown` if it is not an address
 */
export function prefixesOf(address: string | undefined): Prefixes {
  if (address === undefined) return UNKNOWN;
  if (isIPv4(address)) return ofBytes(numbersOf(address));
  const zone = address.indexOf('%');
  const plain = zone === -1 ? address : address.slice(0, zone);
  if (!isIPv6(plain)) return UNKNOWN;
  const groups = expand(plain);
  const [a = 0, b = 0, c = 0, d = 0, , , g = 0, h = 0] = groups;
  if (holdsIPv4(groups)) return ofBytes([g >> 8, g & 255, h >> 8, h & 255]);
  const [one, two, three] = [a, b, c].map((group) => group.toString(16));
  const start = `${one}:${two}:${three}`;
  return [`${start}:${d.toString(16)}::/64`, `${start}:${(d & 0xff00).toString(16)}::/56`, `${start}::/48`];
}
