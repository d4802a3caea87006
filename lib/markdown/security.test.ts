/** A body may come from anywhere: nothing in it runs in the reader's browser, and nothing in it stops the paper. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { BodyComponents } from './directives.ts';
import { readBody } from './read-body.ts';
import { plainInline, renderBody, renderInline } from './render.ts';

/** Shows every address that a component would get, as the page's components do. */
const components: BodyComponents = {
  'bs-figure': ({ src, alt, href }) => createElement('a', { href }, createElement('img', { src, alt })),
  'bs-video': ({ src, poster }) => createElement('video', { src, poster }),
  'bs-embed': ({ url, title }) => createElement('a', { href: url }, title),
  'bs-related': ({ path }) => createElement('a', { href: path }),
};
const render = (source: string) => renderToStaticMarkup(renderBody(source, { components }));

const TAGS =
  /^(?:p|h[2-6]|ul|ol|li|blockquote|hr|pre|code|em|strong|s|a|img|br|table|thead|tbody|tr|th|td|sup|section|video|link|bs-[a-z-]+)$/;
const ATTRIBUTES =
  /^(?:href|src|alt|title|class|id|role|rel|as|start|scope|loading|poster|data-align|aria-label|aria-labelledby|cite|label|date|question|lat|lon|zoom|type|caption)$/;
/** True for an address whose scheme may not stand on a page, however it is disguised: browsers drop some of these characters. */
function runs(attribute: string): boolean {
  const value = attribute.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  const plain = unescape(value).replace(/[^!-~]|\xad/g, '');
  return /^[a-z][a-z\d+.-]*:/i.test(plain) && !/^(?:https?|mailto|tel):/i.test(plain);
}

/** What a browser would act on and should not: tags, attributes and addresses that a body may not have. */
function live(html: string): string[] {
  const found: string[] = [];
  for (const [tag, name = '', rest = ''] of html.matchAll(
    /<([a-z][^\s>/]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/gi,
  )) {
    if (!TAGS.test(name)) found.push(tag);
    for (const [, key = '', value = ''] of rest.matchAll(/\s([^\s=>]+)="([^"]*)"/g)) {
      if (!ATTRIBUTES.test(key)) found.push(key);
      if (/^(?:href|src|poster)$/.test(key) && runs(value)) found.push(value);
    }
  }
  if (html.replace(/<\/?[a-z][^<>]*>/g, '').includes('<')) found.push('<');
  return found;
}

const SCRIPTS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'javascript&colon;alert(1)',
  'javascript&#58;alert(1)',
  'javascript&#x3A;alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A&#x61;vascript:alert(1)',
  'java&Tab;script:alert(1)',
  'java&NewLine;script:alert(1)',
  'java&#10;script:alert(1)',
  'java&#x0D;script:alert(1)',
  'java\\script:alert(1)',
  'javascript\\:alert(1)',
  '\u0001javascript:alert(1)',
  '&#1;javascript:alert(1)',
  '\u200bjavascript:alert(1)',
  '&ZeroWidthSpace;javascript:alert(1)',
  '\u00a0javascript:alert(1)',
  '\ufeffjavascript:alert(1)',
  '\u202ejavascript:alert(1)',
  'javascript%3Aalert(1)',
  'java%0ascript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg/onload=alert(1)>',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  'view-source:javascript:alert(1)',
  'https:javascript:alert(1)',
  '//javascript:alert(1)',
];

describe('an address that runs', () => {
  const shapes: [string, (url: string) => string][] = [
    ['link', (url) => `[a](${url})`],
    ['link in angle brackets', (url) => `[a](<${url}>)`],
    ['link with a title', (url) => `[a](<${url}> "onclick=alert(1)")`],
    ['reference link', (url) => `[a]\n\n[a]: ${url}`],
    ['autolink', (url) => `<${url}>`],
    ['bare address', (url) => `see ${url} there`],
    ['picture', (url) => `b ![a](<${url}>)`],
    ['figure', (url) => `![a](<${url}>)`],
    ['linked figure', (url) => `[![a](b.png)](<${url}>)`],
    ['embed', (url) => `::embed{url="${url}" title="a"}`],
    ['video', (url) => `::video{src="${url}" poster="${url}" title="a"}`],
    ['related story', (url) => `::related{path="${url}"}`],
  ];
  it.each(shapes)('is dead in a %s', (_, shape) => {
    expect(SCRIPTS.flatMap((url) => live(render(shape(url))))).toEqual([]);
    expect(SCRIPTS.flatMap((url) => live(renderToStaticMarkup(renderInline(shape(url)))))).toEqual([]);
  });

  it('would be noticed by this test', () => {
    expect(live('<a href="javascript:alert(1)">')).not.toEqual([]);
    expect(live('<a href="java&#x0A;script:alert(1)">'.replace('&#x0A;', '\n'))).not.toEqual([]);
    expect(live('<p onclick="alert(1)">')).not.toEqual([]);
    expect(live('<script>')).not.toEqual([]);
  });
});

