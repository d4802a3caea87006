import type { ReactNode } from 'react';
import type { NetworkName } from '#lib/share/share-links.ts';

/** Signs drawn for the paper on a grid of 24, in its own line: what a network is known by, not its trade mark. */
const SIGNS = {
  x: <path d="M4 4l16 16M20 4 4 20" strokeWidth="2.2" />,
  facebook: <path d="M14 21V9.2c0-2.2 1-3.2 3-3.2h1M9 12h7.5" strokeWidth="2.4" />,
  whatsapp: (
    <>
      <path d="M3.500 20.500l1.300-4.300a8.300 8.300 0 1 1 3.200 3.100z" />
      <path
        d="M9 8.500c0 4 2.500 6.500 6.500 6.500l.5-2-2.200-.8-1 .9c-1-.5-1.700-1.200-2.200-2.200l.9-1-.8-2.200z"
        fill="currentColor"
        stroke="none"
      />
    </>
  ),
  linkedin: (
    <path
      d="M5 10v10M5 5v.6M10.500 20V10M10.500 14.500c0-3 1.700-4.500 4-4.500s4 1.500 4 4.500V20"
      strokeWidth="2.4"
    />
  ),
  telegram: <path d="M2.500 11.500 21 4l-3 16-6.500-5-2.500 4-.5-5.500z" />,
  bluesky: (
    <path d="M12 11C10.500 7.500 7 4.500 4.500 4.500 2 4.500 3 10 3.800 12c.9 2 3 2 4.700 1.700-3 .6-4 2.300-2 4.300 2.500 2.500 4.500-.5 5.500-3 1 2.500 3 5.500 5.500 3 2-2 1-3.700-2-4.300 1.700.3 3.800.3 4.700-1.700C21 10 22 4.500 19.500 4.500 17 4.500 13.500 7.500 12 11z" />
  ),
  mastodon: (
    <path
      d="M5 19V9.500C5 7.300 6.300 6 8.300 6S12 7.300 12 9.500V14M12 9.500C12 7.300 13.700 6 15.700 6S19 7.300 19 9.500V19"
      strokeWidth="2.2"
    />
  ),
  threads: (
    <path d="M18.500 8.500C17.700 5.500 15.500 4 12 4c-5 0-7 3.200-7 8s2 8 7 8c4.200 0 6.500-2.200 6.500-5 0-3-2.800-4.300-6-4.300-2.500 0-4 1.100-4 2.900 0 1.600 1.300 2.600 3.200 2.600 2.600 0 3.800-1.900 3.800-4.700 0-2.400-1.200-3.600-3.300-3.600-1.400 0-2.500.5-3.100 1.600" />
  ),
  reddit: (
    <>
      <ellipse cx="12" cy="14" rx="8" ry="5.500" />
      <path d="M12 8.500l1-4.500 4 1M9 13.500v.2M15 13.500v.2M9 16.500c1.800 1.200 4.200 1.200 6 0" />
    </>
  ),
  email: <path d="M3 5.500h18v13H3zM3 6l9 7 9-7" />,
} as const satisfies Record<NetworkName, ReactNode>;

export const ShareIcon = ({ network }: { network: NetworkName }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    {SIGNS[network]}
  </svg>
);
