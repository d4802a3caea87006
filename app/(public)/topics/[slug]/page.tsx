import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TopicIndex } from '#components/lists/topic-index.tsx';
import { PageFrame } from '#components/page/page-frame.tsx';
import { topicPath } from '#lib/routes.ts';
import { topicGraph } from '#lib/seo/graph/lists.ts';
import { topicMetadata } from '#lib/seo/metadata.ts';
import { getPaper } from '../../_data/paper.ts';
import { decoded } from '../../_data/params.ts';
import { getTopicPage } from '../../_data/topic.ts';

interface Props {
  params: Promise<{ slug: string }>;
}

async function load({ params }: Props) {
  const { slug } = await params;
  return Promise.all([getPaper(), getTopicPage(decoded(slug), 1)]);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [paper, data] = await load(props);
  return paper && data ? topicMetadata(data.topic, data.list, paper.site) : {};
}

export default async function TopicFirstPage(props: Props) {
  const [paper, data] = await load(props);
  if (paper === undefined || data === undefined) notFound();
  return (
    <PageFrame
      paper={paper}
      path={topicPath(data.topic.slug)}
      graph={topicGraph(data.topic, data.list, paper)}
    >
      <TopicIndex data={data} paper={paper} />
    </PageFrame>
  );
}
