import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { documentTypes } from '#content/schema.ts';
import { compileDocumentTypes } from '../document-types.ts';
import { type Found, findHistories } from './find-histories.ts';
import { GitNewsroom, HOUR } from './git-newsroom.fixtures.ts';

let room: GitNewsroom;
beforeEach(() => {
  room = new GitNewsroom();
  for (const body of ['One.', 'Two.']) {
    room.write('talks', body);
    room.commit();
  }
});
afterEach(() => {
  room.discard();
});

const find = (signal: AbortSignal): Promise<Found> =>
  findHistories(
    {
      contentDir: room.repository.contentDir,
      folder: join(room.folder, 'made'),
      types: compileDocumentTypes(documentTypes),
      timeZone: 'Asia/Kolkata',
      now: room.now + HOUR,
    },
    signal,
  );

it('finds histories in a repository', async () => {
  expect(await find(new AbortController().signal)).toEqual({ result: 'found', versions: 2, left: 0 });
});

it('starts no thread if it is ended while git is asked whether there is a repository', async () => {
  const ending = new AbortController();
  const found = find(ending.signal);
  ending.abort();
  expect(await found).toEqual({ result: 'failed', reason: 'It was ended.' });
});
