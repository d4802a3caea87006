import { expect, it } from 'vitest';
import { markup } from './markup.test-helper.ts';
import { nameHeadings } from './name-headings.ts';
import { placeFootnotes } from './place-footnotes.ts';
import { prefixIds } from './prefix-ids.ts';

it('keeps anchors apart where several bodies stand on one page', () => {
  const html = markup(
    '## Ä b\n\n[a](#ä-b) c[^1]\n\n[^1]: d',
    nameHeadings,
    placeFootnotes(),
    prefixIds('t1746'),
  );
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids).toEqual(['t1746-ä-b', 't1746-fnref-1', 't1746-footnotes', 't1746-fn-1']);
  const targets = [...html.matchAll(/ href="#([^"]*)"| aria-labelledby="([^"]*)"/g)];
  for (const [, href, label] of targets) expect(ids).toContain(decodeURIComponent(href ?? label ?? ''));
  expect(targets).toHaveLength(4);
});

it('leaves links to the rest of the page alone', () => {
  expect(markup('[a](#comments)', prefixIds('t1746'))).toContain('href="#comments"');
});
