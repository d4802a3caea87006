import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SectionIndex } from '#components/lists/section-index.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { sectionPath } from '#lib/routes.ts';
import { sectionGraph } from '#lib/seo/graph/lists.ts';
import { sectionMetadata } from '#lib/seo/metadata.ts';
import { getMostRead } from '../_data/most-read.ts';
import { getPaper } from '../_data/paper.ts';
import { decoded } from '../_data/params.ts';
import { getSectionPage } from '../_data/section.ts';

interface Props {
  params: Promise<{ section: string }>;
}

/** Stories beside the list. */
const MOST_READ = 5;

async function load({ params }: Props) {
  const slug = decoded((await params).section);
  return Promise.all([getPaper(), getSectionPage(slug, 1), getMostRead(slug, MOST_READ)]);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [paper, data] = await load(props);
  return paper && data ? sectionMetadata(data.section, 1, paper.site) : {};
}

export default async function SectionFirstPage(props: Props) {
  const [paper, data, mostRead] = await load(props);
  if (paper === undefined || data === undefined) notFound();
  return (
    <PageFrame
      paper={paper}
      current={data.section.slug}
      here
      path={sectionPath(data.section.slug)}
      graph={sectionGraph(data.section, data.list, paper)}
    >
      <SectionIndex data={data} mostRead={mostRead} paper={paper} />
    </PageFrame>
  );
}
