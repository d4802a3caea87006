import type { Paper } from '#components/page/paper.ts';
import { SectionHead } from '#components/page/section-head.tsx';
import { Teaser } from '#components/teaser/teaser.tsx';
import type { Teaser as Story } from '#lib/edition/model.ts';

export const RelatedStories = ({ stories, paper }: { stories: Story[]; paper: Paper }) =>
  stories.length > 0 ? (
    <section className="block-gap after-story" aria-labelledby="related">
      <SectionHead id="related" title="Related stories" />
      <div className="grid-12 poster-cols">
        {stories.map((story) => (
          <div key={story.path} className="c3 m6 poster">
            <Teaser
              story={story}
              paper={paper}
              picture={story.image ? 'above' : 'none'}
              summary={!story.image}
            />
          </div>
        ))}
      </div>
    </section>
  ) : null;
