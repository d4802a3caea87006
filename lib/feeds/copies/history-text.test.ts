import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ArticleRecord } from '#lib/edition/batch.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { publish } from '#lib/edition/publish.ts';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import { articleTag, changesTag } from '#lib/edition/tags.ts';
import { articleRecord, batchOf } from '#lib/edition/test-records.ts';
import { type MadeDocument, renderDocument } from '../documents.ts';
import { HOUR, NOW, openPaper } from '../newsroom.fixtures.ts';

const PATH = '/world/2024/05/01/talks';
let db: EditionDatabase;
let close: () => void;
let now: number;
beforeEach(() => {
  ({ db, close } = openPaper());
  now = NOW;
  vi.stubEnv('BROADSHEET_CLOCK', new Date(NOW + 9 * HOUR).toISOString());
});
afterEach(() => {
  vi.unstubAllEnvs();
  close();
});

function put(fields: Partial<ArticleRecord>): void {
  now += HOUR;
  const body = fields.body ?? '';
  publish(db, batchOf([articleRecord({ slug: 'talks', ...fields, body, plainText: body })]), now);
}
const made = (path: string): MadeDocument => {
  const document = renderDocument(db, path);
  if (document === undefined) throw new Error(`There is no ${path}.`);
  return document;
};
const read = (path: string) => JSON.parse([...(made(path).pieces as string[])].join('')); // made in one piece

it('says of each revision what changed since, in words of the paper', () => {
  const note = { date: NOW, kind: 'correction' as const, text: 'It was *Monday*.' };
  put({ body: 'One.\n\nTwo.' });
  put({ body: 'One.\n\nThree.', corrections: [note] });
  expect(read(`${PATH}/history.json`).revisions).toEqual([
    {
      number: 2,
      at: new Date(now).toISOString(),
      when: expect.stringMatching(/^Jun 01, 2024 .* IST$|^Jun 1, 2024 .* IST$/),
      kind: 'correction',
      notes: [{ date: new Date(NOW).toISOString(), kind: 'correction', text: 'It was Monday.' }],
      changed: [],
    },
    expect.objectContaining({ number: 1, kind: 'published', notes: [], changed: [1] }),
  ]);
  const { tags, type, headers } = made(`${PATH}/history.json`);
  expect(tags).toContain(articleTag(PATH));
  expect(type).toBe('application/json; charset=utf-8');
  expect(headers).toEqual({ 'X-Robots-Tag': 'noindex' });
});

it('names what changed and what went, and nothing of it is left where the story is gone', () => {
  put({ body: 'One.' });
  put({ body: 'Two.' });
  expect(read('/changes.json').changes).toContainEqual(expect.objectContaining({ path: PATH, revision: 2 }));
  expect(made('/changes.json').tags).toContain(changesTag);
  put({ body: 'Two.', status: 'withdrawn', withdrawnReason: 'It was wrong.' });
  expect(read('/changes.json').changes).toContainEqual({
    path: PATH,
    at: new Date(now).toISOString(),
    withdrawn: true,
  });
  expect(renderDocument(db, `${PATH}/history.json`)).toBeUndefined();
  for (const path of [PATH, `${PATH}/history`])
    expect(findPathStatus(db, { path, now })).toEqual(
      expect.objectContaining({ status: 'gone', reason: 'It was wrong.' }),
    );
});

it('a history moves with its story, and where readers are led to no story there is none', () => {
  const redirects = { [`${PATH}`]: '/world/2024/05/01/other', '/world/2024/05/02/list': '/world' };
  const record = {
    type: 'redirects' as const,
    patterns: [],
    redirects: Object.entries(redirects).map(([from, to]) => ({ from, to })),
  };
  publish(db, batchOf([record, articleRecord({ slug: 'other' })]), now);
  const statusOf = (path: string) => findPathStatus(db, { path, now: now + HOUR });
  expect(statusOf(`${PATH}/history`)).toEqual({ status: 'moved', to: '/world/2024/05/01/other/history' });
  expect(statusOf('/world/2024/05/02/list/history')).toEqual({ status: 'moved', to: '/world' });
  expect(statusOf('/world/2024/05/02/none/history')).toEqual({ status: 'unknown' });
});
