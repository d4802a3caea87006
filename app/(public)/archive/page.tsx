import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArchiveIndex } from '#components/archive/archive-index.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { archivePath, archiveYearPath } from '#lib/routes.ts';
import { archiveGraph } from '#lib/seo/graph/lists.ts';
import { archiveMetadata } from '#lib/seo/metadata.ts';
import { getArchive } from '../_data/archive.ts';
import { getPaper } from '../_data/paper.ts';

export async function generateMetadata(): Promise<Metadata> {
  const paper = await getPaper();
  if (paper === undefined) return {};
  const description = `Every story that ${paper.site.name} published, by year, month and section.`;
  return archiveMetadata({ path: archivePath(), heading: 'Archive', description }, paper.site);
}

export default async function Archive() {
  const [paper, data] = await Promise.all([getPaper(), getArchive()]);
  if (paper === undefined || data === undefined) notFound();
  const listed = data.years.map(({ year }) => ({ path: archiveYearPath(year) }));
  return (
    <PageFrame
      paper={paper}
      path={archivePath()}
      graph={archiveGraph({ path: archivePath(), name: 'Archive', listed, trail: [] }, paper)}
    >
      <ArchiveIndex data={data} paper={paper} />
    </PageFrame>
  );
}
