import { OpinionTeaser } from '#components/teaser/opinion-teaser.tsx';
import type { BlockProps } from './front-page.tsx';
import { FrontSection } from './front-section.tsx';

/** A tinted band means a change of voice. */
export const OpinionBlock = ({ block, paper }: BlockProps) => (
  <div className="opinion block-gap" data-accent="opinion">
    <div className="wrap">
      <FrontSection block={{ ...block, title: block.title ?? 'Opinion' }} paper={paper}>
        <div className="grid-12">
          {block.stories.map((story, index) => (
            <div
              key={story.path}
              className={`${block.stories.length === 3 ? 'c4 m4' : 'c3 m6'}${index > 0 ? ' col' : ''}`}
            >
              <OpinionTeaser story={story} paper={paper} />
            </div>
          ))}
        </div>
      </FrontSection>
    </div>
  </div>
);
