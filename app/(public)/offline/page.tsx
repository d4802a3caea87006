import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OfflineText } from '#components/offline/offline-text.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { scriptSrc } from '#lib/assets/scripts.ts';
import { errorMetadata } from '#lib/seo/metadata.ts';
import { getPaper } from '../_data/paper.ts';

export async function generateMetadata(): Promise<Metadata> {
  return errorMetadata('Offline', (await getPaper())?.site);
}

/** Kept on devices by the service worker, which shows it where a page cannot be reached. */
export default async function OfflinePage() {
  const paper = await getPaper();
  if (paper === undefined) notFound();
  const script = scriptSrc('offline');
  return (
    <PageFrame paper={paper}>
      <OfflineText />
      {script && <script type="module" src={script} />}
    </PageFrame>
  );
}
