import { FollowButton } from '#components/library/follow-button.tsx';
import type { TopicLink } from '#lib/edition/model.ts';
import { href, topicPath } from '#lib/routes.ts';

export const TopicList = ({ topics }: { topics: TopicLink[] }) =>
  topics.length > 0 ? (
    <section className="after-story" aria-labelledby="topics">
      <h2 className="aside-head" id="topics">
        Topics in this story
      </h2>
      <ul className="topic-list">
        {topics.map(({ slug, title }) => (
          <li key={slug}>
            <a href={href(topicPath(slug))}>{title}</a>
            <FollowButton target={`topic:${slug}`} title={title} />
          </li>
        ))}
      </ul>
    </section>
  ) : null;
