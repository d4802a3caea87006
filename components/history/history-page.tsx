import { Breadcrumb } from '#components/page/breadcrumb.tsx';
import type { Paper } from '#components/page/paper.ts';
import { textLanguage } from '#components/page/text-language.ts';
import type { Section, Story } from '#lib/edition/model.ts';
import type { HistoryEntry } from '#lib/history/story-history.ts';
import { frontPath, href, sectionPath } from '#lib/routes.ts';
import { Revision } from './revision.tsx';

export interface HistoryPageData {
  story: Story;
  section: Section;
  /** Newest first. */
  entries: HistoryEntry[];
}

const summary = (revision: number): string =>
  revision === 1
    ? 'The words of this story have not changed since it was published.'
    : `Every change of its words since it was published, newest first: ${
        revision === 2 ? 'one' : revision - 1
      } so far.`;

/** All that changed in a story since it was published. */
export const HistoryPage = ({
  data: { story, section, entries },
  paper: { site },
}: {
  data: HistoryPageData;
  paper: Paper;
}) => (
  <div className="wrap history">
    <header className="history-head">
      <Breadcrumb
        trail={[
          { href: frontPath(), text: 'Home' },
          { href: href(sectionPath(section.slug)), text: section.navTitle },
        ]}
      />
      <h1 className="hl hl-xl">What changed in this story</h1>
      <p className="hl hl-m">
        <a href={href(story.path)} {...textLanguage(story, site.locale)}>
          {story.headline}
        </a>
      </p>
      <p className="summary">
        {summary(story.revision)} Added words are <ins>underlined</ins>, removed words are{' '}
        <del>struck through</del>.
      </p>
    </header>
    <ol className="revisions" reversed>
      {entries.map((entry) => (
        <Revision key={entry.number} entry={entry} story={story} zone={site} />
      ))}
    </ol>
  </div>
);
