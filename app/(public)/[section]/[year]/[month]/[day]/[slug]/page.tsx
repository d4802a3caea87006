import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageFrame } from '#components/page/page-frame.tsx';
import { StoryPage } from '#components/story/story-page.tsx';
import { isRunning } from '#lib/dateline/is-running.ts';
import { articlePath } from '#lib/routes.ts';
import { storyGraph } from '#lib/seo/graph/story.ts';
import { storyMetadata } from '#lib/seo/metadata.ts';
import { getMostReadBeside } from '../../../../../_data/most-read.ts';
import { getPaper } from '../../../../../_data/paper.ts';
import { decoded } from '../../../../../_data/params.ts';
import { getStoryPage } from '../../../../../_data/story.ts';

interface Props {
  params: Promise<{ section: string; year: string; month: string; day: string; slug: string }>;
}

/** Stories beside the story. */
const MOST_READ = 5;

async function load({ params }: Props) {
  const { section, year, month, day, slug } = await params;
  const path = articlePath(decoded(section), `${year}-${month}-${day}`, decoded(slug));
  return Promise.all([getPaper(), getStoryPage(path), getMostReadBeside(path, MOST_READ)]);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [paper, data] = await load(props);
  return paper && data
    ? storyMetadata(data.story, data.section, paper.site, data.authors, data.translations)
    : {};
}

export default async function Article(props: Props) {
  const [paper, data, mostRead] = await load(props);
  if (paper === undefined || data === undefined) notFound();
  return (
    <PageFrame
      paper={paper}
      current={data.section.slug}
      path={data.story.path}
      graph={storyGraph(data, paper, { running: isRunning(data.story, paper.madeAt) })}
    >
      <StoryPage data={data} mostRead={mostRead} paper={paper} />
    </PageFrame>
  );
}
