import { Teaser } from '#components/teaser/teaser.tsx';
import { hasPicture } from '#components/teaser/teaser-picture.tsx';
import type { Teaser as Story } from '#lib/edition/model.ts';
import type { BlockProps } from './front-page.tsx';
import { FrontSection } from './front-section.tsx';

/** True of a poster: it fills its column by itself. */
const isTall = ({ image }: Story): boolean => image !== undefined && image.height > image.width;

/** Four columns, two across on a phone: posters, and words beside them where a picture is flat or missing. */
export const RowBlock = ({ block, paper }: BlockProps) => (
  <div className="wrap block-gap">
    <FrontSection block={block} paper={paper}>
      <div className="grid-12 poster-cols">
        {block.stories.slice(0, 4).map((story) => (
          <div key={story.path} className="c3 m6 poster">
            <Teaser
              story={story}
              paper={paper}
              picture="poster"
              size={hasPicture(story) ? 'm' : 'l'}
              summary={!isTall(story)}
            />
          </div>
        ))}
      </div>
    </FrontSection>
  </div>
);
