import { describe, expect, it } from 'vitest';
import { readBody } from './read-body.ts';

describe('plain text', () => {
  it('is what a reader searches for: words without markup, one block a line', () => {
    const source = [
      '## The *talks*',
      'First [link](/a) and `code`,\nsecond line.[^1]',
      '- one\n- **two**',
      '![A map](a.svg "Baghdad")',
      '::map{lat=1 lon=2 label="Green Zone"}',
      '| a | b |\n|---|---|\n| c | ~~d~~ |',
      '[^1]: Note.',
    ].join('\n\n');
    expect(readBody(source).plainText.split('\n')).toEqual([
      ...['The talks', 'First link and code, second line.', 'one', 'two', 'A map Baghdad', 'Green Zone'],
      ...['a', 'b', 'c', 'd', 'Note.'],
    ]);
  });

  it('has the words of a pull quote once', () => {
    expect(readBody('Said so.\n\n:::pullquote\nSaid so.\n:::').words).toBe(2);
  });
});

describe('what a body refers to', () => {
  it('is listed with its lines, so that the desk can check it', () => {
    const source = [
      '![A](/media/a.svg "T") and [b](/world/2007/05/29/b?x#y)',
      '::chart{src="c.csv" type="bar" title="C"}',
      '::video{src="/media/d.mp4" poster="d.jpg" title="D"}',
      '::related{path="/world/2007/05/29/%E0%A4%88"}',
      '[out](https://example.org/) [mail](mailto:a@example.org) [here](#top)',
      '[^n]\n\n[^n]: See [e](/topics/e).',
    ].join('\n\n');
    expect(readBody(source)).toMatchObject({
      pictures: [{ src: '/media/a.svg', file: 'a.svg', alt: 'A', title: 'T', line: 1 }],
      dataFiles: [{ src: 'c.csv', file: 'c.csv', line: 3 }],
      videos: [{ src: '/media/d.mp4', file: 'd.mp4', poster: { src: 'd.jpg', file: 'd.jpg' }, line: 5 }],
      related: [{ path: '/world/2007/05/29/ई', line: 7 }],
      links: [
        { path: '/world/2007/05/29/b', line: 1 },
        { path: '/topics/e', line: 13 },
      ],
      problems: [],
    });
  });

  it('counts lines within a paragraph', () => {
    expect(readBody('a\nb\n![x](x.png)').pictures[0]?.line).toBe(3);
  });
});

describe('problems', () => {
  const problems = (source: string) =>
    readBody(source).problems.map(({ severity, line, message }) => `${severity} ${line}: ${message}`);

  it('tell of pictures and links that readers would not get', () => {
    expect(problems('![A](https://example.org/a.png)')).toEqual([
      'error 1: "https://example.org/a.png" does not name a picture of content/media.',
    ]);
    expect(problems('a\n[b](javascript:alert(1))')).toEqual([
      'error 2: A link to "javascript:alert(1)" is not allowed.',
    ]);
    expect(problems('![](a.png)')).toEqual(['warning 1: The picture "a.png" has no description.']);
  });

  it('do not arise from addresses that are only named', () => {
    expect(problems('ftp://example.org //example.org file:///a javascript:alert(1)')).toEqual([]);
  });

  it('tell of HTML, which readers would see', () => {
    expect(problems('a <b>c</b>')).toEqual(['error 1: HTML would be printed as it is: <b…']);
    expect(problems('a\n<p class="MsoNormal">b<o:p></o:p></p>')).toEqual([
      'error 2: HTML would be printed as it is: <p…',
    ]);
    expect(problems('<iframe\nsrc="https://example.org/a_b_c"></iframe>')).toEqual([
      'error 1: HTML would be printed as it is: <iframe…',
    ]);
    expect(problems('<w:WordDocument>')).toEqual([
      'error 1: HTML would be printed as it is: <w:WordDocument…',
    ]);
    expect(problems('a <person>b</person>')).toEqual(['warning 1: HTML is shown as text: <person…']);
    expect(problems('a <b and c > d')).toEqual(['warning 1: HTML is shown as text: <b…']);
    for (const meant of ['`<b>` and 3 < 4 and <https://example.org>', '\\<b>c\\</b>', '    <b>', 'a<b'])
      expect(problems(meant)).toEqual([]);
  });

  it('tell of notes without text and text without notes', () => {
    expect(problems('a[^1]')).toEqual(['warning 1: The footnote "1" has no text.']);
    expect(problems('a\n\n[^1]: b')).toEqual(['warning 3: Nothing refers to the footnote "1".']);
  });

  it('tell of a timeline that is none', () => {
    expect(problems('a\n\n:::timeline\nText\n:::')).toEqual(['error 3: The timeline has no list.']);
    expect(problems(':::timeline\n:::')).toEqual(['error 1: The timeline has no list.']);
    expect(problems(':::timeline\n- **2007** — a\n- 2008 — b\n- **2009**\n:::')).toEqual([
      'error 3: This item of the timeline has no date or no text.',
      'error 4: This item of the timeline has no date or no text.',
    ]);
    expect(problems(':::timeline\nIntro\n\n- **2007** — a\n:::')).toEqual([
      'error 1: A timeline holds one list and nothing else.',
    ]);
  });

  it('tell of questions that are none', () => {
    expect(problems(':::questions\n:::')).toEqual(['error 1: There are no questions.']);
    expect(problems(':::questions\nText\n:::')).toEqual([
      'error 1: The questions do not begin with a heading.',
    ]);
    expect(problems(':::questions\n## Who?\n## Why?\nBecause.\n:::')).toEqual([
      'error 2: "Who?" has no answer.',
    ]);
  });

  it('stay few where everything is wrong', () => {
    expect(readBody('::foo\n'.repeat(1000)).problems).toHaveLength(50);
  });
});
