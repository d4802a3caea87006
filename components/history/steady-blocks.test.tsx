import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Body } from '#components/body/body.tsx';
import { STEADY_BLOCKS } from '#lib/history/steady-blocks.ts';
import { textBlocks } from '#lib/history/text-blocks.ts';

/** Tags and classes of the elements at the top of a body's HTML, which React writes with every end tag. */
function topOf(html: string): { tag: string; classes: string[] }[] {
  const top: { tag: string; classes: string[] }[] = [];
  let depth = 0;
  for (const [, end, tag = '', attributes = '', self] of html.matchAll(
    /<(\/?)([a-z][a-z0-9-]*)([^>]*?)(\/?)>/gi,
  )) {
    if (end) depth -= 1;
    else {
      const classes = /\bclass="([^"]*)"/.exec(attributes)?.[1]?.split(' ') ?? [];
      if (depth === 0) top.push({ tag, classes });
      if (!self) depth += 1;
    }
  }
  return top;
}

const textOf = (html: string): string =>
  html
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

const SELECTED = STEADY_BLOCKS.split(',');
const isSteady = ({ tag, classes }: { tag: string; classes: string[] }): boolean =>
  SELECTED.includes(tag) || classes.some((name) => SELECTED.includes(`.${name}`));

it('the blocks that script counts in the page are those that are counted in the text, in every sample story', () => {
  const folder = join(import.meta.dirname, '../../content');
  const files = globSync('articles/**/*.md', { cwd: folder });
  const seen = new Set<string>();
  for (const file of files) {
    const body = readFileSync(join(folder, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
    // Without one of the files that it shows: pictures, charts and films are left out.
    const text = { body, pictures: {}, data: {}, films: {} };
    const html = renderToStaticMarkup(
      <Body text={text} related={{}} madeAt="2026-11-26T00:00:00.000Z" dateline="Baghdad" />,
    );
    const top = topOf(html).filter(isSteady);
    for (const { tag, classes } of top) seen.add([tag, ...classes].join('.'));
    const counted = textBlocks(body).filter(({ steady }) => steady);
    expect(top.length, file).toBe(counted.length);
    // Numbers of notes are the paper's, and are in no block.
    const words = (each: string): string => each.replace(/\s+/g, '');
    const shown = words(textOf(html.replace(/<sup>.*?<\/sup>|<[^>]+>/g, '')));
    for (const [index, { tag }] of top.entries())
      if (tag === 'p') expect(shown, file).toContain(words(counted[index]?.lines[0] ?? 'no such block'));
  }
  expect(files.length).toBeGreaterThan(50);
  for (const kind of ['p', 'div.heading', 'ul', 'section.table-scroll', 'aside.factbox.wide'])
    expect([...seen]).toContain(kind);
});
