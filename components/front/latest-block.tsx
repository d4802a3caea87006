import { TimedTeaser } from '#components/teaser/timed-teaser.tsx';
import type { BlockProps } from './front-page.tsx';
import { FrontSection } from './front-section.tsx';

export const LatestBlock = ({ block, paper }: BlockProps) => (
  <div className="wrap block-gap">
    <FrontSection block={{ ...block, title: block.title ?? 'Latest' }} paper={paper}>
      <ul className="latest-columns">
        {block.stories.map((story) => (
          <li key={story.path}>
            <TimedTeaser story={story} paper={paper} />
          </li>
        ))}
      </ul>
    </FrontSection>
  </div>
);
