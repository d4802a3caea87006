import { expect, it } from 'vitest';
import { parseLog } from './read-log.ts';
import { all, fileOf } from './repository.fixtures.ts';

it('everything in a log that is not a commit or a change is ignored', async () => {
  const id = 'a'.repeat(40);
  const file = fileOf('talks');
  const parts = [
    'commit 12',
    `:100644 100644 ${id} ${id} M`,
    file,
    'x',
    'commit x',
    `:100644 100644 ${id} ${id} M`,
    'commit 13',
    '\ncommit 14',
    `:1 2 3`,
  ];
  const chunks = Buffer.from(`${parts.join('\0')}\0`);
  const bytewise = (async function* () {
    for (const byte of chunks) yield Buffer.of(byte);
  })();
  expect(await all(parseLog(bytewise))).toEqual([
    { at: 12_000, changes: [{ file, before: id, after: id, isRemoved: false }] },
  ]);
  const endless = (async function* () {
    for (let n = 0; n < 100; n += 1) yield Buffer.alloc(1024, 'x');
  })();
  await expect(all(parseLog(endless))).rejects.toThrow('something unexpected');
});
