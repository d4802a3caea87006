import type { Timekeeping } from '#lib/dateline/format-time.ts';
import type { Teaser } from '#lib/edition/model.ts';
import { Timestamp } from './timestamp.tsx';

interface StoryTimesProps {
  story: Pick<Teaser, 'published' | 'updated'>;
  zone: Timekeeping;
}

export const StoryTimes = ({ story: { published, updated }, zone }: StoryTimesProps) => (
  <p className="meta">
    Published <Timestamp instant={published} zone={zone} />
    {updated && updated !== published && (
      <>
        {' · '}Updated <Timestamp instant={updated} zone={zone} />
      </>
    )}
  </p>
);
