import { LiveBadge } from '#components/live/live-badge.tsx';
import { isRunning } from '#lib/dateline/is-running.ts';
import type { Instant, Teaser } from '#lib/edition/model.ts';

interface KickerProps {
  story: Pick<Teaser, 'kicker' | 'kind' | 'language' | 'published' | 'updated'>;
  /** When the page is made: decides whether a live story is live still. */
  madeAt: Instant;
}

/** Forms and topics are in the house's language, also above a story in another one. */
const languageOfHouse = (story: Pick<Teaser, 'language'>): string | undefined =>
  story.language.startsWith('en') ? undefined : 'en';

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
  return text ? (
    <p className="kicker" lang={languageOfHouse(story)}>
      {text}
    </p>
  ) : null;
}
