import { describe, expect, it } from 'vitest';
import { readBody } from '../read-body.ts';
import { directiveOf } from './pair-directives.ts';
import { tokenise } from './tokenise.ts';

/** Names with nesting: `factbox`, `factbox(pullquote)`. */
function outline(source: string): string {
  let text = '';
  for (const token of tokenise(source).tokens) {
    const name = directiveOf(token)?.name;
    if (token.type === 'directive_open') text += `${name}(`;
    else if (token.type === 'directive_close') text += ')';
    else if (token.type === 'directive_leaf') text += name;
    else if (token.type === 'inline') text += `"${token.content}"`;
  }
  return text;
}
const messages = (source: string) =>
  readBody(source).problems.map(({ line, message }) => `${line}: ${message}`);

describe('a directive', () => {
  it('holds Markdown, and ends a paragraph or list before it', () => {
    expect(outline('Text\n:::factbox\n- one\n:::\nMore')).toBe('"Text"factbox("one")"More"');
    expect(outline('Text\n::map{lat=1 lon=2}\nMore')).toBe('"Text"map"More"');
  });

  it('holds other directives, with more colons outside or the same', () => {
    expect(outline('::::factbox\n:::pullquote\na\n:::\nb\n::::\nc')).toBe('factbox(pullquote("a")"b")"c"');
    expect(outline(':::factbox\n:::pullquote\na\n:::\nb\n:::\nc')).toBe('factbox(pullquote("a")"b")"c"');
  });

  it('may be closed with more colons than it was opened with', () => {
    expect(outline(':::factbox\na\n::::\nb')).toBe('factbox("a")"b"');
  });

  it('is nothing in code, and text after a backslash', () => {
    const code = '```\n:::factbox\n::foo{}\n```\n\n    ::bar{}\n\n`::baz`';
    expect(outline(code)).toBe('"`::baz`"');
    expect(messages(code)).toEqual([]);
    expect(outline('\\::foo{}')).toBe('"\\::foo{}"');
    expect(messages('\\::foo{}')).toEqual([]);
  });

  it('is not ended by colons in a code fence inside it', () => {
    expect(outline(':::factbox\n```\n:::\n```\na\n:::\nb')).toBe('factbox("a")"b"');
  });

  it('is told from text that begins with colons', () => {
    for (const text of [
      ':: two colons',
      '::',
      ':: map',
      '::1',
      '::std::vector',
      ':::1 x',
      ':name{}',
      'a ::map{}',
    ]) {
      expect(outline(text)).toBe(`"${text}"`);
      expect(messages(text)).toEqual([]);
    }
  });

  it('may stand in a list and in a quotation, and ends with them', () => {
    expect(outline('> :::factbox\n> a\n> :::\n\nb')).toBe('factbox("a")"b"');
    expect(outline('- ::map{lat=1 lon=2}\n- b')).toBe('map"b"');
    expect(messages('> :::factbox\n> a\n\n:::')).toEqual([
      '1: factbox is not closed.',
      '4: ::: closes nothing.',
    ]);
  });
});

describe('a directive with a mistake', () => {
  it.each([
    ['::foo{}', '1: There is no directive "foo".'],
    ['a\n\n:::Factbox\n:::', '3: There is no directive "Factbox".'],
    [':::constructor\n:::', '1: There is no directive "constructor".'],
    [':::factbox\na', '1: factbox is not closed.'],
    ['::::factbox\na\n:::', '1: factbox is not closed.'],
    ['a\n\n:::', '3: ::: closes nothing.'],
    ['::factbox{}', '1: factbox has content.'],
    [':::map{lat=1 lon=2}\n:::', '1: map has no content.'],
    [':::factbox Background\n:::', '1: "Background" stands after factbox.'],
    [':::factbox{titel="x"}\n:::', '1: factbox has no attribute "titel".'],
    [':::factbox{title=""}\n:::', '1: title is empty.'],
    ['::map{lat=1}', '1: map needs lon.'],
    ['::map{lat=91 lon=0}', '1: "91" is not a number from -90 to 90.'],
    ['::map{lat=1 lon=NaN}', '1: "NaN" is not a number from -180 to 180.'],
    ['::map{lat=1 lon=1e1}', '1: "1e1" is not a number from -180 to 180.'],
    ['::chart{src="a.csv" type="pie" title="T"}', '1: A chart\'s type is bar or line, not "pie".'],
    ['::chart{src="../a.csv" type="bar" title="T"}', '1: "../a.csv" does not name a file of content/media.'],
    [
      '::video{src="https://example.org/a.mp4" title="T"}',
      '1: "https://example.org/a.mp4" does not name a file of content/media.',
    ],
    ['::embed{url="javascript:alert(1)"}', '1: "javascript:alert(1)" is not a web address.'],
    ['::embed{url="//example.org"}', '1: "//example.org" is not a web address.'],
    ['::embed{url="http://"}', '1: "http://" is not a web address.'],
    ['::related{path="/world"}', '1: "/world" is not the path of a story.'],
    [
      '::related{path="https://example.org/world/2007/05/29/a"}',
      '1: "https://example.org/world/2007/05/29/a" is not the path of a story.',
    ],
  ])('%j: the editor reads which line, what and how to mend it', (source, message) => {
    const [problem] = readBody(source).problems;
    expect(`${problem?.line}: ${problem?.message}`).toBe(message);
    expect(problem?.severity).toBe('error');
    expect(problem?.remedy).not.toBe('');
  });

  it('does not hide other mistakes', () => {
    expect(messages('::foo\n\n::map{lat=x zoom=99}\n\n:::bar\n:::')).toEqual([
      '1: There is no directive "foo".',
      '3: "x" is not a number from -90 to 90.',
      '3: "99" is not a number from 0 to 18.',
      '3: map needs lon.',
      '5: There is no directive "bar".',
    ]);
  });

  it('is named once where an inner one is not closed', () => {
    expect(messages('::::factbox\n:::pullquote\na\n::::\nb')).toEqual(['2: pullquote is not closed.']);
    expect(outline('::::factbox\n:::pullquote\na\n::::\nb')).toBe('factbox(pullquote("a"))"b"');
  });

  it('is refused where directives are stacked up', () => {
    expect(messages(`${':::factbox\n'.repeat(5)}a\n${':::\n'.repeat(5)}`)).toContain(
      '5: factbox is nested too deeply.',
    );
  });
});
