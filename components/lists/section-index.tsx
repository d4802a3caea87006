import { Body } from '#components/body/body.tsx';
import type { RelatedByPath } from '#components/body/body-matter.ts';
import { FollowButton } from '#components/library/follow-button.tsx';
import { MostReadRail } from '#components/most-read/most-read.tsx';
import type { Paper } from '#components/page/paper.ts';
import { SectionHead } from '#components/page/section-head.tsx';
import { Teaser } from '#components/teaser/teaser.tsx';
import type { MonthCount, Section, Teaser as Story, StoryPage, TopicLink } from '#lib/edition/model.ts';
import { sectionPath } from '#lib/routes.ts';
import { ArchiveLinks } from './archive-links.tsx';
import { DayList } from './day-list.tsx';
import { IndexHead } from './index-head.tsx';
import { Pager } from './pager.tsx';
import { SectionTopics } from './section-topics.tsx';

export interface SectionPageData {
  section: Section;
  list: StoryPage;
  /** What most of its stories are about. */
  topics: TopicLink[];
  months: MonthCount[];
  /** Stories that the introduction points to. */
  related: RelatedByPath;
}

interface SectionIndexProps {
  data: SectionPageData;
  /** Most read of the section: on its first page. */
  mostRead?: Story[];
  paper: Paper;
}

/** Stories above the list of the first page: a lead with its picture and three beside it. */
const ABOVE = 4;

function Above({ stories: [lead, ...beside], paper }: { stories: StoryPage['stories']; paper: Paper }) {
  return lead ? (
    <div className="grid-12">
      <div className="c8 m7">
        <Teaser story={lead} paper={paper} level={2} picture="wide" size="xl" summary line="byline" lead />
      </div>
      <div className="c4 m5 col stack">
        {beside.map((story, index) => (
          <Teaser
            key={story.path}
            story={story}
            paper={paper}
            level={2}
            picture={index === 0 ? 'third' : 'none'}
            size={index === 0 ? 'l' : 'm'}
            summary={index === 0}
          />
        ))}
      </div>
    </div>
  ) : null;
}

/**
 * A section: its lead, then everything by day, then its archive. Further pages are the list alone. A newsletter's
 * form belongs below the archive.
 */
export function SectionIndex({ data, mostRead = [], paper }: SectionIndexProps) {
  const { section, list, topics, months, related } = data;
  const first = list.page === 1;
  const stories = first ? list.stories.slice(ABOVE) : list.stories;
  return (
    <div className="wrap">
      <IndexHead
        title={section.title}
        follow={<FollowButton target={`section:${section.slug}`} title={section.title} what="this section" />}
      >
        {first && (
          <div className="body summary index-intro">
            {section.body.trim() ? (
              <Body text={section} related={related} madeAt={paper.madeAt} />
            ) : (
              <p>{section.description}</p>
            )}
          </div>
        )}
      </IndexHead>
      {first && <SectionTopics section={section} topics={topics} paper={paper} />}
      {first && <Above stories={list.stories.slice(0, ABOVE)} paper={paper} />}
      <div className={first ? 'grid-12 block-gap' : 'grid-12'}>
        <div className="c9 m8">
          {first && stories.length > 0 && <SectionHead id="latest" title="Latest" />}
          <DayList stories={stories} paper={paper} level={first ? 3 : 2} />
          <Pager page={list.page} pages={list.pages} pathOf={(page) => sectionPath(section.slug, page)} />
        </div>
        <div className="c3 m4 col">
          <MostReadRail stories={mostRead} paper={paper} title={`Most read in ${section.navTitle}`} />
          <ArchiveLinks section={section.slug} months={months} locale={paper.site.locale} />
        </div>
      </div>
    </div>
  );
}
