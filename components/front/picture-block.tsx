import { Teaser } from '#components/teaser/teaser.tsx';
import { hasPicture, TeaserPicture } from '#components/teaser/teaser-picture.tsx';
import type { BlockProps } from './front-page.tsx';
import { FrontSection } from './front-section.tsx';
import { SpreadBlock } from './spread-block.tsx';

/**
 * 8 + 4: led by its picture. Where the first story has none it keeps the head of the block, in the narrow column, and
 * the first that has one stands beside it; where none has one the block is a spread.
 */
export function PictureBlock({ block, paper }: BlockProps) {
  const [first, ...rest] = block.stories;
  const pictured = block.stories.find(hasPicture);
  if (first === undefined || pictured === undefined) return <SpreadBlock block={block} paper={paper} />;
  const isLed = pictured === first;
  const others = rest.filter((story) => story !== pictured);
  return (
    <div className="wrap block-gap">
      <FrontSection block={block} paper={paper}>
        <div className="grid-12 picture-led">
          {isLed && (
            <div className="c8 m7">
              <TeaserPicture story={first} place="wide" />
            </div>
          )}
          <div className="c4 m5 stack">
            <Teaser story={first} paper={paper} size="xl" summary line="byline" />
            {others.map((story) => (
              <Teaser key={story.path} story={story} paper={paper} size="s" />
            ))}
          </div>
          {!isLed && (
            <div className="c8 m7 col">
              <Teaser story={pictured} paper={paper} picture="wide" size="l" summary />
            </div>
          )}
        </div>
      </FrontSection>
    </div>
  );
}
