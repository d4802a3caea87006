import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { promisify } from 'node:util';
import { getMigrations } from 'better-auth/db/migration';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAuth } from './auth.ts';
import { describeOnBoth, type TemporaryPlace, temporaryPlace } from './database.fixtures.ts';
import { openReaderDatabase, type ReaderDatabase } from './database.ts';
import { migrate, migrations } from './migrate.ts';

const run = promisify(execFile);

describeOnBoth("the readers' tables", (kind) => {
  let place: TemporaryPlace;
  let open: ReaderDatabase[];
  const openOne = async (): Promise<ReaderDatabase> => {
    const database = await openReaderDatabase(place);
    open.push(database);
    return database;
  };

  beforeEach(async () => {
    place = await temporaryPlace(kind);
    open = [];
  });
  afterEach(async () => {
    for (const database of open) await database.close();
    await place.remove();
  });

  it('are those that better-auth asks for: it finds nothing to add', async () => {
    const { kysely } = await openOne();
    const auth = createAuth({
      db: kysely,
      kind,
      origin: 'https://paper.example',
      secret: 'a secret for tests, of no other use',
      name: 'Paper',
      social: {},
      onSession: async () => {},
      onFailure: () => {},
    });
    const { toBeCreated, toBeAdded, compileMigrations } = await getMigrations(auth.options);
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
    expect((await compileMigrations()).replace(';', '').trim()).toBe('');
  });

  it('are made once, by however many processes that start together', async () => {
    const program = `
      import { openReaderDatabase } from ${JSON.stringify(new URL('./database.ts', import.meta.url).href)};
      await (await openReaderDatabase(${JSON.stringify({ file: place.file, url: place.url })})).close();`;
    const start = () => run(process.execPath, ['--input-type=module', '--eval', program]);
    await Promise.all([start(), start(), start(), start()]);
    const { kysely } = await openOne();
    expect(await kysely.selectFrom('readerSchema').selectAll().execute()).toEqual([
      { version: migrations.length },
    ]);
  });

  it('stay as they were where a migration fails half-way', async () => {
    const { kysely } = await openOne();
    const broken = [...migrations, () => ['create table "half" ("id" text)', 'create nonsense']];
    await expect(migrate(kysely, kind, broken)).rejects.toThrow(/nonsense|syntax/);
    await expect(sql`select * from "half"`.execute(kysely)).rejects.toThrow(/half/);
    expect((await kysely.selectFrom('readerSchema').selectAll().execute())[0]?.version).toBe(
      migrations.length,
    );
  });

  it('of newer code are left alone, with a sentence', async () => {
    const { kysely } = await openOne();
    await kysely.updateTable('readerSchema').set({ version: 99 }).execute();
    await expect(openOne()).rejects.toThrow(/version 99.*versions up to \d+: start the newer one/);
  });

  it('keep nothing of a transaction that failed, and let no two overlap', async () => {
    const { kysely } = await openOne();
    const begin = (key: string) =>
      kysely.transaction().execute(async (transaction) => {
        await transaction.insertInto('allowance').values({ key, used: 1, until: 0 }).execute();
        if (key !== 'three') throw new Error('It changed its mind.');
      });
    const outcomes = await Promise.allSettled(['one', 'two', 'three'].map(begin));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(await kysely.selectFrom('allowance').selectAll().execute()).toEqual([
      { key: 'three', used: 1, until: 0 },
    ]);
  });

  if (kind === 'sqlite')
    it('are written by several processes in turn: who has read something may write it, and nothing is lost', async () => {
      const { kysely } = await openOne();
      await kysely.insertInto('allowance').values({ key: 'count', used: 0, until: 0 }).execute();
      const program = `
        import { openReaderDatabase } from ${JSON.stringify(new URL('./database.ts', import.meta.url).href)};
        const { kysely, close } = await openReaderDatabase(${JSON.stringify({ file: place.file })});
        for (let n = 0; n < 200; n += 1)
          await kysely.transaction().execute(async (transaction) => {
            const { used } = await transaction.selectFrom('allowance').selectAll().executeTakeFirstOrThrow();
            await transaction.updateTable('allowance').set({ used: used + 1 }).execute();
          });
        await close();`;
      const count = () => run(process.execPath, ['--input-type=module', '--eval', program]);
      await Promise.all([count(), count(), count()]);
      expect(await kysely.selectFrom('allowance').select('used').execute()).toEqual([{ used: 600 }]);
    });

  if (kind === 'sqlite')
    it('stand in a file that its owner alone can read', async () => {
      await openOne();
      for (const end of ['', '-wal']) expect(statSync(place.file + end).mode & 0o777).toBe(0o600);
    });
});
