import { Body } from '#components/body/body.tsx';
import type { BodyMatter } from '#components/body/body-matter.ts';
import { KeyEvents } from '#components/live/key-events.tsx';
import { LiveEntries } from '#components/live/live-entries.tsx';
import type { Paper } from '#components/page/paper.ts';
import type { Author, LiveEntry, Section, Story, Teaser } from '#lib/edition/model.ts';
import { AboutAuthors } from './about-authors.tsx';
import { Corrections } from './corrections.tsx';
import { KeyPoints } from './key-points.tsx';
import { LatestFromSection } from './latest-from-section.tsx';
import { LeadPicture } from './lead-picture.tsx';
import { MachineNote } from './machine-note.tsx';
import { RelatedStories } from './related-stories.tsx';
import { StoryHead } from './story-head.tsx';
import { StoryMeta } from './story-meta.tsx';
import { TopicList } from './topic-list.tsx';
import { TruncatedNotice } from './truncated-notice.tsx';

/** A story with all that its page shows around it. */
export interface StoryPageData {
  story: Story;
  section: Section;
  authors: Author[];
  /** Entries of a live story, newest first. */
  entries: LiveEntry[];
  related: Teaser[];
  /** Newest of the section, without this story. */
  latest: Teaser[];
  /** Stories that the body itself points to. */
  inBody: Teaser[];
}

/** An article, from breadcrumb to the way on. */
export function StoryPage({ data, paper }: { data: StoryPageData; paper: Paper }) {
  const { story, section, authors, entries, related, latest, inBody } = data;
  const matter: BodyMatter = { pictures: story.pictures, data: story.data, related: inBody };
  const language = { lang: story.language, dir: story.direction };
  return (
    <div className="wrap">
      <article>
        <div className="grid-12">
          <StoryHead story={story} section={section} />
        </div>
        <div className="grid-12">
          <div className="story-main">
            <StoryMeta story={story} zone={paper.site} />
            <LeadPicture story={story} />
            <div className="story-column">
              <div className="story-text" {...language}>
                <KeyPoints points={story.keyPoints} />
                <div className="body">
                  <Body source={story.body} matter={matter} dateline={story.dateline} />
                </div>
              </div>
              {story.truncated && <TruncatedNotice access={story.access} />}
              {entries.length > 0 && (
                <LiveEntries entries={entries} story={story} zone={paper.site} matter={matter} />
              )}
              <Corrections corrections={story.corrections} zone={paper.site} />
              <MachineNote sourceType={story.digitalSourceType} />
              <TopicList topics={story.topics} />
              <AboutAuthors authors={authors} />
            </div>
          </div>
          <aside className="story-rail col" aria-label="Beside this story">
            {entries.length > 0 && <KeyEvents entries={entries} zone={paper.site} />}
            <RelatedStories stories={related} paper={paper} />
          </aside>
        </div>
      </article>
      <LatestFromSection section={section} stories={latest} paper={paper} />
    </div>
  );
}
