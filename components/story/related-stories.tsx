import type { Paper } from '#components/page/paper.ts';
import { Teaser } from '#components/teaser/teaser.tsx';
import type { Teaser as Story } from '#lib/edition/model.ts';

/** Beside a story: what else to read on its subject, the first with its picture. */
export const RelatedStories = ({ stories, paper }: { stories: Story[]; paper: Paper }) => (
  <>
    <h2 className="rail-head" id="related">
      Related stories
    </h2>
    <div className="stack">
      {stories.map((story, index) => (
        <Teaser
          key={story.path}
          story={story}
          paper={paper}
          size={index === 0 ? 'm' : 's'}
          picture={index === 0 && story.image ? 'rail' : 'none'}
        />
      ))}
    </div>
  </>
);
