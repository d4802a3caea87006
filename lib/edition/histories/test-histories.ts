/** An edition with its file of histories, in a folder of its own, for tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ArticleRecord } from '../batch.ts';
import { type EditionDatabase, openEdition } from '../database.ts';
import { HISTORY_TABLES, keyOf } from '../history-lines.ts';
import { markComplete, publish, settleHistories } from '../publish.ts';
import { listRevisions } from '../queries/revisions.ts';
import { isSound, type RevisionRow } from '../revision-row.ts';
import { publicText, unpackText } from '../revision-text.ts';
import { articleAt } from '../stored.ts';
import { articleRecord, batchOf } from '../test-records.ts';
import { HistorySync } from './history-sync.ts';

export const NOW = Date.UTC(2024, 5, 1);
export const HOUR = 60 * 60 * 1000;

export type Fields = Partial<ArticleRecord> & { slug?: string };

export const written = (fields: Fields): ArticleRecord => {
  const text = fields.body === undefined ? {} : { plainText: fields.body };
  return articleRecord({ slug: 'talks', headline: 'Talks', ...text, ...fields });
};

/** The path of the story with a slug. */
export const pathOf = (slug: string): string => `/world/2024/05/01/${slug}`;

export interface Line {
  level: 'info' | 'error';
  message: string;
}

export class Desk {
  readonly folder: string;
  readonly edition: string;
  readonly history: string;
  readonly log: Line[] = [];
  /** Tags of everything that the edition took in. */
  readonly tags: string[] = [];
  now = NOW;
  db!: EditionDatabase;
  sync!: HistorySync;

  constructor(folder = mkdtempSync(join(tmpdir(), 'histories-'))) {
    this.folder = folder;
    this.edition = join(folder, 'edition.db');
    this.history = join(folder, 'history.db');
  }

  start(): this {
    this.db = openEdition({ file: this.edition, mode: 'write' });
    const say =
      (level: Line['level']) =>
      (_: object, message: string): void =>
        void this.log.push({ level, message });
    this.sync = new HistorySync({
      edition: this.db,
      file: this.history,
      now: () => this.now,
      log: { info: say('info'), error: say('error') },
      onPublished: ({ tags }) => this.tags.push(...tags),
    });
    return this;
  }

  stop(): this {
    this.sync.close();
    this.db.close();
    return this;
  }

  /** Deletes the edition, as an operator does while nothing runs. */
  loseEdition(): this {
    for (const ending of ['', '-wal', '-shm']) rmSync(this.edition + ending, { force: true });
    return this;
  }

  loseHistory(): this {
    for (const ending of ['', '-wal', '-shm']) rmSync(this.history + ending, { force: true });
    return this;
  }

  /** Publishes an hour after the last time. */
  put(fields: Fields = {}, removed: readonly string[] = []): void {
    this.now += HOUR;
    publish(
      this.db,
      batchOf(
        [written(fields)],
        removed.map((slug) => `articles${pathOf(slug)}.md`),
      ),
      this.now,
    );
  }

  remove(slug: string): void {
    this.now += HOUR;
    publish(this.db, batchOf([], [`articles${pathOf(slug)}.md`]), this.now);
  }

  /** What a first pass over all of the content does. */
  readAll(...stories: Fields[]): void {
    publish(this.db, batchOf(stories.map(written)), this.now);
    this.finishPass();
  }

  finishPass(): void {
    markComplete(this.db);
    while (settleHistories(this.db, this.now));
  }

  bodies(slug = 'talks'): string[] {
    return listRevisions(this.db, { path: pathOf(slug), now: this.now }).map(({ text }) => text.body);
  }

  errors(): string[] {
    return this.log.flatMap(({ level, message }) => (level === 'error' ? [message] : []));
  }

  discard(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

type Row = RevisionRow & { story: string };
const REVISIONS = 'SELECT story, n, at, kind, notes, print, said, text, sum FROM revisions ORDER BY story, n';

/** The histories in an edition, in a form that can be compared with the file's. */
export function historiesIn(db: EditionDatabase): unknown {
  const revisions = db.rows<Row>(REVISIONS).map(({ story, said, text, sum: _, ...row }) => {
    const article = articleAt(db, story);
    const own = article ? publicText(db, article) : undefined;
    return {
      story,
      ...row,
      says: text === null ? own : unpackText(text),
      isLatest: said !== null || text === null,
    };
  });
  const lines = HISTORY_TABLES.map((table) => db.rows(`SELECT * FROM ${table} ORDER BY ${keyOf(table)}`));
  return { revisions, lines };
}

/** The histories in the file. @throws if a revision is damaged */
export function historiesInFile(file: string): unknown {
  const connection = new DatabaseSync(file, { readOnly: true });
  try {
    const verdict = connection.prepare('PRAGMA integrity_check').get()?.integrity_check;
    if (verdict !== 'ok') throw new Error(String(verdict));
    const rows = connection.prepare(REVISIONS).all() as unknown as Row[]; // as the SQL names them
    const revisions = rows.map(({ story, said, text, sum, ...row }) => {
      if (!isSound({ ...row, said, text, sum }))
        throw new Error(`Revision ${row.n} of ${story} is not sound.`);
      return { story, ...row, says: text === null ? undefined : unpackText(text), isLatest: said !== null };
    });
    const lines = HISTORY_TABLES.map((table) =>
      connection.prepare(`SELECT * FROM ${table} ORDER BY ${keyOf(table)}`).all(),
    );
    return { revisions, lines };
  } finally {
    connection.close();
  }
}
