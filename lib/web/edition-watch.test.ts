import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SiteRecord } from '#lib/edition/batch.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { leaveDoubt, takeDoubt } from '#lib/edition/doubt.ts';
import { listFiles } from '#lib/edition/ledger.ts';
import { markComplete, publish } from '#lib/edition/publish.ts';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import { listRevisions } from '#lib/edition/queries/revisions.ts';
import { readingEdition } from '#lib/edition/reading.ts';
import { articleTag, siteTag } from '#lib/edition/tags.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import { type EditionWatch, watchEdition } from './edition-watch.ts';

const story = articleRecord({ slug: 'talks' });
const site: SiteRecord = {
  type: 'site',
  name: 'The Meridian',
  tagline: '',
  timeZone: 'Asia/Kolkata',
  locale: 'en-IN',
  social: [],
  newsletters: [],
  policies: {},
};
/** One second before midnight in Kolkata. */
const EVENING = Date.parse('2026-11-22T23:59:59+05:30');

let db: EditionDatabase;
let file: string;
let close: () => void;
let watch: EditionWatch | undefined;
/** What was told to expire, in order. */
let expired: (string[] | 'everything')[];

const logged: string[] = [];
const start = (): EditionWatch => {
  const log = pino({ level: 'error' }, { write: (line: string) => logged.push(line) });
  watch = watchEdition((tags) => expired.push(tags ?? 'everything'), log);
  return watch;
};
const pass = (milliseconds: number) => vi.advanceTimersByTime(milliseconds);
const storyStatus = (edition: EditionDatabase | undefined): string | undefined =>
  edition && findPathStatus(edition, { path: story.path, now: Date.now() }).status;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: EVENING });
  ({ db, file, close } = temporaryEdition());
  vi.stubEnv('DATA_DIR', dirname(file));
  expired = [];
  logged.length = 0;
  publish(db, batchOf([site, story]), Date.now());
});
afterEach(() => {
  watch?.close();
  watch = undefined;
  close();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe('watching the edition', () => {
  it('gives no edition before its content was read whole: a path it does not know yet is no 404', () => {
    start();
    expect(watch?.edition()).toBeUndefined();
    expect(readingEdition()).toBeUndefined();
    markComplete(db);
    pass(500);
    expect(storyStatus(watch?.edition())).toBe('page');
    expect(readingEdition()).toBe(watch?.edition());
  });

  it('names what changed within 25 ms of the transaction', () => {
    markComplete(db);
    start();
    expired = [];
    publish(db, batchOf([{ ...story, headline: 'New', fingerprint: 'new' }]), Date.now());
    pass(25);
    expect(expired.flat()).toContain(articleTag(story.path));
  });

  it('goes on with the old edition while a new one is being made in its place', () => {
    markComplete(db);
    start();
    expired = [];
    db.rebuild();
    pass(3_000);
    expect(storyStatus(watch?.edition())).toBe('page');
    expect(expired).not.toContain('everything');
    publish(db, batchOf([site, articleRecord({ slug: 'other' })]), Date.now());
    markComplete(db);
    pass(1_000);
    expect(storyStatus(watch?.edition())).toBe('unknown');
    expect(expired).toContain('everything');
    expect(readingEdition()).toBe(watch?.edition());
  });

  it('goes on when the file is deleted under it, and takes the next one that appears', () => {
    markComplete(db);
    start();
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
    pass(2_000);
    expect(storyStatus(watch?.edition())).toBe('page');
  });

  it('outlives an edition that is damaged under it, and takes the one that the desk makes anew', () => {
    db.run('PRAGMA wal_checkpoint(TRUNCATE)');
    markComplete(db);
    start();
    writeFileSync(file, Buffer.alloc(statSync(file).size, 'x'));
    pass(1_000);
    db.rebuild();
    publish(db, batchOf([site, story]), Date.now());
    markComplete(db);
    pass(1_000);
    expect(storyStatus(watch?.edition())).toBe('page');
  });

  it('logs which revision of a story is damaged, and leaves it out of the history', () => {
    markComplete(db);
    for (const headline of ['Second', 'Third'])
      publish(db, batchOf([{ ...story, headline, fingerprint: headline }]), Date.now());
    db.run(`UPDATE revisions SET text = CAST('x' || text AS BLOB) WHERE n = 2`);
    const said: unknown[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => said.push(JSON.parse(line)) });
    watch = watchEdition(() => {}, log);
    const edition = watch.edition();
    const history = edition ? listRevisions(edition, { path: story.path, now: Date.now() }) : [];
    expect(history.map(({ number }) => number)).toEqual([3, 1]);
    expect(said).toMatchObject([
      { level: 50, story: story.path, revision: 2, msg: expect.stringContaining('damaged in edition.db') },
    ]);
  });

  it('keeps the pages it holds when the edition is damaged, logs it once and leaves the desk a note', () => {
    markComplete(db);
    db.run('PRAGMA wal_checkpoint(TRUNCATE)');
    start();
    expired = [];
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(7, 4096));
    // A page's query, and then those of the watch itself.
    const edition = watch?.edition();
    expect(() => edition && listFiles(edition)).toThrow();
    new DatabaseSync(file, { timeout: 100 }).exec('PRAGMA user_version = 0');
    pass(3_000);
    expect(watch?.edition()).toBeDefined();
    expect(watch?.isDamaged()).toBe(true);
    expect(expired).toEqual([]);
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({
      level: 50,
      file,
      msg: expect.stringMatching(/edition\.db was found damaged\. The desk rebuilds it;/),
    });
    expect(takeDoubt(file)?.inode).toBe(watch?.edition()?.inode);
    db.rebuild();
    publish(db, batchOf([site, story]), Date.now());
    markComplete(db);
    pass(1_000);
    expect(storyStatus(watch?.edition())).toBe('page');
    expect(watch?.isDamaged()).toBe(false);
  });

  it('calls the edition damaged if another process left a note, until the desk has read it', () => {
    markComplete(db);
    start();
    expect(watch?.isDamaged()).toBe(false);
    leaveDoubt(file, { inode: db.inode, reason: 'malformed' });
    expect(watch?.isDamaged()).toBe(true);
    takeDoubt(file);
    expect(watch?.isDamaged()).toBe(false);
  });

  it('expires only what changed meanwhile, if the same file could not be read for a moment', () => {
    markComplete(db);
    start();
    expired = [];
    watch?.edition()?.close();
    publish(db, batchOf([{ ...story, headline: 'New', fingerprint: 'new' }]), Date.now());
    pass(1_000);
    expect(storyStatus(watch?.edition())).toBe('page');
    expect(expired).not.toContain('everything');
    expect(expired.flat()).toContain(articleTag(story.path));
  });

  it('expires every page when the day turns in the publication’s zone, also a second after it started', () => {
    markComplete(db);
    start();
    expired = [];
    pass(900);
    expect(expired).toEqual([]);
    pass(1_200);
    expect(expired).toEqual([[siteTag]]);
    pass(60_000);
    expect(expired).toHaveLength(1);
  });
});
