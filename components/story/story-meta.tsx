import type { Timekeeping } from '#lib/dateline/format-time.ts';
import type { Story } from '#lib/edition/model.ts';
import { Byline } from './byline.tsx';
import { ShareLinks } from './share-links.tsx';
import { StoryTimes } from './story-times.tsx';

/** Who, where, when, and how to pass it on. */
export const StoryMeta = ({ story, zone }: { story: Story; zone: Timekeeping }) => (
  <div className="story-meta" lang={zone.locale}>
    <div>
      <Byline story={story} />
      <StoryTimes story={story} zone={zone} />
    </div>
    <ShareLinks story={story} />
  </div>
);
