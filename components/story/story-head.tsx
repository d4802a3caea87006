import { LiveBadge } from '#components/live/live-badge.tsx';
import { Breadcrumb } from '#components/page/breadcrumb.tsx';
import type { Section, Story } from '#lib/edition/model.ts';
import { frontPath, href, sectionPath, topicPath } from '#lib/routes.ts';

/** Breadcrumb, kicker, headline, standfirst. */
export const StoryHead = ({ story, section }: { story: Story; section: Section }) => {
  const [topic] = story.topics;
  return (
    <header className="story-head">
      <Breadcrumb
        trail={[
          { href: frontPath(), text: 'Home' },
          { href: href(sectionPath(section.slug)), text: section.navTitle },
          ...(topic ? [{ href: href(topicPath(topic.slug)), text: topic.title }] : []),
        ]}
      />
      <div lang={story.language} dir={story.direction}>
        {(story.kind === 'live' || story.kicker) && (
          <p className="kicker">
            {story.kind === 'live' && <LiveBadge />}
            {story.kind === 'live' && story.kicker === 'Live' ? null : story.kicker}
          </p>
        )}
        <h1 className="hl hl-display">{story.headline}</h1>
        <p className="standfirst">{story.standfirst}</p>
      </div>
    </header>
  );
};
