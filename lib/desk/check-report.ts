/** A check of the content as text: problems by file, then a summary. */
import type { Problem } from '#lib/edition/batch.ts';
import type { ContentCheck, SectionCount } from './check.ts';

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

/** The whole report, with a newline at its end. */
export function checkReport(check: ContentCheck): string {
  const { files, stories, scheduled, problems, errors, warnings } = check;
  const kinds = Object.entries(files).map(([type, number]) => `${type} ${number}`);
  return [
    ...(problems.length > 0 ? [problemsText(problems)] : []),
    `Files: ${kinds.join(', ') || 'none'}`,
    storiesText(stories),
    ...scheduled.map(({ path, published }) => `Scheduled: ${published}  ${path}`),
    `${count(errors, 'error')}, ${count(warnings, 'warning')}`,
    '',
  ].join('\n');
}
