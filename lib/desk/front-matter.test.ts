/** A file's parts are where an editor sees them, whatever system it was saved on. */
import { expect, it } from 'vitest';
import { cutFrontMatter } from './front-matter.ts';
import { dayIn, parseInstant } from './instant.ts';
import { lineFinder, readYaml } from './yaml.ts';

it('reads a file with CRLF as it reads one with LF', () => {
  const text = '---\nheadline: "A"\ntopics: [a, b]\nagency: Wire\n---\n\nText.\n';
  const unix = cutFrontMatter(text);
  const windows = cutFrontMatter(text.replaceAll('\n', '\r\n'));
  expect(readYaml(windows.yaml)).toEqual(readYaml(unix.yaml));
  expect(windows.body).toBe('\r\nText.\r\n');
  expect(windows.linesBefore).toBe(unix.linesBefore);
});

it('counts lines as the editor shows them', () => {
  const { yaml, linesBefore } = cutFrontMatter('---\n# note\na: 1\nb:\n  - c: 1\n  - d: {e: 2}\n---\n\nBody');
  const lineOf = lineFinder(yaml);
  expect(linesBefore).toBe(7);
  expect(lineOf(['a'])).toBe(3);
  expect(lineOf(['b', 1])).toBe(6);
  expect(lineOf(['b', 1, 'd', 'e'])).toBe(6);
  expect(lineOf(['b', 0, 'missing'])).toBe(5);
  expect(lineOf(['missing'])).toBe(1);
});

it.each([
  ['2007-05-29T01:47:00+05:30', '2007-05-28T20:17:00.000Z'],
  ['2007-05-29T01:47Z', '2007-05-29T01:47:00.000Z'],
  ['2008-02-29T23:59:59.999-11:00', '2008-03-01T10:59:59.999Z'],
  ['2007-05-29', undefined],
  ['2007-05-29T01:47:00', undefined],
  ['2007-05-29 01:47:00+05:30', undefined],
  ['2007-02-29T00:00:00Z', undefined],
  ['2007-13-01T00:00:00Z', undefined],
  ['2007-01-01T25:00:00Z', undefined],
  ['2007-01-01T00:00:00+99:00', undefined],
  ['29 May 2007 01:47 IST', undefined],
])('takes %s for %s', (text, instant) => {
  const read = parseInstant(text);
  expect(read === undefined ? undefined : new Date(read).toISOString()).toBe(instant);
});

it.each([
  ['Asia/Kolkata', '2007-05-29'],
  ['UTC', '2007-05-28'],
  ['America/New_York', '2007-05-28'],
  ['Pacific/Kiritimati', '2007-05-29'],
])('finds the day of an instant in %s', (zone, day) => {
  expect(dayIn(zone, Date.parse('2007-05-28T20:17:00Z'))).toBe(day);
});