describe('HTML', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg><script>alert(1)</script></svg>',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">a</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<style>@import "https://example.org"</style>',
    '<base href="https://example.org/">',
    '<form action="https://example.org"><input name=a></form>',
    '<math><mtext></p><script>alert(1)</script>',
    '<!--><script>alert(1)</script>-->',
    '<![CDATA[<script>alert(1)</script>]]>',
    '<?php echo 1 ?>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '`<script>`',
    '```html\n<script>alert(1)</script>\n```',
    '``` "><script>alert(1)</script>\na\n```',
    '    <script>alert(1)</script>',
    '# <script>alert(1)</script>',
    '| <script> |\n|---|\n| <script>alert(1)</script> |',
    '[<script>alert(1)</script>](/a "<script>")',
    '![<script>"onerror=alert(1)](a.png "\\"><script>alert(1)</script>")',
    '[^"><script>]\n\n[^"><script>]: <script>alert(1)</script>',
    ':::factbox{title="\\"><script>alert(1)</script>"}\n<script>alert(1)</script>\n:::',
    ':::factbox{onclick="alert(1)" style="x" dangerouslySetInnerHTML="x" __proto__="x"}\na\n:::',
    ':::script{src="https://example.org/x.js"}\nalert(1)\n:::',
    '::map{lat=1 lon=2 label="<img src=x onerror=alert(1)>"}',
    ':::timeline\n- **<script>alert(1)</script>** — <script>alert(1)</script>\n:::',
    ':::questions\n## <script>alert(1)</script>\n<script>alert(1)</script>\n:::',
  ])('is text: %j', (source) => {
    expect(live(render(source))).toEqual([]);
    expect(live(renderToStaticMarkup(renderBody(source, { idPrefix: '"><script>' })))).toEqual([]);
    expect(live(renderToStaticMarkup(renderInline(source)))).toEqual([]);
  });
});

describe('characters that are none', () => {
  it('do not reach the page', () => {
    const html = render(
      'a\0b \ud800 \udc00 [c](/\ud800) ![d](\udfff.png)\n\n::map{lat=1 lon=2 label="\ud800\0"}',
    );
    expect(html).not.toContain('\0');
    expect(html.isWellFormed()).toBe(true);
    expect(readBody('\0\ud800').plainText).toBe('\ufffd\ufffd');
    expect(plainInline('\ud800')).toBe('\ufffd');
  });
});

/** Text of about `bytes` characters, made of `unit`. */
const fill = (unit: string, bytes: number) => unit.repeat(Math.ceil(bytes / unit.length));
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** Shapes that have made Markdown readers quadratic or exponential, by size. */
const BOMBS: Record<string, (bytes: number) => string> = {
  ...Object.fromEntries(
    [
      ...[
        '[',
        ']',
        '*',
        '_',
        '~',
        '`',
        '>',
        '<',
        '&',
        '\\',
        '(',
        '!',
        ':',
        '|',
        '#',
        '-',
        '\t',
        '\n',
        '\r',
        '\0',
        '\ud800',
      ],
      ...[
        '![',
        '[](',
        '[a](',
        '[^',
        '[^a]:',
        '*a_ ',
        '**a *a ',
        '~~a',
        '`a ``b ',
        '<a:',
        '<http://',
        '<b>',
        '<a href="',
        '&#x',
      ],
      ...[
        '- ',
        '1. ',
        '* ',
        '- a\n',
        '> a\n',
        'a\n-\n',
        '# a\n',
        'a  \n',
        '```\n',
        '~~~ a\n',
        'a|b\n-|-\n',
        '[a\n',
        '[a]: b "\n',
      ],
      ...[
        'http://',
        'http://a',
        'http://a.b ',
        'www.',
        'www.a.b ',
        'a@',
        'a@b.c',
        'a.',
        '://',
        'x://',
        '//',
        'a@b.com ',
      ],
      ...[
        ':::\n',
        '::x\n',
        ':::factbox\n',
        ':::factbox\na\n:::\n',
        ':::timeline\n- **a** b\n:::\n',
        ':::a ',
        '😀',
        '\u200b',
        '\u0301',
      ],
    ].map((unit) => [JSON.stringify(unit), (bytes: number) => fill(unit, bytes)]),
  ),
  'nested brackets': (bytes) => `${fill('[', bytes / 2)}a${fill(']', bytes / 2)}`,
  'nested links': (bytes) => `${fill('[', bytes / 5)}a${fill('](u)', (bytes * 4) / 5)}`,
  'nested pictures': (bytes) => `${fill('![', bytes / 3)}a${fill('](u)', (bytes * 2) / 3)}`,
  'open attributes': (bytes) => `::map{${fill('a=1 ', bytes)}`,
  'open attribute': (bytes) => `::map{a="${fill('\\"', bytes)}`,
  'many links to one address': (bytes) => `${fill('[a] ', bytes)}\n\n[a]: /b`,
  'many addresses': (bytes) =>
    `${lines(bytes / 20, (i) => `[r${i}]: /u${i}`)}\n\n${fill('[r1] ', bytes / 4)}`,
  'many references to one note': (bytes) => `${fill('[^1]', bytes)}\n\n[^1]: a`,
  'a chain of notes': (bytes) => `[^0]\n\n${lines(bytes / 20, (i) => `[^${i}]: a[^${i + 1}]\n`)}`,
  'a long table': (bytes) => `|a|b|\n|-|-|\n${fill('|x|y|\n', bytes)}`,
  'a wide table': (bytes) =>
    `${fill('|a', bytes / 4)}|\n${fill('|-', bytes / 4)}|\n${fill('|x\n', bytes / 4)}`,
  'a long timeline': (bytes) => `:::timeline\n${fill('- **a** — b\n', bytes)}:::`,
  'long questions': (bytes) => `:::questions\n${fill('# a\nb\n', bytes)}:::`,
  'a deep list': (bytes) => lines(Math.sqrt(bytes), (i) => `${' '.repeat(2 * i)}- a`),
  'backticks of every length': (bytes) => lines(Math.sqrt(2 * bytes), (i) => '`'.repeat(i)),
};

