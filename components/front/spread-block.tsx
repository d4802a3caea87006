import { Teaser } from '#components/teaser/teaser.tsx';
import type { BlockProps } from './front-page.tsx';
import { FrontSection } from './front-section.tsx';

/** 5 + 4 + 3: a picture story, two with thumbnails, a column of headlines. */
export function SpreadBlock({ block, paper }: BlockProps) {
  const [first, ...rest] = block.stories;
  return (
    <div className="wrap block-gap">
      <FrontSection block={block} paper={paper}>
        <div className="grid-12">
          {first && (
            <div className="c5 m6">
              <Teaser story={first} paper={paper} picture="half" size="xl" summary line="byline" />
            </div>
          )}
          <div className="c4 m6 col stack">
            {rest.slice(0, 3).map((story) => (
              <Teaser key={story.path} story={story} paper={paper} picture="thumb" />
            ))}
          </div>
          <div className="c3 col mtop stack">
            {rest.slice(3).map((story) => (
              <Teaser key={story.path} story={story} paper={paper} size="s" />
            ))}
          </div>
        </div>
      </FrontSection>
    </div>
  );
}
