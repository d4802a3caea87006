import '#components/history/history.css';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { HistoryPage } from '#components/history/history-page.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { articlePath, historyPath } from '#lib/routes.ts';
import { historyMetadata } from '#lib/seo/metadata.ts';
import { getHistory } from '../../../../../../_data/history.ts';
import { getPaper } from '../../../../../../_data/paper.ts';
import { decoded } from '../../../../../../_data/params.ts';

interface Props {
  params: Promise<{ section: string; year: string; month: string; day: string; slug: string }>;
}

async function load({ params }: Props) {
  const { section, year, month, day, slug } = await params;
  const path = articlePath(decoded(section), `${year}-${month}-${day}`, decoded(slug));
  return Promise.all([getPaper(), getHistory(path)]);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [paper, data] = await load(props);
  return paper && data ? historyMetadata(data.story, paper.site) : {};
}

export default async function History(props: Props) {
  const [paper, data] = await load(props);
  if (paper === undefined || data === undefined) notFound();
  return (
    <PageFrame paper={paper} current={data.section.slug} path={historyPath(data.story.path)}>
      <HistoryPage data={data} paper={paper} />
    </PageFrame>
  );
}
