/**
 * What a story said before, asked for as `/world/2007/05/29/talks/history` (`next.config.mjs`): a route of its own, as it
 * has a style sheet of its own, which readers of stories need not fetch.
 */
import '#components/history/history.css';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { HistoryPage } from '#components/history/history-page.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { historyPath } from '#lib/routes.ts';
import { historyMetadata } from '#lib/seo/metadata.ts';
import { getHistory } from '../../_data/history.ts';
import { getPaper } from '../../_data/paper.ts';
import { decoded } from '../../_data/params.ts';

interface Props {
  params: Promise<{ path: string[] }>;
}

async function load({ params }: Props) {
  const { path } = await params;
  return Promise.all([getPaper(), getHistory(`/${path.map(decoded).join('/')}`)]);
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
