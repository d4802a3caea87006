/** What one transaction gathers while it runs: the tags that it touches, and how list counts move. */
import type { EditionDatabase } from '../database.ts';
import { ensureListId, type ListName } from '../lists.ts';
import { publicationZone } from '../stored.ts';
import { siteTag } from '../tags.ts';
import { type Calendar, calendarOf } from '../zone.ts';
import { settleSearch } from './search-index.ts';

/** Beyond so many tags a change names the one that every page carries: the reader would drop them all anyway. */
const TOO_MANY_TAGS = 4000;
/** So many rows of `changes` are kept; whoever is further behind is told to drop everything. */
const CHANGES_KEPT = 1000;

export interface NamedStory {
  path: string;
  fingerprint: number;
}

export class Change {
  readonly db: EditionDatabase;
  /** Instant of the transaction, ms. */
  readonly now: number;
  readonly tags = new Set<string>();
  calendar: Calendar;
  /** Articles whose path came into being, and whose path ended, in this transaction: what renames are made of. */
  readonly arrived: NamedStory[] = [];
  readonly departed: NamedStory[] = [];
  readonly #counts = new Map<number, Map<number, number>>();
  #hasHistories: boolean | undefined;

  constructor(db: EditionDatabase, now: number) {
    this.db = db;
    this.now = now;
    this.calendar = calendarOf(publicationZone(db));
  }

  tag(...tags: string[]): void {
    for (const tag of tags) this.tags.add(tag);
  }

  /** Whether any story has changed or was taken down: an archive that is read for the first time has nothing to look for. */
  get hasHistories(): boolean {
    const some = 'SELECT 1 AS some FROM revisions UNION ALL SELECT 1 FROM taken_down LIMIT 1';
    this.#hasHistories ??= this.db.row(some) !== undefined;
    return this.#hasHistories;
  }

  set hasHistories(has: true) {
    this.#hasHistories = has;
  }

  /** Counts `by` more entries of a list in a month; returns the list's id. */
  count(list: ListName, month: number, by: 1 | -1): number {
    const id = ensureListId(this.db, list);
    let months = this.#counts.get(id);
    if (!months) {
      months = new Map();
      this.#counts.set(id, months);
    }
    months.set(month, (months.get(month) ?? 0) + by);
    return id;
  }

  /** Writes the counts gathered so far. */
  flushCounts(): void {
    for (const [list, months] of this.#counts) {
      let sum = 0;
      for (const [month, by] of months) {
        if (by === 0) continue;
        sum += by;
        this.db.run(
          'INSERT INTO listing_months (list, month, n) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n',
          list,
          month,
          by,
        );
        if (by < 0)
          this.db.run('DELETE FROM listing_months WHERE list = ? AND month = ? AND n = 0', list, month);
      }
      if (sum !== 0) this.db.run('UPDATE lists SET total = total + ? WHERE id = ?', sum, list);
    }
    this.#counts.clear();
  }

  /** Writes the counts, the index of search and, where any tag was touched, the numbered row; returns the last. */
  finish(): { change: number | undefined; tags: string[] } {
    this.flushCounts();
    settleSearch(this.db);
    if (this.tags.size === 0) return { change: undefined, tags: [] };
    const tags = this.tags.size > TOO_MANY_TAGS ? [siteTag] : [...this.tags].sort();
    const row = this.db.row<{ id: number }>(
      'INSERT INTO changes (at, tags) VALUES (?, ?) RETURNING id',
      this.now,
      JSON.stringify(tags),
    );
    const change = row?.id ?? 0;
    this.db.run('DELETE FROM changes WHERE id <= ?', change - CHANGES_KEPT);
    return { change, tags };
  }
}
