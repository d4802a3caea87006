import type { Metadata } from 'next';
import { FailureText } from '#components/page/failure-text.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { errorMetadata } from '#lib/seo/metadata.ts';
import { getPaper } from '../../_data/paper.ts';

export async function generateMetadata(): Promise<Metadata> {
  return errorMetadata('Something went wrong', (await getPaper())?.site);
}

/** Sent with 500 when a page could not be made. Stands without masthead where there is no edition. */
export default async function FailurePage() {
  const paper = await getPaper();
  return paper ? (
    <PageFrame paper={paper}>
      <FailureText />
    </PageFrame>
  ) : (
    <main id="main">
      <FailureText />
    </main>
  );
}
