import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArchiveMonth } from '#components/archive/archive-month.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { archiveMonthPath } from '#lib/routes.ts';
import { archiveMonthGraph } from '#lib/seo/graph/lists.ts';
import { archiveMonthMetadata } from '#lib/seo/metadata.ts';
import { getArchiveMonth } from '../../../_data/archive.ts';
import { getPaper } from '../../../_data/paper.ts';

interface Props {
  params: Promise<{ year: string; month: string }>;
}

async function load({ params }: Props) {
  const { year, month } = await params;
  return Promise.all([getPaper(), getArchiveMonth(`${year}-${month}`, 1)]);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [paper, data] = await load(props);
  return paper && data ? archiveMonthMetadata(data.month, data.list.page, paper.site) : {};
}

export default async function Month(props: Props) {
  const [paper, data] = await load(props);
  if (paper === undefined || data === undefined) notFound();
  return (
    <PageFrame
      paper={paper}
      path={archiveMonthPath(data.month, data.list.page)}
      graph={archiveMonthGraph(data.month, data.list, paper)}
    >
      <ArchiveMonth data={data} paper={paper} />
    </PageFrame>
  );
}
