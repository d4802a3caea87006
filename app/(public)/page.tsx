import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FrontPage } from '#components/front/front-page.tsx';
import { BreakingStrip } from '#components/masthead/breaking-strip.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { frontPath } from '#lib/routes.ts';
import { frontGraph } from '#lib/seo/graph/lists.ts';
import { frontMetadata } from '#lib/seo/metadata.ts';
import { getFront } from './_data/front.ts';
import { getMostRead } from './_data/most-read.ts';
import { getPaper } from './_data/paper.ts';

/** Two columns of five. */
const MOST_READ = 10;

export async function generateMetadata(): Promise<Metadata> {
  const [paper, front] = await Promise.all([getPaper(), getFront()]);
  if (paper === undefined) return {};
  const lead = front?.blocks.flatMap(({ stories }) => stories)[0];
  return frontMetadata(paper.site, { sections: paper.sections, lead });
}

export default async function Front() {
  const [paper, front, mostRead] = await Promise.all([
    getPaper(),
    getFront(),
    getMostRead(undefined, MOST_READ),
  ]);
  if (paper === undefined || front === undefined) notFound();
  const [breaking] = front.breaking;
  return (
    <PageFrame
      paper={paper}
      current="front"
      here
      path={frontPath()}
      graph={frontGraph(
        front.blocks.flatMap(({ stories }) => stories),
        paper,
      )}
    >
      {breaking && <BreakingStrip story={breaking} paper={paper} />}
      <FrontPage blocks={front.blocks} mostRead={mostRead} paper={paper} />
    </PageFrame>
  );
}
