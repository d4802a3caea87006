import { notFound } from 'next/navigation';
import { PageFrame } from '#components/page/page-frame.tsx';
import { StoryPage } from '#components/story/story-page.tsx';
import { isRunning } from '#lib/dateline/is-running.ts';
import type { Path } from '#lib/routes.ts';
import { storyGraph } from '#lib/seo/graph/story.ts';
import { storyMetadata } from '#lib/seo/metadata.ts';
import { getPaper } from '../../_data/paper.ts';
import { getStoryPage } from '../../_data/story.ts';
import type { DatedPage } from './dated-page.ts';

/** A story. */
export function articlePage(path: Path): DatedPage {
  const load = () => Promise.all([getPaper(), getStoryPage(path)]);
  return {
    async metadata() {
      const [paper, data] = await load();
      return paper && data
        ? storyMetadata(data.story, data.section, paper.site, data.authors, data.translations)
        : {};
    },
    async page() {
      const [paper, data] = await load();
      if (paper === undefined || data === undefined) notFound();
      return (
        <PageFrame
          paper={paper}
          current={data.section.slug}
          path={data.story.path}
          graph={storyGraph(data, paper, { running: isRunning(data.story, paper.madeAt) })}
        >
          <StoryPage data={data} paper={paper} />
        </PageFrame>
      );
    },
  };
}
