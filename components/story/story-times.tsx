import { formatTimeOfDay, isoDay, isoWithOffset, type Timekeeping } from '#lib/dateline/format-time.ts';
import { lastChange } from '#lib/dateline/last-change.ts';
import { storyAge } from '#lib/dateline/story-age.ts';
import type { Instant, Story } from '#lib/edition/model.ts';
import { historyPath, href } from '#lib/routes.ts';
import { Timestamp } from './timestamp.tsx';

interface StoryTimesProps {
  story: Pick<Story, 'published' | 'updated' | 'path' | 'revision'>;
  zone: Timekeeping;
  madeAt: Instant;
}

/** Only where it is later; on the day of publication the hour says enough. */
function Updated({
  story,
  zone,
}: Pick<StoryTimesProps, 'zone'> & { story: Pick<Story, 'published' | 'updated'> }) {
  const { published } = story;
  const updated = lastChange(story);
  if (updated === published) return null;
  const sameDay = isoDay(updated, zone.timeZone) === isoDay(published, zone.timeZone);
  return (
    <>
      {' · '}Updated{' '}
      {sameDay ? (
        <time dateTime={isoWithOffset(updated, zone.timeZone)}>{formatTimeOfDay(updated, zone)}</time>
      ) : (
        <Timestamp instant={updated} zone={zone} />
      )}
    </>
  );
}

/** The way to what it said before. */
const Changes = ({ story: { path, revision } }: Pick<StoryTimesProps, 'story'>) =>
  revision > 1 && (
    <>
      {' · '}
      <a className="changes-link" href={href(historyPath(path))}>
        What changed
      </a>
    </>
  );

/** When it was published, when it was changed, and a warning that it is old. */
export function StoryTimes({ story, zone, madeAt }: StoryTimesProps) {
  const age = storyAge(story.published, madeAt, zone.timeZone);
  return (
    <>
      <p className="meta">
        Published <Timestamp instant={story.published} zone={zone} />
        <Updated story={story} zone={zone} />
        <Changes story={story} />
      </p>
      {age && (
        <p className="story-age">
          <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M12 3.500a8.500 8.500 0 0 1 0 17a8.500 8.500 0 0 1 0-17zM12 7v5.200l3.500 2" />
          </svg>
          {age}
        </p>
      )}
    </>
  );
}
