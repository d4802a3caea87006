import { TimedTeaser } from '#components/teaser/timed-teaser.tsx';
import type { Teaser } from '#lib/edition/model.ts';
import type { Paper } from './paper.ts';
import { SectionHead } from './section-head.tsx';

/** The way on from an address that has nothing to read. */
export const LatestStories = ({ stories, paper }: { stories: Teaser[]; paper: Paper }) =>
  stories.length > 0 ? (
    <section className="wrap block-gap" aria-labelledby="latest">
      <SectionHead id="latest" title="Latest stories" />
      <ul className="latest-columns">
        {stories.map((story) => (
          <li key={story.path}>
            <TimedTeaser story={story} paper={paper} />
          </li>
        ))}
      </ul>
    </section>
  ) : null;
