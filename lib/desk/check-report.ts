/** A check of the content as text: problems by file, then a summary, in which advice is counted where there is much of it. */
import type { Problem } from '#lib/edition/batch.ts';
import type { ContentCheck, SectionCount, Suggestion } from './check.ts';
import { SILENT_EDIT } from './silent-edit-adviser.ts';

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

const problemText = ({ file, line, field, severity, message, remedy }: Problem): string => {
  const place = line === undefined ? file : `${file}:${line}`;
  const mark = severity === 'warning' ? 'warning: ' : '';
  return `${place}  ${field ?? '-'}  ${mark}${message} → ${remedy}`;
};

function problemsText(problems: readonly Problem[]): string {
  const files = Map.groupBy(problems, ({ file }) => file);
  return [...files.values()].map((found) => `${found.map(problemText).join('\n')}\n`).join('\n');
}

const STANDINGS = ['published', 'scheduled', 'draft', 'withdrawn', 'expired'] as const;

function storiesText(stories: Record<string, SectionCount>): string {
  const rows = Object.entries(stories).map(([section, counts]) => [
    section,
    ...STANDINGS.map((name) => String(counts[name])),
  ]);
  const table = [['section', ...STANDINGS], ...rows];
  const widths = table[0]?.map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return table.map(line).join('\n');
}

const isSilent = ({ kind }: Suggestion): boolean => kind === SILENT_EDIT;

/** So much advice is read; more of it would hide what is wrong. */
const A_HANDFUL = 5;

const KINDS: Readonly<Record<string, string>> = {
  'long-title': 'titles that search results cut (headline, or seoTitle)',
  'long-standfirst': 'standfirsts that search results cut',
  'long-social-headline': 'headlines that X cuts (socialHeadline)',
  'no-picture': 'stories without picture and location, shared with a card of words only',
  'small-picture': 'pictures that search engines and networks show small',
  'same-title': 'stories under the title of another in search results',
  'empty-topic': 'topics without a story',
  'dead-link': 'links to pages of the paper that are not there',
};

function adviceText(advice: readonly Suggestion[], inFull: boolean): string[] {
  if (advice.length === 0) return [];
  if (inFull || advice.length <= A_HANDFUL) return ['To be found and shared better:', problemsText(advice)];
  const kinds = [...Map.groupBy(advice, ({ kind }) => kind)].map(
    ([kind, { length }]) => `${String(length).padStart(6)}  ${KINDS[kind] ?? kind}`,
  );
  return ['To be found and shared better (--advice lists each, with its remedy):', ...kinds.sort().reverse()];
}

/** Each is named, however many there are: they are what readers would want to know. */
const silentText = (edits: readonly Suggestion[]): string[] =>
  edits.length > 0 ? ['Edited without a word to readers:', problemsText(edits)] : [];

/** The whole report, with a newline at its end. `advice`: all of it, however much there is. */
export function checkReport(check: ContentCheck, wanted: { advice: boolean } = { advice: false }): string {
  const { files, stories, scheduled, problems, errors, warnings } = check;
  const kinds = Object.entries(files).map(([type, number]) => `${type} ${number}`);
  return [
    ...(check.unchecked.length > 0 ? [...check.unchecked, ''] : []),
    ...(problems.length > 0 ? [problemsText(problems)] : []),
    `Files: ${kinds.join(', ') || 'none'}`,
    storiesText(stories),
    ...scheduled.map(({ path, published }) => `Scheduled: ${published}  ${path}`),
    ...silentText(check.advice.filter(isSilent)),
    ...adviceText(
      check.advice.filter((each) => !isSilent(each)),
      wanted.advice,
    ),
    `${count(errors, 'error')}, ${count(warnings, 'warning')}`,
    '',
  ].join('\n');
}
