/** What a reader who has not paid gets: two paragraphs, whole and working, and not a word more. */
import { describe, expect, it } from 'vitest';
import { readBody } from '../read-body.ts';

const opening = (source: string) => readBody(source).opening;

describe('the opening', () => {
  it('is the first two paragraphs as they are written', () => {
    const source = 'One *two*\nthree.\n\n  Four.  \n\nSENTINEL';
    expect(readBody(source)).toMatchObject({ opening: 'One *two*\nthree.\n\n  Four.', truncated: true });
  });

  it('is the body where there is no more', () => {
    expect(readBody('One.\n\nTwo.\n')).toMatchObject({ opening: 'One.\n\nTwo.', truncated: false });
    expect(readBody('One.')).toMatchObject({ opening: 'One.', truncated: false });
    expect(readBody('')).toMatchObject({ opening: '', truncated: false });
  });

  it.each([
    ['a fact box', ':::factbox\nSENTINEL\n\nSENTINEL\n:::'],
    ['an unclosed fact box', ':::factbox\nSENTINEL'],
    ['a heading', '## SENTINEL'],
    ['a list', '- SENTINEL\n\n  SENTINEL'],
    ['a quotation', '> SENTINEL\n>\n> SENTINEL'],
    ['a table', '| SENTINEL |\n|---|\n| b |'],
    ['a picture', '![SENTINEL](a.png "SENTINEL")'],
    ['code', '```\nSENTINEL\n```'],
    ['a rule', '---'],
    ['a chart', '::chart{src="a.csv" type="bar" title="SENTINEL"}'],
    ['a note that nothing refers to', '[^x]: SENTINEL\n\n    SENTINEL'],
    ['an address that nothing refers to', '[SENTINEL]: /a'],
  ])('leaves out %s, wherever it stands', (_, block) => {
    expect(opening(`${block}\n\nOne.`)).not.toContain('SENTINEL');
    expect(opening(`One.\n\n${block}`)).toBe('One.');
    expect(opening(`One.\n\nTwo.\n\n${block}\n\nThree.`)).toBe('One.\n\nTwo.');
  });

  it('takes along the notes that it refers to, and their notes, and no others', () => {
    const notes = '[^a]: Note.[^b]\n\n    Second.\n\n[^b]: Its note.\n\n[^c]: SENTINEL';
    expect(opening(`One.[^a]\n\nTwo.\n\nThree.[^c]\n\n${notes}`)).toBe(
      'One.[^a]\n\nTwo.\n\n[^a]: Note.[^b]\n\n    Second.\n\n[^b]: Its note.',
    );
  });

  it('takes along the addresses that its links and pictures refer to, and no others', () => {
    const source = `One [a][x] ![b].\n\nTwo [c].\n\n[x]: /x "T \\" t"\n[B]: <a b.png>\n[c]: https://e.org/?a&amp;b\n[d]: /SENTINEL`;
    const result = opening(source);
    expect(result).not.toContain('SENTINEL');
    const rest = readBody(result);
    expect(rest.links).toEqual(readBody(source).links);
    expect(rest.pictures).toEqual(readBody(source).pictures);
    expect(rest.opening).toBe(result);
  });

  it('takes them from inside other blocks', () => {
    expect(opening('One [a].[^n]\n\nTwo.\n\n> [a]: /a\n> [^n]: Note.\n>\n> SENTINEL')).toBe(
      'One [a].[^n]\n\nTwo.\n\n[^n]: Note.\n\n[A]: </a>',
    );
  });

  it('is the same with the line ends of other systems', () => {
    expect(opening('One\r\ntwo.\r\n\r\nThree.\r\n\r\nSENTINEL')).toBe('One\ntwo.\n\nThree.');
  });
});
