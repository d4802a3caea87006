import { Breadcrumb } from '#components/page/breadcrumb.tsx';
import { Kicker } from '#components/teaser/kicker.tsx';
import type { Author, Instant, Section, Story } from '#lib/edition/model.ts';
import { frontPath, href, sectionPath, topicPath } from '#lib/routes.ts';
import { Portrait } from './portrait.tsx';

interface StoryHeadProps {
  story: Story;
  section: Section;
  authors: Author[];
  madeAt: Instant;
  /** Of the paper: the breadcrumb is in its language. */
  locale: string;
}

/** Breadcrumb, kicker, headline, standfirst; a comment shows who speaks. */
export function StoryHead({ story, section, authors, madeAt, locale }: StoryHeadProps) {
  const [topic] = story.topics;
  const isComment = story.kind === 'opinion';
  return (
    <header className={isComment ? 'story-head comment' : 'story-head'}>
      <Breadcrumb
        lang={locale}
        trail={[
          { href: frontPath(), text: 'Home' },
          { href: href(sectionPath(section.slug)), text: section.navTitle },
          ...(topic ? [{ href: href(topicPath(topic.slug)), text: topic.title }] : []),
        ]}
      />
      <Kicker story={story} madeAt={madeAt} />
      <h1 className="hl hl-display">{story.headline}</h1>
      <p className="standfirst">{story.standfirst}</p>
      {isComment &&
        authors.length === 1 &&
        authors.map((author) => <Portrait key={author.slug} author={author} />)}
    </header>
  );
}
