/**
 * Which stories are read: counted where they are answered, each reader once for a story and a day, with nothing kept of
 * readers (docs/decisions/028-most-read.md). The order of stories changes on pages every few minutes at the most.
 */

import type { TellFault } from '#lib/disk/own-file.ts';
import type { ArchivedList } from '#lib/edition/model.ts';
import { clientAddress } from './address.ts';
import { rankStories } from './ranking.ts';
import { Seen } from './seen.ts';
import { showRanking } from './shown.ts';
import { Tally } from './tally.ts';
import { TallyFiles } from './tally-files.ts';
import { type Headers, isStoryPath, isVisit } from './visit.ts';

/** Counts are kept so often (ms): a killed process loses no more. */
const KEPT_EVERY = 60_000;
/** Pages that show an order are made again so often at the most (ms). */
const SHOWN_EVERY = 5 * 60_000;
/** Places of an order that pages show, and as many again for stories that are taken down. */
const PLACES = { all: 15, section: 10 };

export interface ReadershipOptions {
  dir: string;
  /** Name of this process's file: the same after a restart. */
  name: string;
  /** ms */
  now: () => number;
  /** Told of the lists whose order has changed. */
  onOrder: (lists: ArchivedList[]) => void;
  /** Told what an operator should know. */
  warn: (message: string, error?: unknown) => void;
  /** Called for files of ours that cannot be used. */
  tell: TellFault;
}

const sectionOf = (story: string): ArchivedList =>
  `section:${decodeURIComponent(story.split('/', 2)[1] ?? '')}`;

/** The places of every list of an order, as text that is the same where the list is. */
function listsOf(order: readonly string[]): Map<ArchivedList, string> {
  const lists = new Map<ArchivedList, string>([['all', order.slice(0, PLACES.all).join(' ')]]);
  for (const [section, stories] of Map.groupBy(order, sectionOf))
    lists.set(section, stories.slice(0, PLACES.section).join(' '));
  return lists;
}

export class Readership {
  readonly #options: ReadershipOptions;
  readonly #files: TallyFiles;
  readonly #tally: Tally;
  readonly #seen = new Seen();
  #shown = new Map<ArchivedList, string>();
  #shownAt = Number.NEGATIVE_INFINITY;
  readonly #timer: NodeJS.Timeout;

  constructor(options: ReadershipOptions) {
    this.#options = options;
    this.#files = new TallyFiles(options.dir, options.name, options.tell);
    this.#tally = new Tally(this.#files.readOwn());
    this.#show(performance.now());
    this.#timer = setInterval(() => this.look(performance.now()), KEPT_EVERY).unref();
  }

  /**
   * Notes that a page was sent. `href` is its percent-encoded path, `remote` the connection's other end, `forwarded`
   * the value of X-Forwarded-For.
   */
  note(href: string, header: Headers, remote: string | undefined, forwarded: () => string | undefined): void {
    if (!isStoryPath(href) || !isVisit(header)) return;
    const now = this.#options.now();
    const reader = `${clientAddress(remote, forwarded())}\n${header('user-agent')}`;
    if (this.#seen.isNew(reader, href, now)) this.#tally.add(href, now);
  }

  /** Keeps what was counted and looks at the order; `monotonic` (ms) is a clock that nobody sets. */
  look(monotonic: number): void {
    this.#keep();
    if (monotonic - this.#shownAt >= SHOWN_EVERY) this.#show(monotonic);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#keep();
  }

  #keep(): void {
    if (!this.#tally.isDirty) return;
    try {
      this.#files.keep(this.#tally.toText());
      this.#tally.isDirty = false;
    } catch (error) {
      this.#options.warn('What was read could not be kept; it is tried again in a minute.', error);
    }
  }

  #show(monotonic: number): void {
    const order = rankStories(
      [this.#tally.hours, ...this.#files.readOthers(Date.now())],
      this.#options.now(),
    );
    const lists = listsOf(order);
    const names = new Set([...lists.keys(), ...this.#shown.keys()]);
    const changed = [...names].filter((name) => (lists.get(name) ?? '') !== (this.#shown.get(name) ?? ''));
    if (changed.length === 0) return;
    this.#shown = lists;
    this.#shownAt = monotonic;
    showRanking(order);
    this.#options.onOrder(changed);
  }
}
