import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MonthArchive } from '#components/lists/month-archive.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { monthPath } from '#lib/routes.ts';
import { monthGraph } from '#lib/seo/graph/lists.ts';
import { monthMetadata } from '#lib/seo/metadata.ts';
import { getPaper } from '../../../../../_data/paper.ts';
import { decoded, pageNumber } from '../../../../../_data/params.ts';
import { getMonth } from '../../../../../_data/section.ts';

interface Props {
  params: Promise<{ section: string; year: string; month: string; page: string }>;
}

async function load({ params }: Props) {
  const { section, year, month, page } = await params;
  const name = `${year}-${month}`;
  const [paper, data] = await Promise.all([getPaper(), getMonth(decoded(section), name, pageNumber(page))]);
  return { paper, data, month: name };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { paper, data, month } = await load(props);
  return paper && data ? monthMetadata(data.section, month, data.list.page, paper.site) : {};
}

export default async function MonthFurtherPage(props: Props) {
  const { paper, data, month } = await load(props);
  if (paper === undefined || data === undefined) notFound();
  return (
    <PageFrame
      paper={paper}
      current={data.section.slug}
      path={monthPath(data.section.slug, month, data.list.page)}
      graph={monthGraph(data.section, month, data.list, paper)}
    >
      <MonthArchive data={data} month={month} paper={paper} />
    </PageFrame>
  );
}
