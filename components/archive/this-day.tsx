import type { Paper } from '#components/page/paper.ts';
import { Teaser } from '#components/teaser/teaser.tsx';
import type { Teaser as Story } from '#lib/edition/model.ts';
import { onThisDayPath } from '#lib/routes.ts';

/** Beside the archive: what was in the paper on this day of former years. */
export const ThisDay = ({ stories, paper }: { stories: Story[]; paper: Paper }) =>
  stories.length > 0 ? (
    <section aria-labelledby="this-day">
      <h2 className="rail-head" id="this-day">
        On this day
      </h2>
      <div className="stack">
        {stories.map((story) => (
          <Teaser key={story.path} story={story} paper={paper} size="s" />
        ))}
      </div>
      <a className="more" href={onThisDayPath()}>
        More of this day
      </a>
    </section>
  ) : null;
