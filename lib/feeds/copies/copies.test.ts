import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { RichText } from '#lib/edition/model.ts';
import { publish } from '#lib/edition/publish.ts';
import { batchOf } from '#lib/edition/test-records.ts';
import { parseMarkdown } from '#lib/markdown/parse.ts';
import { childrenOf, type TreeNode } from '#lib/markdown/tree/tree.ts';
import { hasDocument, type MadeDocument, renderDocument } from '../documents.ts';
import { HOSTILE, HOUR, NOW, openPaper, records, SENTINEL } from '../newsroom.fixtures.ts';
import { plainTree } from '../story-html.ts';
import { blocks } from './block-markdown.ts';

const STORY = '/world/2024/06/01/hostile';
const HIDDEN = ['draft', 'scheduled', 'withdrawn', 'expired'].map((slug) => `/world/2024/06/01/${slug}`);

let db: EditionDatabase;
let close: () => void;
beforeAll(() => {
  ({ db, close } = openPaper());
});
afterAll(() => close());
beforeEach(() => {
  vi.stubEnv('SITE_URL', 'https://meridian.example');
  vi.stubEnv('BROADSHEET_CLOCK', new Date(NOW).toISOString());
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function made(path: string): MadeDocument {
  const document = renderDocument(db, path);
  if (document === undefined) throw new Error(`There is no ${path}.`);
  return document;
}
const read = (path: string): string => [...(made(path).pieces as string[])].join(''); // copies are made in one piece
const bare = (body: string): RichText => ({ body, pictures: {}, data: {}, films: {} });
const written = (body: string): string =>
  blocks(plainTree(bare(body), 'https://meridian.example/x')).join('\n\n');

/** What a reader sees of a text, without pictures. */
const seen = (nodes: readonly TreeNode[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      return node.tagName === 'br' ? ' ' : `${seen(childrenOf(node))} `;
    })
    .join('')
    .replace(/\s+/g, '');

describe('Markdown of a text', () => {
  it.each([
    'a * b _c_ \\*d\\* `e` [f] <g> & &amp; &copy; 1 | 2 ~~gone~~',
    '1986\\. What a year.',
    '\\# no heading\n\n\\- no list\n\n\\+ none\n\n\\> no quote\n\n\\::: no box',
    'A **bold *and* leaning**, ***both***, **"quoted"** and (**brackets**).',
    'न्यूज़ **هندی** `a``b` نیوز',
    'line\\\nbreak\\\n- no list',
    '- one\n- two\n\n  second paragraph\n  - inner\n    1. deep\n\n* another list',
    '3. three\n4. four\n\n5) five',
    '> quoted\n>\n> - a list\n>\n> > deeper',
    '```\ncode `with` *marks*\n\n    and room\n```',
    '| a \\| b | c |\n| - | - |\n| `x` | **y** |',
    'Noted.[^1] Twice.[^b]\n\n[^1]: The *note*.\n[^b]: Another\n\n    with two paragraphs.',
    '## A heading with `code` #\n\n* * *\n\n### Deeper',
    '[a [b] (c)](https://e.example/a_(b)?x=1&copy=2 "t") <https://else.example/?a=*b*>',
  ])('%j reads as it did', (body) => {
    const again = written(body);
    expect(seen(parseMarkdown(again).root.children as TreeNode[]), again).toBe(
      seen(plainTree(bare(body), '')),
    );
    expect(written(again)).toBe(again);
  });

  it('is that of every sample story, word for word', () => {
    const folder = join(import.meta.dirname, '../../../content');
    const files = globSync('articles/**/*.md', { cwd: folder });
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const body = readFileSync(join(folder, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
      const tree = plainTree(bare(body), 'https://meridian.example/x');
      const again = blocks(tree).join('\n\n');
      expect(seen(parseMarkdown(again).root.children as TreeNode[]), file).toBe(seen(tree));
      expect(again, file).not.toMatch(/^:::|^::[a-z]/m);
    }
  });

  it('keeps addresses as they are', () => {
    const again = written('[a](https://e.example/a_(b)?x=1&copy=2)');
    const [paragraph] = parseMarkdown(again).root.children as TreeNode[];
    const [link] = paragraph?.type === 'element' ? childrenOf(paragraph) : [];
    expect(link?.type === 'element' && link.properties.href).toBe('https://e.example/a_%28b%29?x=1&copy=2');
  });
});

describe('a story at its address with .md', () => {
  it('opens with what is public of its front matter', () => {
    const front = parse(/^---\n([\s\S]*?)\n---\n/.exec(read(`${STORY}.md`))?.[1] ?? '');
    expect(front).toEqual({
      title: HOSTILE,
      description: HOSTILE,
      url: `https://meridian.example${STORY}`,
      canonical: `https://meridian.example${STORY}`,
      publisher: 'The Meridian & Co',
      authors: ['Maya "M" Rao'],
      agency: 'Wire & Co',
      published: '2024-06-01T16:30:00+05:30',
      updated: '2024-06-01T17:00:00+05:30',
      section: 'World',
      kind: 'news',
      topics: ['Iran'],
      language: 'en-IN',
      access: 'free',
      licence: 'https://meridian.example/license.xml',
    });
  });

  it('says headline and text as they were written, whatever they hold', () => {
    const markdown = read(`${STORY}.md`);
    const [, body = ''] = /^---\n[\s\S]*?\n---\n([\s\S]*)$/.exec(markdown) ?? [];
    const [heading] = parseMarkdown(body).root.children as TreeNode[];
    expect(seen(heading ? [heading] : [])).toBe(HOSTILE.replace(/\s/g, ''));
    expect(body).not.toMatch(/(^|[^\\])<(img|\/script)/m);
    expect(body).toContain('[link](https://meridian.example/world/2024/05/01/other)');
    expect(body).toContain('![A bridge](https://meridian.example/media/bridge.png?v=abc123)');
    expect(body).toContain('| 2007 | 72 |');
    expect(body).toContain('[^1]: The note.');
    expect(body).toContain('It was *Monday*.');
    expect(body).toContain('Published by [The Meridian \\& Co](https://meridian.example/)');
  });

  it('gives the opening of a story that is not free, and says so', () => {
    const walled = read('/world/2024/06/01/walled.md');
    expect(walled).toContain('The opening.');
    expect(walled).toContain(
      'This is the opening of a story for subscribers. The rest is at [The Meridian \\& Co](https://meridian.example/world/2024/06/01/walled).',
    );
    expect(walled).not.toContain(SENTINEL);
  });

  it('tells all entries of a live story, newest first', () => {
    const live = read('/world/2024/06/01/live.md');
    expect(live).toMatch(
      /## Updates\n\n### \[.*\]\(https:.*live#t0902\) Entry 2 \\& more\n\nIt \*happened\*\./,
    );
    expect(live.indexOf('Entry 2')).toBeLessThan(live.indexOf('Entry 1'));
  });

  it('names where it was first published', () => {
    expect(read('/world/2024/06/01/syndicated.md')).toContain('canonical: https://agency.example/story');
  });

  it('is Markdown, kept out of results, and expires with its story and who wrote it', () => {
    const { type, headers, tags } = made(`${STORY}.md`);
    expect(type).toBe('text/markdown; charset=utf-8');
    expect(headers).toEqual({ 'X-Robots-Tag': 'noindex' });
    expect(tags).toEqual(
      expect.arrayContaining(['site', `article:${encodeURIComponent(STORY)}`, 'author:maya', 'topic:iran']),
    );
  });

  it('is no longer right once its story expires', () => {
    const record = records.find((each) => each.type === 'article' && each.path === STORY);
    if (record?.type !== 'article') throw new Error('There is no such record.');
    const { db: other, close: end } = openPaper();
    publish(other, batchOf([{ ...record, expires: NOW + HOUR }]), NOW);
    expect(renderDocument(other, `${STORY}.md`)?.until).toBe(NOW + HOUR);
    end();
  });
});

describe('the card of a story', () => {
  it('holds the headline as text, leads to the story in the tab around it, and runs nothing', () => {
    const html = read(`/embed${STORY}`);
    expect(html).toContain(
      '<h1 class="headline">`5 &lt; 6 &amp; &quot;7&quot; &lt;/script&gt;&lt;img onerror=x&gt;` ]]&gt; 😀 نیوز ',
    );
    expect(html).toContain(
      `<a href="https://meridian.example${STORY}" target="_top" rel="noopener" lang="en-IN"`,
    );
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toMatch(/<script|<[^>]*\s(?:on\w+|style)=/);
    expect([...html.matchAll(/<(\w+)/g)].filter(([, tag]) => tag === 'img').length).toBeLessThanOrEqual(1);
  });

  it('runs from right to left where its story does', () => {
    expect(read('/embed/world/2024/06/01/urdu')).toMatch(/lang="ur" dir="rtl"[\s\S]*نیوز/);
  });
});

describe('copies of a story that nobody may read', () => {
  it.each(HIDDEN)('are not there: %s', (path) => {
    expect(hasDocument(db, `${path}.md`)).toBe(false);
    expect(hasDocument(db, `/embed${path}`)).toBe(false);
    expect(renderDocument(db, `${path}.md`)).toBeUndefined();
  });
});

describe('llms.txt', () => {
  const withStand = (aiCrawlers: 'welcome' | 'search' | 'refused'): string => {
    const { db: other, close: end } = openPaper();
    publish(other, batchOf(records.slice(0, 1).map((site) => ({ ...site, aiCrawlers }) as typeof site)), NOW); // the first is the site
    const document = renderDocument(other, '/llms.txt');
    end();
    return [...((document?.pieces as string[]) ?? [])].join(''); // made in one piece
  };

  it('is one title, a summary, and sections of links', () => {
    const lines = read('/llms.txt').trimEnd().split('\n').filter(Boolean);
    expect(lines[0]).toBe('# The Meridian \\& Co');
    expect(lines[1]).toBe('> News with \\<its\\> longitude');
    expect(lines.filter((line) => line.startsWith('# '))).toHaveLength(1);
    const first = lines.findIndex((line) => line.startsWith('## '));
    for (const line of lines.slice(first)) expect(line).toMatch(/^## \w|^- \[.+\]\(https:\/\/\S+\)(: .+)?$/);
    expect(lines.filter((line) => line.startsWith('## '))).toEqual([
      '## Sections',
      '## Latest stories',
      '## Feeds',
      '## Sitemaps',
      '## Policies',
    ]);
  });

  it('leads to what is there', () => {
    const links = [...read('/llms.txt').matchAll(/\]\(https:\/\/meridian\.example([^)]*)\)/g)].map(
      ([, path]) => path,
    );
    expect(links).toContain(`${STORY}.md`);
    for (const path of links.filter((each) => /\.\w+$/.test(each ?? ''))) {
      expect(hasDocument(db, decodeURIComponent(path ?? '')), path).toBe(true);
    }
  });

  it('names no story that nobody may read', () => {
    expect(read('/llms.txt')).not.toContain(SENTINEL);
  });

  it('says what robots.txt says, and names no story where AI is refused', () => {
    expect(withStand('welcome')).toContain('used to train models. Please name');
    expect(withStand('search')).toContain('may not be used to train models');
    expect(withStand('refused')).toContain('may not be used by AI systems');
    expect(withStand('refused')).not.toContain('/world/');
    expect(withStand('refused')).toContain('/license.xml');
  });
});
