import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CorrectionsList } from '#components/lists/corrections-list.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { correctionsPath } from '#lib/routes.ts';
import { correctionsGraph } from '#lib/seo/graph/lists.ts';
import { correctionsMetadata } from '#lib/seo/metadata.ts';
import { getCorrections } from '../../../_data/corrections.ts';
import { getPaper } from '../../../_data/paper.ts';
import { pageNumber } from '../../../_data/params.ts';

interface Props {
  params: Promise<{ page: string }>;
}

async function load({ params }: Props) {
  const { page } = await params;
  return Promise.all([getPaper(), getCorrections(pageNumber(page))]);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [paper, list] = await load(props);
  return paper && list ? correctionsMetadata(list, paper.site) : {};
}

export default async function CorrectionsFurtherPage(props: Props) {
  const [paper, list] = await load(props);
  if (paper === undefined || list === undefined) notFound();
  return (
    <PageFrame
      paper={paper}
      path={correctionsPath(list.page)}
      graph={correctionsGraph(
        { page: list.page, stories: list.corrections.map(({ story }) => story) },
        paper,
      )}
    >
      <CorrectionsList list={list} paper={paper} />
    </PageFrame>
  );
}
