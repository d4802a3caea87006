import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageFrame } from '#components/page/page-frame.tsx';
import { SearchPage } from '#components/search/search-page.tsx';
import { searchMetadata } from '#lib/seo/metadata.ts';
import { getPaper } from '../../_data/paper.ts';
import { getSearch } from '../../_data/search.ts';

interface Props {
  params: Promise<{ answer: string }>;
}

async function load({ params }: Props) {
  const { answer } = await params;
  return Promise.all([getPaper(), getSearch(answer)]);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [paper, view] = await load(props);
  return paper && view ? searchMetadata(view.choices.query, paper.site) : {};
}

/** Rendered anew for each search, under a token of its own: the reader's address is `/search?q=…`. */
export default async function SearchAnswerPage(props: Props) {
  const [paper, view] = await load(props);
  if (paper === undefined || view === undefined) notFound();
  return (
    <PageFrame paper={paper} current="search">
      <SearchPage view={view} paper={paper} />
    </PageFrame>
  );
}
