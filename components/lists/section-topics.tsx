import type { Paper } from '#components/page/paper.ts';
import type { Section, TopicLink } from '#lib/edition/model.ts';
import { href, sectionPath, topicPath } from '#lib/routes.ts';

interface SectionTopicsProps {
  section: Section;
  /** What most of its stories are about. */
  topics: TopicLink[];
  paper: Paper;
}

/** Under a section's title: the sections below it, then its topics. */
export function SectionTopics({ section, topics, paper }: SectionTopicsProps) {
  const links = [
    ...paper.sections
      .filter(({ parent }) => parent === section.slug)
      .map(({ slug, navTitle }) => ({ path: sectionPath(slug), text: navTitle })),
    ...topics.map(({ slug, title }) => ({ path: topicPath(slug), text: title })),
  ];
  return links.length > 0 ? (
    <nav className="section-topics" aria-label={`Topics in ${section.title}`}>
      <ul>
        {links.map(({ path, text }) => (
          <li key={path}>
            <a href={href(path)}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  ) : null;
}
