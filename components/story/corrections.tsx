import { InlineMarkdown } from '#components/body/inline-markdown.tsx';
import { formatTimestamp, type Timekeeping } from '#lib/dateline/format-time.ts';
import type { Correction } from '#lib/edition/model.ts';
import { correctionLabel } from './correction-label.ts';

/** What was wrong and what is right, dated, at the foot of the story. */
export const Corrections = ({ corrections, zone }: { corrections: Correction[]; zone: Timekeeping }) =>
  corrections.length > 0 ? (
    <section className="note" aria-label="Corrections" id="corrections">
      {corrections.map(({ date, kind, text }) => (
        <p key={`${date} ${text}`}>
          <b>
            {correctionLabel(kind)}, {formatTimestamp(date, zone)}:
          </b>{' '}
          <InlineMarkdown source={text} />
        </p>
      ))}
    </section>
  ) : null;