describe('a bomb', { timeout: 60_000 }, () => {
  /** Milliseconds of processor time, whatever else the machine does. */
  const timeOf = (source: string): number => {
    const start = process.threadCpuUsage();
    readBody(source);
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
  };

  /** True if the source is read within this many milliseconds, at the first or second try: garbage collection may slow down one. */
  const isReadWithin = (source: string, ms: number): boolean => timeOf(source) < ms || timeOf(source) < ms;

  it.each(Object.entries(BOMBS))('of %s takes time in proportion to its size', (_, bomb) => {
    expect(() => render(bomb(6_000))).not.toThrow();
    const small = Math.max(timeOf(bomb(6_000)), timeOf(bomb(6_000)), 4);
    // Sixteen times the text: 16 times the time where it is linear, 256 where it is quadratic.
    expect(isReadWithin(bomb(96_000), 48 * small)).toBe(true);
  });

  it.each(['[', '*', '>', '`'])('of a megabyte of %s is read no slower, for its size', (unit) => {
    const eighth = Math.max(timeOf(fill(unit, 125_000)), timeOf(fill(unit, 125_000)), 4);
    expect(isReadWithin(fill(unit, 1_000_000), 24 * eighth)).toBe(true);
  });

  it('of brackets, 50,000 deep, leaves its text', () => {
    const source = `${'['.repeat(50_000)}a${']'.repeat(50_000)}`;
    expect(readBody(source).plainText).toBe(source);
    expect(render(source)).toBe(`<p>${source}</p>`);
  });

  it.each<[string, string, string]>([
    ['asterisks', '*', '*'],
    ['underscores', '_', '_'],
    ['both', '*_', '_*'],
    ['strikethrough', '~~*', '*~~'],
    ['links', '[', '](/u)'],
    ['pictures', '![', '](u.svg)'],
    ['pictures in links', '[![', '](u.svg)](/u)'],
  ])('of %s is shown as far as it goes, and what is too deep is refused', (_, open, close) => {
    for (const depth of [200, 3_000]) {
      const source = `${open.repeat(depth)}a${close.repeat(depth)}`;
      const { plainText, problems } = readBody(source);
      expect(render(source)).toContain('a');
      expect(plainText).toContain('a');
      // The others do not nest without an end.
      if (open === '*' || open === '_')
        expect(problems).toMatchObject([
          { severity: 'error', line: 1, message: expect.stringMatching(/too deeply/) },
        ]);
    }
    expect(
      readBody(`${open.repeat(10)}a${close.repeat(10)}`).problems.filter(({ message }) =>
        /deep/.test(message),
      ),
    ).toEqual([]);
  });

  it('of quotations and lists is refused, not left out in silence', () => {
    expect(readBody(`${'> '.repeat(100)}a`).problems).toMatchObject([{ severity: 'error', line: 1 }]);
    expect(readBody(lines(100, (i) => `${' '.repeat(2 * i)}- a`)).problems).toMatchObject([
      { severity: 'error' },
    ]);
    expect(readBody(`${'> '.repeat(20)}a`).problems).toEqual([]);
  });
});
