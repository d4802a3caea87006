import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CorrectionsList } from '#components/lists/corrections-list.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { correctionsPath } from '#lib/routes.ts';
import { correctionsGraph } from '#lib/seo/graph/lists.ts';
import { correctionsMetadata } from '#lib/seo/metadata.ts';
import { getCorrections } from '../_data/corrections.ts';
import { getPaper } from '../_data/paper.ts';

export async function generateMetadata(): Promise<Metadata> {
  const [paper, list] = await Promise.all([getPaper(), getCorrections(1)]);
  return paper && list ? correctionsMetadata(list, paper.site) : {};
}

export default async function CorrectionsFirstPage() {
  const [paper, list] = await Promise.all([getPaper(), getCorrections(1)]);
  if (paper === undefined || list === undefined) notFound();
  return (
    <PageFrame
      paper={paper}
      path={correctionsPath()}
      graph={correctionsGraph(
        { page: list.page, stories: list.corrections.map(({ story }) => story) },
        paper,
      )}
    >
      <CorrectionsList list={list} paper={paper} />
    </PageFrame>
  );
}
