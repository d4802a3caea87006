import '#components/library/library.css';
import '#components/readers/readers.css';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageFrame } from '#components/page/page-frame.tsx';
import { ReaderPage } from '#components/readers/reader-page.tsx';
import { readerMetadata } from '#lib/seo/metadata.ts';
import { getPaper } from '../../_data/paper.ts';
import { getReaderView } from '../../_data/reader-view.ts';

interface Props {
  params: Promise<{ view: string }>;
}

async function load({ params }: Props) {
  const { view } = await params;
  return Promise.all([getPaper(), getReaderView(view)]);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [paper, view] = await load(props);
  return paper && view ? readerMetadata(view, paper.site) : {};
}

/** Rendered anew for each request of a reader, under a token of its own: their addresses are `/account`, `/library`… */
export default async function ReaderViewPage(props: Props) {
  const [paper, view] = await load(props);
  if (paper === undefined || view === undefined) notFound();
  return (
    <PageFrame paper={paper} current={view.page}>
      <ReaderPage view={view} paper={paper} />
    </PageFrame>
  );
}
