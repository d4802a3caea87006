import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SectionIndex } from '#components/lists/section-index.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { sectionPath } from '#lib/routes.ts';
import { sectionGraph } from '#lib/seo/graph/lists.ts';
import { sectionMetadata } from '#lib/seo/metadata.ts';
import { getPaper } from '../../../_data/paper.ts';
import { decoded, pageNumber } from '../../../_data/params.ts';
import { getSectionPage } from '../../../_data/section.ts';

interface Props {
  params: Promise<{ section: string; page: string }>;
}

async function load({ params }: Props) {
  const { section, page } = await params;
  return Promise.all([getPaper(), getSectionPage(decoded(section), pageNumber(page))]);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [paper, data] = await load(props);
  return paper && data ? sectionMetadata(data.section, data.list.page, paper.site) : {};
}

export default async function SectionFurtherPage(props: Props) {
  const [paper, data] = await load(props);
  if (paper === undefined || data === undefined) notFound();
  return (
    <PageFrame
      paper={paper}
      current={data.section.slug}
      path={sectionPath(data.section.slug, data.list.page)}
      graph={sectionGraph(data.section, data.list, paper)}
    >
      <SectionIndex data={data} paper={paper} />
    </PageFrame>
  );
}
