/** A newsroom in git, with papers that are read from it, for tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EditionDatabase, openEdition } from '#lib/edition/database.ts';
import type { Revision } from '#lib/edition/model.ts';
import { listChanges, listRevisions } from '#lib/edition/queries/revisions.ts';
import { findStory } from '#lib/edition/queries/stories.ts';
import { Desk } from '../desk.ts';
import { HistoryDesk } from '../history-desk.ts';
import { editionOutlet } from '../outlet.ts';
import { fileOf, pathOf, Repository, text } from './repository.fixtures.ts';

export const HOUR = 60 * 60 * 1000;
export const START = Date.parse('2026-06-01T12:00:00Z');

export class GitNewsroom {
  readonly repository = new Repository();
  /** For the data of papers. */
  readonly folder = mkdtempSync(join(tmpdir(), 'git-history-data-'));
  now = START;

  write(slug: string, body: string, fields = ''): void {
    this.repository.write(fileOf(slug), text(slug, body, fields));
  }

  /** Commits everything, an hour after the last commit. */
  commit(): void {
    this.now += HOUR;
    this.repository.commit(this.now);
  }

  discard(): void {
    this.repository.discard();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A paper: edition, file of histories and desk, in a folder of its own. */
export class Paper {
  readonly log: { level: string; message: string }[] = [];
  readonly tags: string[] = [];
  readonly history: string;
  readonly db: EditionDatabase;
  readonly histories: HistoryDesk;
  readonly #room: GitNewsroom;
  readonly #desk: Desk;

  constructor(room: GitNewsroom, name: string) {
    this.#room = room;
    const { contentDir } = room.repository;
    const say = (level: string) => (_: object, message: string) => void this.log.push({ level, message });
    this.history = join(room.folder, name, 'history.db');
    this.db = openEdition({ file: join(room.folder, name, 'edition.db'), mode: 'write' });
    this.histories = new HistoryDesk({
      edition: this.db,
      file: this.history,
      contentDir,
      now: () => room.now,
      log: { info: say('info'), error: say('error') },
      onPublished: ({ tags }) => this.tags.push(...tags),
    });
    this.#desk = new Desk({ contentDir, outlet: editionOutlet(this.db, () => room.now) });
  }

  async read(): Promise<void> {
    await this.#desk.pass();
  }

  close(): void {
    this.histories.stop();
    this.db.close();
  }

  revisions(slug: string): Revision[] {
    return listRevisions(this.db, { path: pathOf(slug), now: this.#room.now });
  }

  bodies(slug: string): string[] {
    return this.revisions(slug).map((revision) => revision.text.body.trim());
  }

  /** Number, kind and text of each revision, and everything that readers and programs are told. */
  told(slugs: readonly string[]): unknown {
    const { now } = this.#room;
    const stories = slugs.map((slug) => [
      slug,
      findStory(this.db, { path: pathOf(slug), now })?.revision,
      this.revisions(slug),
    ]);
    return { stories, changes: listChanges(this.db, { after: 0, limit: 99, now }) };
  }
}
