/** A story that cannot be rendered takes nothing else down. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { publish } from '#lib/edition/publish.ts';
import { articleTag } from '#lib/edition/tags.ts';
import { articleRecord, batchOf, siteRecord, temporaryEdition } from '#lib/edition/test-records.ts';
import type * as Documents from './documents.ts';
import type * as StoryHtml from './story-html.ts';

const BROKEN = 'This cannot be rendered.';

let renderDocument: typeof Documents.renderDocument;
let db: EditionDatabase;
let close: () => void;
beforeEach(async () => {
  ({ db, close } = temporaryEdition());
  // Files of a worker share their modules.
  vi.resetModules();
  const real = await vi.importActual<typeof StoryHtml>('./story-html.ts');
  vi.doMock('./story-html.ts', () => ({
    ...real,
    textHtml: ((matter, page) => {
      if (matter.body.includes(BROKEN)) throw new RangeError('Maximum call stack size exceeded');
      return real.textHtml(matter, page);
    }) satisfies typeof real.textHtml,
  }));
  ({ renderDocument } = await import('./documents.ts'));
});
afterEach(() => {
  close();
  vi.doUnmock('./story-html.ts');
  vi.resetModules();
});

it.each(['feed.xml', 'atom.xml', 'feed.json'])('%s is made without it, and that is told', async (name) => {
  const stories = [
    articleRecord({ slug: 'sound', headline: 'A sound story' }),
    articleRecord({ slug: 'broken', headline: 'A broken story', body: BROKEN, opening: BROKEN }),
  ];
  publish(db, batchOf([siteRecord(), ...stories]), Date.now());
  const leftOut: string[] = [];
  const document = renderDocument(db, `/${name}`, (path, error) => leftOut.push(`${path}: ${String(error)}`));
  let text = '';
  for await (const piece of document?.pieces ?? []) text += piece;
  expect(text).toContain('A sound story');
  expect(text).not.toContain('A broken story');
  expect(leftOut).toEqual([`${stories[1]?.path}: RangeError: Maximum call stack size exceeded`]);
  expect(document?.tags).toContain(articleTag(String(stories[1]?.path)));
});
