import { MostReadBlock } from '#components/most-read/most-read-block.tsx';
import type { Paper } from '#components/page/paper.ts';
import type { FrontBlock, Teaser } from '#lib/edition/model.ts';
import { arrangeFront, type FrontRow } from './arrange-front.ts';
import { CentreBlock } from './centre-block.tsx';
import { LatestBlock } from './latest-block.tsx';
import { LeadBlock } from './lead-block.tsx';
import { OpinionBlock } from './opinion-block.tsx';
import { PairBlock } from './pair-block.tsx';
import { PictureBlock } from './picture-block.tsx';
import { RowBlock } from './row-block.tsx';
import { SpreadBlock } from './spread-block.tsx';

export interface BlockProps {
  block: FrontBlock;
  paper: Paper;
}

const BLOCKS = {
  lead: LeadBlock,
  opinion: OpinionBlock,
  latest: LatestBlock,
  spread: SpreadBlock,
  picture: PictureBlock,
  centre: CentreBlock,
  row: RowBlock,
} as const;

function Row({ row, paper }: { row: FrontRow; paper: Paper }) {
  if (row.shape === 'pair') return <PairBlock blocks={row.blocks} paper={paper} />;
  const Block = BLOCKS[row.shape];
  return <Block block={row.block} paper={paper} />;
}

interface FrontPageProps {
  blocks: FrontBlock[];
  mostRead: Teaser[];
  paper: Paper;
}

/**
 * The front page as editors arranged it. A strip of live scores belongs between the lead and the first section, a
 * newsletter's form after the last block: rows of their own, so that each is a shape more in arrange-front.ts.
 */
export const FrontPage = ({ blocks, mostRead, paper }: FrontPageProps) => (
  <>
    <h1 className="sr">{paper.site.name}: today’s front page</h1>
    {arrangeFront(blocks).map((row) => {
      const first = row.shape === 'pair' ? row.blocks[0] : row.block;
      return <Row key={first.stories[0]?.path} row={row} paper={paper} />;
    })}
    <MostReadBlock stories={mostRead} paper={paper} />
  </>
);
