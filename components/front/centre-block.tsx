import { Teaser } from '#components/teaser/teaser.tsx';
import type { BlockProps } from './front-page.tsx';
import { FrontSection } from './front-section.tsx';

/** 3 + 6 + 3: stories on both sides of a picture story, one picture a side, across from each other. In the document, and on a phone, the middle comes first. */
export function CentreBlock({ block, paper }: BlockProps) {
  const [first, ...rest] = block.stories;
  const half = Math.ceil(rest.length / 2);
  return (
    <div className="wrap block-gap">
      <FrontSection block={block} paper={paper}>
        <div className="grid-12 centred">
          {first && (
            <div className="c6 m7 centre">
              <Teaser story={first} paper={paper} picture="half" size="xl" summary line="byline" />
            </div>
          )}
          <div className="c3 m5 stack before">
            {rest.slice(0, half).map((story, index) => (
              <Teaser
                key={story.path}
                story={story}
                paper={paper}
                picture={index === half - 1 ? 'quarter' : 'none'}
                summary
              />
            ))}
          </div>
          <div className="c3 mtop stack after">
            {rest.slice(half).map((story, index) => (
              <Teaser
                key={story.path}
                story={story}
                paper={paper}
                picture={index === 0 ? 'quarter' : 'none'}
                summary
              />
            ))}
          </div>
        </div>
      </FrontSection>
    </div>
  );
}
