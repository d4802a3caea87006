import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NotFoundText } from '#components/page/not-found-text.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { errorMetadata } from '#lib/seo/metadata.ts';
import { getPaper } from '../../_data/paper.ts';

export async function generateMetadata(): Promise<Metadata> {
  return errorMetadata('Page not found', (await getPaper())?.site);
}

/** Sent with 404 for every path that is nothing. */
export default async function NotFoundPage() {
  const paper = await getPaper();
  if (paper === undefined) notFound();
  return (
    <PageFrame paper={paper}>
      <NotFoundText sections={paper.sections} />
    </PageFrame>
  );
}
