import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LatestStories } from '#components/page/latest-stories.tsx';
import { NotFoundText } from '#components/page/not-found-text.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { errorMetadata } from '#lib/seo/metadata.ts';
import { getLatest } from '../../_data/latest.ts';
import { getPaper } from '../../_data/paper.ts';

export async function generateMetadata(): Promise<Metadata> {
  return errorMetadata('Page not found', (await getPaper())?.site);
}

/** Sent with 404 for every path that is nothing. */
export default async function NotFoundPage() {
  const [paper, latest] = await Promise.all([getPaper(), getLatest()]);
  if (paper === undefined) notFound();
  return (
    <PageFrame paper={paper}>
      <NotFoundText sections={paper.sections} />
      <LatestStories stories={latest} paper={paper} />
    </PageFrame>
  );
}
