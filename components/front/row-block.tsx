import { Teaser } from '#components/teaser/teaser.tsx';
import type { BlockProps } from './front-page.tsx';
import { FrontSection } from './front-section.tsx';

/** Four alike, two across on a phone. */
export const RowBlock = ({ block, paper }: BlockProps) => (
  <div className="wrap block-gap">
    <FrontSection block={block} paper={paper}>
      <div className="grid-12 poster-cols">
        {block.stories.slice(0, 4).map((story) => (
          <div key={story.path} className="c3 m6 poster">
            <Teaser story={story} paper={paper} picture="poster" />
          </div>
        ))}
      </div>
    </FrontSection>
  </div>
);
