import { LiveBadge } from '#components/live/live-badge.tsx';
import type { Teaser } from '#lib/edition/model.ts';

/** Subject or form above a headline: Iraq, Analysis. */
export const Kicker = ({ story: { kicker, kind } }: { story: Pick<Teaser, 'kicker' | 'kind'> }) =>
  kicker || kind === 'live' ? (
    <p className="kicker">
      {kind === 'live' && <LiveBadge />}
      {kind === 'live' && kicker === 'Live' ? null : kicker}
    </p>
  ) : null;
