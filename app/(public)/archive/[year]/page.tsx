import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArchiveYear } from '#components/archive/archive-year.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { archiveMonthPath, archivePath, archiveYearPath } from '#lib/routes.ts';
import { archiveGraph } from '#lib/seo/graph/lists.ts';
import { archiveMetadata } from '#lib/seo/metadata.ts';
import { getArchiveYear } from '../../_data/archive.ts';
import { getPaper } from '../../_data/paper.ts';

interface Props {
  params: Promise<{ year: string }>;
}

const load = async ({ params }: Props) => Promise.all([getPaper(), getArchiveYear((await params).year)]);

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [paper, data] = await load(props);
  if (paper === undefined || data === undefined) return {};
  return archiveMetadata(
    {
      path: archiveYearPath(data.year),
      heading: `Archive of ${data.year}`,
      description: `Every story that ${paper.site.name} published in ${data.year}, by month and section.`,
    },
    paper.site,
  );
}

export default async function Year(props: Props) {
  const [paper, data] = await load(props);
  if (paper === undefined || data === undefined) notFound();
  const path = archiveYearPath(data.year);
  const listed = data.months.map(({ month }) => ({ path: archiveMonthPath(month) }));
  const trail = [{ name: 'Archive', path: archivePath() }];
  return (
    <PageFrame
      paper={paper}
      path={path}
      graph={archiveGraph({ path, name: `Archive of ${data.year}`, listed, trail }, paper)}
    >
      <ArchiveYear data={data} paper={paper} />
    </PageFrame>
  );
}
