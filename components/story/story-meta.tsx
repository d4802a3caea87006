import { TextSize } from '#components/comforts/text-size.tsx';
import type { Timekeeping } from '#lib/dateline/format-time.ts';
import type { Instant, Story } from '#lib/edition/model.ts';
import { Byline } from './byline.tsx';
import { ShareLinks } from './share-links.tsx';
import { StoryTimes } from './story-times.tsx';

interface StoryMetaProps {
  story: Story;
  zone: Timekeeping;
  madeAt: Instant;
}

/** Who, where, when, how large, and how to pass it on. */
export const StoryMeta = ({ story, zone, madeAt }: StoryMetaProps) => (
  <div className="story-meta" lang={zone.locale}>
    <div>
      <Byline story={story} />
      <StoryTimes story={story} zone={zone} madeAt={madeAt} />
    </div>
    <TextSize />
    <ShareLinks story={story} />
  </div>
);
