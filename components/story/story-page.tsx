import { Body } from '#components/body/body.tsx';
import type { RelatedByPath } from '#components/body/body-matter.ts';
import { ChangedSince } from '#components/history/changed-since.tsx';
import { LiveEntries } from '#components/live/live-entries.tsx';
import { MostReadRail } from '#components/most-read/most-read.tsx';
import type { Paper } from '#components/page/paper.ts';
import { PieceMark } from '#components/page/piece-mark.tsx';
import { directionOf } from '#components/page/text-language.ts';
import { isRunning } from '#lib/dateline/is-running.ts';
import type { Author, LiveEntry, Section, Story, Teaser, Translation } from '#lib/edition/model.ts';
import { absoluteUrl } from '#lib/routes.ts';
import { AboutAuthors } from './about-authors.tsx';
import { Corrections } from './corrections.tsx';
import { KeyPoints } from './key-points.tsx';
import { LatestFromSection } from './latest-from-section.tsx';
import { LeadPicture } from './lead-picture.tsx';
import { MachineNote } from './machine-note.tsx';
import { RelatedStories } from './related-stories.tsx';
import { SharePassage } from './share-passage.tsx';
import { StoryHead } from './story-head.tsx';
import { StoryMeta } from './story-meta.tsx';
import { TopicList } from './topic-list.tsx';
import { TruncatedNotice } from './truncated-notice.tsx';

/** The end that many stories' pages share. */
export interface BesideStory {
  /** The latest of the section, without this story. */
  latest: Teaser[];
  /** The most read of the paper, without this story. */
  mostRead: Teaser[];
  /** Key of the piece from these lists to the end of the page; absent if the page has lists of its own. */
  piece?: string | undefined;
}

/** A story with all that its page shows around it. */
export interface StoryPageData {
  story: Story;
  section: Section;
  authors: Author[];
  /** Entries of a live story, newest first. */
  entries: LiveEntry[];
  related: Teaser[];
  /** The story in all its languages, itself included; none where it is there in one only. */
  translations: Translation[];
  beside: BesideStory;
  /** Stories that the body and the entries themselves point to. */
  inBody: RelatedByPath;
}

interface StoryPageProps {
  data: StoryPageData;
  paper: Paper;
}

/** Key points, body, and the entries of a live story: before the body while it runs, after it as a record. */
function StoryText({ data: { story, entries, inBody }, paper }: StoryPageProps) {
  const matter = { related: inBody, madeAt: paper.madeAt };
  const updates = entries.length > 0 && <LiveEntries entries={entries} zone={paper.site} {...matter} />;
  const running = isRunning(story, paper.madeAt);
  return (
    <div className="story-text">
      <KeyPoints points={story.keyPoints} />
      {running && updates}
      <div className="body">
        <Body text={story} {...matter} dateline={story.dateline} />
      </div>
      {!running && updates}
    </div>
  );
}

/**
 * An article, from breadcrumb to the way on. The article has the story's own language and direction; what the paper
 * says around it has the paper's language. A newsletter's form belongs before the corrections. From the mark on, the pages of a
 * section are the same to the byte, so everything that depends on the story belongs before it.
 */
export function StoryPage({ data, paper }: StoryPageProps) {
  const { story, section, authors, related, beside, translations } = data;
  const { site, madeAt } = paper;
  return (
    <div className="wrap">
      <article className="story" lang={story.language} dir={story.direction} data-revision={story.revision}>
        <div className="grid-12">
          <StoryHead story={story} section={section} madeAt={madeAt} locale={site.locale} />
        </div>
        <div className="grid-12">
          <div className="story-main">
            <ChangedSince story={story} locale={site.locale} />
            <StoryMeta
              story={story}
              authors={authors}
              translations={translations}
              zone={site}
              madeAt={madeAt}
            />
            <LeadPicture story={story} paperName={site.name} />
            <div className="story-column">
              <StoryText data={data} paper={paper} />
              <SharePassage url={absoluteUrl(story.path)} title={story.socialHeadline ?? story.headline} />
              <div className="story-text" lang={site.locale} dir={directionOf(site.locale)}>
                {story.truncated && <TruncatedNotice access={story.access} />}
                <Corrections corrections={story.corrections} zone={site} />
                <MachineNote sourceType={story.digitalSourceType} />
                <TopicList topics={story.topics} />
                <AboutAuthors authors={authors} />
              </div>
            </div>
          </div>
          {related.length > 0 && (
            <aside className="story-rail col" aria-labelledby="related" lang={site.locale}>
              <div dir={directionOf(site.locale)}>
                <RelatedStories stories={related} paper={paper} />
                <PieceMark of={beside.piece} />
                <MostReadRail stories={beside.mostRead} paper={paper} title="Most read" />
              </div>
            </aside>
          )}
        </div>
      </article>
      {related.length === 0 && <PieceMark of={beside.piece} />}
      <LatestFromSection section={section} stories={beside.latest} paper={paper} />
    </div>
  );
}
