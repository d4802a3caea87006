import { InlineMarkdown } from '#components/body/inline-markdown.tsx';
import { Timestamp } from '#components/story/timestamp.tsx';
import type { Timekeeping } from '#lib/dateline/format-time.ts';
import type { Story } from '#lib/edition/model.ts';
import type { HistoryEntry } from '#lib/history/story-history.ts';
import { Comparison } from './comparison.tsx';
import { revisionLabel } from './revision-label.ts';

interface RevisionProps {
  entry: HistoryEntry;
  story: Story;
  zone: Timekeeping;
}

/** Where revisions between two are no longer kept, the one is compared with what is kept before it. */
const missing = ({ number, against = number - 1 }: HistoryEntry): number => number - against - 1;

function Change({ entry, story, zone }: RevisionProps) {
  if (entry.kind === 'published') return null;
  if (entry.comparison === undefined)
    return <p className="meta">What this changed is too long to be shown here.</p>;
  return <Comparison comparison={entry.comparison} story={story} locale={zone.locale} />;
}

/** A revision of a story: when it came, what kind of change it was, the note that came with it, and the words. */
export const Revision = ({ entry, story, zone }: RevisionProps) => (
  <li className="revision" id={`r${entry.number}`}>
    <div className="revision-head">
      <h2 className="hl hl-s">{revisionLabel(entry.kind)}</h2>
      <p className="meta">
        <Timestamp instant={entry.at} zone={zone} />
      </p>
    </div>
    <div className="revision-matter">
      {entry.kind === 'silent' && <p className="meta">The story did not say that it was edited.</p>}
      {entry.notes.map(({ date, text }) => (
        <p className="summary" key={`${date} ${text}`} lang={story.language} dir={story.direction}>
          <InlineMarkdown source={text} />
        </p>
      ))}
      {missing(entry) > 0 && (
        <p className="meta">
          {missing(entry)} changes before this one are no longer kept: they are shown with it.
        </p>
      )}
      <Change entry={entry} story={story} zone={zone} />
    </div>
  </li>
);
