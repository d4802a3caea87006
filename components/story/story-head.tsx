import { Breadcrumb } from '#components/page/breadcrumb.tsx';
import { Kicker } from '#components/teaser/kicker.tsx';
import type { Instant, Section, Story } from '#lib/edition/model.ts';
import { frontPath, href, sectionPath, topicPath } from '#lib/routes.ts';

interface StoryHeadProps {
  story: Story;
  section: Section;
  madeAt: Instant;
  /** Of the paper: the breadcrumb is in its language. */
  locale: string;
}

/** Breadcrumb, kicker, headline, standfirst. */
export function StoryHead({ story, section, madeAt, locale }: StoryHeadProps) {
  const [topic] = story.topics;
  return (
    <header className={story.kind === 'opinion' ? 'story-head comment' : 'story-head'}>
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
    </header>
  );
}
