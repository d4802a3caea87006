import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuthorIndex } from '#components/lists/author-index.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { authorPath } from '#lib/routes.ts';
import { authorGraph } from '#lib/seo/graph/lists.ts';
import { authorMetadata } from '#lib/seo/metadata.ts';
import { getAuthorPage } from '../../../../_data/author.ts';
import { getPaper } from '../../../../_data/paper.ts';
import { decoded, pageNumber } from '../../../../_data/params.ts';

interface Props {
  params: Promise<{ slug: string; page: string }>;
}

async function load({ params }: Props) {
  const { slug, page } = await params;
  return Promise.all([getPaper(), getAuthorPage(decoded(slug), pageNumber(page))]);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [paper, data] = await load(props);
  return paper && data ? authorMetadata(data.author, data.list.page, paper.site) : {};
}

export default async function AuthorFurtherPage(props: Props) {
  const [paper, data] = await load(props);
  if (paper === undefined || data === undefined) notFound();
  return (
    <PageFrame
      paper={paper}
      path={authorPath(data.author.slug, data.list.page)}
      graph={authorGraph(data.author, data.list.page, paper)}
    >
      <AuthorIndex data={data} paper={paper} />
    </PageFrame>
  );
}
