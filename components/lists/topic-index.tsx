import { FollowButton } from '#components/library/follow-button.tsx';
import type { Paper } from '#components/page/paper.ts';
import type { StoryPage, Topic, TopicLink } from '#lib/edition/model.ts';
import { topicPath } from '#lib/routes.ts';
import { DayList } from './day-list.tsx';
import { IndexHead } from './index-head.tsx';
import { Pager } from './pager.tsx';
import { TopicLinks } from './topic-links.tsx';

export interface TopicPageData {
  topic: Topic;
  list: StoryPage;
  /** What else its stories are about. */
  related: TopicLink[];
}

interface TopicIndexProps {
  data: TopicPageData;
  paper: Paper;
}

/** Everything on a subject, newest first. */
export const TopicIndex = ({ data: { topic, list, related }, paper }: TopicIndexProps) => (
  <div className="wrap">
    <IndexHead
      title={topic.title}
      follow={<FollowButton target={`topic:${topic.slug}`} title={topic.title} what="this topic" />}
    >
      {list.page === 1 && topic.description && <p className="summary index-intro">{topic.description}</p>}
      <p className="meta">
        {list.total} {list.total === 1 ? 'story' : 'stories'}
      </p>
    </IndexHead>
    <div className="grid-12">
      <div className="c9 m8">
        <DayList stories={list.stories} paper={paper} />
        <Pager page={list.page} pages={list.pages} pathOf={(page) => topicPath(topic.slug, page)} />
      </div>
      <div className="c3 m4 col">
        <TopicLinks id="related-topics" title="Related topics" topics={related} />
      </div>
    </div>
  </div>
);
