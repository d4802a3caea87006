import { expect, it } from 'vitest';
import { readBody } from '../read-body.ts';
import { mergeMarkIn } from './find-merge-marks.ts';

const problemsOf = (body: string): [number, string][] =>
  readBody(body)
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ line, message }) => [line, message]);

it.each([
  ['<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> b\n', 1],
  ['A\r\n<<<<<<< HEAD\r\nA\r\n', 2],
  ['A\n||||||| base\nB\n=======\nC\n>>>>>>> theirs', 4],
  ['<<<<<<<', 1],
])('finds the first line of a merge in %j', (source, line) => {
  expect(mergeMarkIn(source)).toBe(line);
});

it.each([
  'A heading\n=======\n\nText.',
  '>>>>>>> A quotation within quotations',
  '| | | | | | |\n|||||||\n',
  '<<<<<<<HEAD',
  '<<<<<<<< eight',
  'in a line <<<<<<< HEAD',
])('finds none in %j', (source) => {
  expect(mergeMarkIn(source)).toBeUndefined();
});

it('leaves code as it is', () => {
  const merge = '<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> b\n';
  expect(problemsOf(`Text.\n\n\`\`\`\n${merge}\`\`\`\n`)).toEqual([]);
  expect(problemsOf(`Text.\n\n${merge}`)).toEqual([
    [3, expect.stringMatching(/^A merge was left unfinished/)],
  ]);
});
