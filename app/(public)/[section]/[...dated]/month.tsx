import { notFound } from 'next/navigation';
import { MonthArchive } from '#components/lists/month-archive.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { monthPath } from '#lib/routes.ts';
import { monthGraph } from '#lib/seo/graph/lists.ts';
import { monthMetadata } from '#lib/seo/metadata.ts';
import { getPaper } from '../../_data/paper.ts';
import { getMonth } from '../../_data/section.ts';
import type { DatedPage } from './dated-page.ts';

/** A page of a section's month (`2007-05`). */
export function monthPage(section: string, month: string, page: number): DatedPage {
  const load = () => Promise.all([getPaper(), getMonth(section, month, page)]);
  return {
    async metadata() {
      const [paper, data] = await load();
      return paper && data ? monthMetadata(data.section, month, page, paper.site) : {};
    },
    async page() {
      const [paper, data] = await load();
      if (paper === undefined || data === undefined) notFound();
      return (
        <PageFrame
          paper={paper}
          current={data.section.slug}
          path={monthPath(data.section.slug, month, page)}
          graph={monthGraph(data.section, month, data.list, paper)}
        >
          <MonthArchive data={data} month={month} paper={paper} />
        </PageFrame>
      );
    },
  };
}
