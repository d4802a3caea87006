import { isRunning } from '#components/live/is-running.ts';
import { LiveBadge } from '#components/live/live-badge.tsx';
import type { Instant, Teaser } from '#lib/edition/model.ts';

interface KickerProps {
  story: Pick<Teaser, 'kicker' | 'kind' | 'published' | 'updated'>;
  /** When the page is made: decides whether a live story is live still. */
  madeAt: Instant;
}

/** Subject or form above a headline: Iraq, Analysis, As it happened. */
export function Kicker({ story, madeAt }: KickerProps) {
  if (isRunning(story, madeAt)) {
    return (
      <p className="kicker">
        <LiveBadge />
      </p>
    );
  }
  const text = story.kind === 'live' ? 'As it happened' : story.kicker;
  return text ? <p className="kicker">{text}</p> : null;
}
