import type { ComparedLine, Words } from '#lib/history/compare.ts';

/**
 * Words that came or went. Most screen readers pass over `ins` and `del`: what they are is said in words too, which are in
 * the paper's language, not the story's.
 */
function Changed({ text, change, locale }: Words & { locale: string }) {
  const Tag = change === 'added' ? 'ins' : 'del';
  return (
    <Tag>
      <span className="visually-hidden" lang={locale}>
        {` [${change}: `}
      </span>
      {text}
      <span className="visually-hidden" lang={locale}>
        {'] '}
      </span>
    </Tag>
  );
}

/** A line of a story as it was and as it is. */
export const Compared = ({ line, locale }: { line: ComparedLine; locale: string }) =>
  line.map((words, index) =>
    words.change === undefined ? (
      words.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a line is made once, from its first word to its last
      <Changed key={index} {...words} locale={locale} />
    ),
  );
