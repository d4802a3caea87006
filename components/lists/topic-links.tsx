import type { TopicLink } from '#lib/edition/model.ts';
import { href, topicPath } from '#lib/routes.ts';

interface TopicLinksProps {
  id: string;
  title: string;
  topics: TopicLink[];
}

/** Beside a list: what else its stories are about. */
export const TopicLinks = ({ id, title, topics }: TopicLinksProps) =>
  topics.length > 0 ? (
    <section className="topic-links" aria-labelledby={id}>
      <h2 className="rail-head" id={id}>
        {title}
      </h2>
      <ul className="rail-links">
        {topics.map((topic) => (
          <li key={topic.slug}>
            <a href={href(topicPath(topic.slug))}>{topic.title}</a>
          </li>
        ))}
      </ul>
    </section>
  ) : null;
