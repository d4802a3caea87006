import { notFound } from 'next/navigation';
import { HistoryPage } from '#components/history/history-page.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { historyPath, type Path } from '#lib/routes.ts';
import { historyMetadata } from '#lib/seo/metadata.ts';
import { getHistory } from '../../_data/history.ts';
import { getPaper } from '../../_data/paper.ts';
import type { DatedPage } from './dated-page.ts';

/** What a story said before. */
export function historyPage(story: Path): DatedPage {
  const load = () => Promise.all([getPaper(), getHistory(story)]);
  return {
    async metadata() {
      const [paper, data] = await load();
      return paper && data ? historyMetadata(data.story, paper.site) : {};
    },
    async page() {
      const [paper, data] = await load();
      if (paper === undefined || data === undefined) notFound();
      return (
        <PageFrame paper={paper} current={data.section.slug} path={historyPath(data.story.path)}>
          <HistoryPage data={data} paper={paper} />
        </PageFrame>
      );
    },
  };
}
