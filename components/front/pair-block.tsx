import type { Paper } from '#components/page/paper.ts';
import { Teaser } from '#components/teaser/teaser.tsx';
import type { FrontBlock } from '#lib/edition/model.ts';
import { FrontSection } from './front-section.tsx';

/** 6 + 6: two sections side by side, each a picture story above smaller ones. */
export const PairBlock = ({ blocks, paper }: { blocks: [FrontBlock, FrontBlock]; paper: Paper }) => (
  <div className="wrap block-gap">
    <div className="grid-12 pair">
      {blocks.map((block) => {
        const [first, ...rest] = block.stories;
        return (
          <FrontSection key={first?.path} block={block} paper={paper} className="c6 m6">
            {first && <Teaser story={first} paper={paper} picture="half" size="l" summary line="byline" />}
            <div className="grid-12">
              {rest.slice(0, 2).map((story) => (
                <div key={story.path} className="c6 under">
                  <Teaser story={story} paper={paper} size="s" />
                </div>
              ))}
            </div>
            {rest.slice(2).map((story) => (
              <div key={story.path} className="under">
                <Teaser story={story} paper={paper} picture="thumb" summary />
              </div>
            ))}
          </FrontSection>
        );
      })}
    </div>
  </div>
);
