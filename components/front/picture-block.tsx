import { Teaser } from '#components/teaser/teaser.tsx';
import { TeaserPicture } from '#components/teaser/teaser-picture.tsx';
import type { BlockProps } from './front-page.tsx';
import { FrontSection } from './front-section.tsx';

/** 8 + 4: led by its picture. */
export function PictureBlock({ block, paper }: BlockProps) {
  const [first, ...rest] = block.stories;
  if (first === undefined) return null;
  return (
    <div className="wrap block-gap">
      <FrontSection block={block} paper={paper}>
        <div className="grid-12 picture-led">
          <div className="c8 m7">
            <TeaserPicture story={first} place="wide" />
          </div>
          <div className="c4 m5 stack">
            <Teaser story={first} paper={paper} size="xl" summary line="byline" />
            {rest.map((story) => (
              <Teaser key={story.path} story={story} paper={paper} size="s" />
            ))}
          </div>
        </div>
      </FrontSection>
    </div>
  );
}
