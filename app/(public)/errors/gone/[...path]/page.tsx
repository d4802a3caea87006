import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GoneText } from '#components/page/gone-text.tsx';
import { LatestStories } from '#components/page/latest-stories.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { errorMetadata } from '#lib/seo/metadata.ts';
import { getGone } from '../../../_data/gone.ts';
import { getLatest } from '../../../_data/latest.ts';
import { getPaper } from '../../../_data/paper.ts';
import { decoded } from '../../../_data/params.ts';

interface Props {
  params: Promise<{ path: string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return errorMetadata('No longer available', (await getPaper())?.site);
}

/** Sent with 410 for a story that was withdrawn or has expired. */
export default async function GonePage({ params }: Props) {
  const { path } = await params;
  const [paper, gone, latest] = await Promise.all([
    getPaper(),
    getGone(`/${path.map(decoded).join('/')}`),
    getLatest(),
  ]);
  if (paper === undefined || gone === undefined) notFound();
  return (
    <PageFrame paper={paper} current={path[0]}>
      <GoneText gone={gone} />
      <LatestStories stories={latest} paper={paper} />
    </PageFrame>
  );
}
