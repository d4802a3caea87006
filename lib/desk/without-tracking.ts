/** Addresses without what tells where a reader came from: editors copy them from mails and networks. */

/** Parameters by which mails, networks and advertisers count; none of them chooses what a page shows. */
const TRACKING = new Set([
  ...['fbclid', 'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'msclkid', 'yclid', 'twclid', 'ttclid'],
  ...[
    'li_fat_id',
    'igshid',
    'igsh',
    'mc_cid',
    'mc_eid',
    '_hsenc',
    '_hsmi',
    'mkt_tok',
    'cmpid',
    'ref_src',
    'srsltid',
  ],
]);
const isTracking = (name: string): boolean => TRACKING.has(name.toLowerCase()) || /^utm_\w+$/i.test(name);

/** The address as it was but for such parameters; what is no address stays as it is. */
export function withoutTracking(address: string): string {
  const url = URL.parse(address);
  if (url === null) return address;
  const tracking = [...url.searchParams.keys()].filter(isTracking);
  if (tracking.length === 0) return address;
  for (const name of tracking) url.searchParams.delete(name);
  return url.href;
}
