import { directionOf } from '#components/page/text-language.ts';
import type { Access, Teaser } from '#lib/edition/model.ts';
import type { Comparison as Compared_, HistoryLine } from '#lib/history/story-history.ts';
import { Compared } from './compared-line.tsx';

interface ComparisonProps {
  comparison: Compared_;
  story: Pick<Teaser, 'access' | 'language' | 'direction'>;
  /** Of the paper. */
  locale: string;
}

const Fold = ({ count, locale }: { count: number; locale: string }) => (
  <p className="history-fold" lang={locale} dir={directionOf(locale)}>
    {count} lines unchanged
  </p>
);

/** Lines of a text, the unchanged ones in a few words. */
const Lines = ({ lines, locale }: { lines: HistoryLine[]; locale: string }) =>
  lines.map((line, index) =>
    'folded' in line ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a comparison is made once, from its first line to its last
      <Fold key={index} count={line.folded} locale={locale} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <p key={index}>
        <Compared line={line} locale={locale} />
      </p>
    ),
  );

const nothingShown = (access: Access): string =>
  access === 'free'
    ? 'No word of the text changed.'
    : 'Nothing changed in the part of the story that everyone may read.';

/** What a revision changed: headline, standfirst, key points, text; each only where it did. */
export function Comparison({ comparison, story, locale }: ComparisonProps) {
  const { headline, standfirst, keyPoints, body } = comparison;
  if (!headline && !standfirst && keyPoints.length === 0 && body.length === 0)
    return <p className="meta">{nothingShown(story.access)}</p>;
  return (
    <div className="history-text" lang={story.language} dir={story.direction}>
      {headline && (
        <p className="hl hl-l">
          <Compared line={headline} locale={locale} />
        </p>
      )}
      {standfirst && (
        <p className="history-standfirst">
          <Compared line={standfirst} locale={locale} />
        </p>
      )}
      <Lines lines={keyPoints} locale={locale} />
      <Lines lines={body} locale={locale} />
    </div>
  );
}
