import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OnThisDay } from '#components/archive/on-this-day.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { archivePath, onThisDayPath } from '#lib/routes.ts';
import { archiveGraph } from '#lib/seo/graph/lists.ts';
import { archiveMetadata } from '#lib/seo/metadata.ts';
import { getOnThisDay } from '../../_data/archive.ts';
import { getPaper } from '../../_data/paper.ts';

export async function generateMetadata(): Promise<Metadata> {
  const paper = await getPaper();
  if (paper === undefined) return {};
  const description = `What ${paper.site.name} reported on this day in former years.`;
  return archiveMetadata({ path: onThisDayPath(), heading: 'On this day', description }, paper.site);
}

export default async function ThisDay() {
  const [paper, data] = await Promise.all([getPaper(), getOnThisDay()]);
  if (paper === undefined || data === undefined) notFound();
  const path = onThisDayPath();
  const trail = [{ name: 'Archive', path: archivePath() }];
  return (
    <PageFrame
      paper={paper}
      path={path}
      graph={archiveGraph({ path, name: 'On this day', listed: data.stories, trail }, paper)}
    >
      <OnThisDay data={data} paper={paper} />
    </PageFrame>
  );
}
