import { createElement, isValidElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { BodyComponents, BodyElements } from './directives.ts';
import { parseMarkdown } from './parse.ts';
import { plainInline, renderBody, renderInline } from './render.ts';

const html = (node: ReactNode) => renderToStaticMarkup(node);

const STORY = `
Text.

![A map](/media/map.svg "Where they met")

:::pullquote{cite="Ryan Crocker"}
Words.
:::

:::factbox{title="Background"}
Facts.
:::

:::timeline
- **2007** — Talks.
:::

:::questions
## Who?
They.
:::

::related{path="/world/2007/05/29/talks"}
::map{lat=33.3 lon=44.4 label="Baghdad" zoom=6}
::chart{src="oil.csv" type="line" title="Oil"}
::video{src="talks.mp4" poster="talks.jpg" title="Talks"}
::embed{url="https://example.org/1" title="Post"}
`;

describe('renderBody', () => {
  it('hands every piece of furniture to its component, with its values as they are meant', () => {
    const seen: Record<string, unknown> = {};
    const record =
      <Tag extends keyof BodyElements>(tag: Tag) =>
      (props: BodyElements[Tag]): ReactNode => {
        const { children, ...rest } = { children: undefined as ReactNode, ...props };
        seen[tag] = rest;
        return children ?? null;
      };
    const components: BodyComponents = {
      'bs-figure': record('bs-figure'),
      'bs-pullquote': record('bs-pullquote'),
      'bs-factbox': record('bs-factbox'),
      'bs-timeline': record('bs-timeline'),
      'bs-timeline-item': record('bs-timeline-item'),
      'bs-questions': record('bs-questions'),
      'bs-question': record('bs-question'),
      'bs-related': record('bs-related'),
      'bs-map': record('bs-map'),
      'bs-chart': record('bs-chart'),
      'bs-video': record('bs-video'),
      'bs-embed': record('bs-embed'),
    };
    expect(html(renderBody(STORY, { components }))).toBe(
      '<p>Text.</p><p>Words.</p><p>Facts.</p>Talks.<p>They.</p>',
    );
    expect(seen).toEqual({
      'bs-figure': { src: '/media/map.svg', alt: 'A map', caption: 'Where they met' },
      'bs-pullquote': { cite: 'Ryan Crocker' },
      'bs-factbox': { title: 'Background' },
      'bs-timeline': {},
      'bs-timeline-item': { date: '2007' },
      'bs-questions': {},
      'bs-question': { id: 'who', question: 'Who?' },
      'bs-related': { path: '/world/2007/05/29/talks' },
      'bs-map': { lat: 33.3, lon: 44.4, label: 'Baghdad', zoom: 6 },
      'bs-chart': { src: 'oil.csv', type: 'line', title: 'Oil' },
      'bs-video': { src: 'talks.mp4', poster: 'talks.jpg', title: 'Talks' },
      'bs-embed': { url: 'https://example.org/1', title: 'Post' },
    });
  });

  it("lets the caller replace HTML's own elements", () => {
    const components: BodyComponents = {
      table: ({ children }) => createElement('table', { className: 'wide' }, children),
    };
    expect(html(renderBody('|a|\n|-|\n|b|', { components }))).toMatch(/^<table class="wide"><thead>/);
  });

  it('renders a document that was parsed before', () => {
    const source = '## A\n\nb[^1]\n\n[^1]: c';
    expect(html(renderBody(parseMarkdown(source)))).toBe(html(renderBody(source)));
    expect(html(renderBody(parseMarkdown(source), { idPrefix: 'x' }))).toContain('<h2 id="x-a">');
  });

  it('gives React elements, never HTML in a string', () => {
    const dangerous = (node: unknown): boolean => {
      if (Array.isArray(node)) return node.some(dangerous);
      if (!isValidElement<{ children?: unknown }>(node)) return false;
      return 'dangerouslySetInnerHTML' in node.props || dangerous(node.props.children);
    };
    expect(dangerous(renderBody(`${STORY}\n<script>alert(1)</script>`))).toBe(false);
    expect(html(renderBody('<script>alert(1)</script>'))).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    );
  });

  it('renders an empty body as nothing', () => {
    expect(html(renderBody(''))).toBe('');
  });

  it('links addresses as GitHub does', () => {
    expect(
      html(
        renderBody('www.example.org/a_b, https://example.org. a@example.org example.com ftp://example.org'),
      ),
    ).toBe(
      '<p><a href="http://www.example.org/a_b" rel="external">www.example.org/a_b</a>, ' +
        '<a href="https://example.org" rel="external">https://example.org</a>. ' +
        '<a href="mailto:a@example.org">a@example.org</a> example.com ftp://example.org</p>',
    );
  });
});

describe('renderInline', () => {
  it('renders captions, key points and corrections', () => {
    expect(html(renderInline('A *b* [c](/d) `e` ~~f~~'))).toBe(
      'A <em>b</em> <a href="/d">c</a> <code>e</code> <s>f</s>',
    );
  });

  it('has no blocks and no pictures', () => {
    expect(html(renderInline('# a'))).toBe('# a');
    expect(html(renderInline('a ![b *c*](d.png)'))).toBe('a b c');
    expect(html(renderInline('<b>a</b> [b](javascript:x)'))).toBe('&lt;b&gt;a&lt;/b&gt; b');
  });

  it('has a plain form for metadata', () => {
    expect(plainInline('A *b* [c](/d)\n`e`')).toBe('A b c e');
  });
});

describe('parseMarkdown', () => {
  it('lists headings and questions for contents and search engines', () => {
    const { headings, questions } = parseMarkdown(
      '# A *b*\n### C\n:::questions\n## Who?\nThey.\n\nTwo.\n:::\nd[^1]\n\n[^1]: e',
    );
    expect(headings).toEqual([
      { id: 'a-b', text: 'A b', depth: 2 },
      { id: 'c', text: 'C', depth: 3 },
    ]);
    expect(questions).toEqual([{ id: 'who', question: 'Who?', answer: 'They.\nTwo.' }]);
  });
});
