/**
 * Tells hubs and search engines what changed, after it is public and without anybody waiting for it: notices are kept on
 * disk, sent a moment later, and tried again where a service does not answer.
 */
import type { EditionDatabase } from '#lib/edition/database.ts';
import { absoluteUrl } from '#lib/routes.ts';
import { changedStories, type Transaction } from './changed-stories.ts';
import { feedUrls, type Notice, noticeRequest, type Service } from './notice.ts';
import { readNotices, writeNotices } from './notice-file.ts';

/** Changes of a moment go together, and every web process has seen them by then (ms). */
const GATHER = 1_000;
const FIRST_RETRY = 60_000;
const LONGEST_RETRY = 3_600_000;
/** A notice older than this is news no more (ms). */
const GIVE_UP = 24 * 3_600_000;
const TIMEOUT = 10_000;
/** IndexNow takes 10,000 addresses at once; a hub fewer. */
const MOST_URLS: Readonly<Record<Service, number>> = { websub: 100, indexnow: 10_000 };

export interface MessengerOptions {
  edition: EditionDatabase;
  /** Where notices are kept. */
  file: string;
  /** The WebSub hub's address. */
  hub: string | undefined;
  indexNowKey: string | undefined;
  /** ms */
  now: () => number;
  fetch?: typeof fetch;
  log: Record<'info' | 'warn' | 'error', (fields: object, text: string) => void>;
  /** Called if notices could not be written to the disk, with a way to try again; and without a failure once they could. */
  onKeep?(failure?: { error: unknown; again: () => void }): void;
}

type Outcome = 'sent' | 'refused' | 'later';

export class Messenger {
  readonly #options: MessengerOptions;
  #seen: number;
  #notices: Notice[];
  readonly #underWay = new Set<Notice>();
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(options: MessengerOptions) {
    this.#options = options;
    const kept = readNotices(options.file, options.now(), (sentence, fields) =>
      options.log.error(fields, sentence),
    );
    this.#seen = kept.seen;
    this.#notices = kept.notices.filter(({ service }) => this.#addressOf(service) !== undefined);
    this.#schedule();
  }

  #addressOf(service: Service): string | undefined {
    return service === 'websub' ? this.#options.hub : this.#options.indexNowKey;
  }

  /** Notes what a transaction changed. Returns at once. */
  note(transaction: Transaction): void {
    const { edition, now } = this.#options;
    if (this.#options.hub === undefined && this.#options.indexNowKey === undefined) return;
    const time = now();
    const paths = changedStories(edition, transaction, { since: this.#seen, now: time });
    this.#seen = time;
    if (paths.length > 0) {
      this.#add('websub', feedUrls(edition, paths, time), time);
      this.#add('indexnow', paths.map(absoluteUrl), time);
    }
    this.#keep();
    this.#schedule();
  }

  /** Joins a notice that waits for its first try, so that one change made twice is told once. */
  #add(service: Service, urls: readonly string[], time: number): void {
    if (this.#addressOf(service) === undefined) return;
    const waiting = this.#notices.find(
      (notice) => notice.service === service && notice.attempts === 0 && !this.#underWay.has(notice),
    );
    const all = [...new Set([...(waiting?.urls ?? []), ...urls])];
    this.#notices = this.#notices.filter((notice) => notice !== waiting);
    for (let from = 0; from < all.length; from += MOST_URLS[service])
      this.#notices.push({
        service,
        urls: all.slice(from, from + MOST_URLS[service]),
        attempts: 0,
        due: waiting?.due ?? time + GATHER,
        since: waiting?.since ?? time,
      });
  }

  #keep(): void {
    const { file, onKeep } = this.#options;
    const kept = { seen: this.#seen, notices: this.#notices };
    this.#work = this.#work
      .then(() => writeNotices(file, kept))
      .then(
        () => onKeep?.(),
        (error: unknown) => onKeep?.({ error, again: () => this.#keep() }),
      );
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const waiting = this.#notices.filter((notice) => !this.#underWay.has(notice));
    const next = Math.min(...waiting.map(({ due }) => due));
    if (!Number.isFinite(next)) return;
    const wait = Math.min(Math.max(next - this.#options.now(), 0), LONGEST_RETRY);
    this.#timer = setTimeout(() => void this.sendDue(), wait);
    // It keeps no process alive: what is not sent is on disk.
    this.#timer.unref();
  }

  /** Sends what is due now. */
  async sendDue(): Promise<void> {
    const time = this.#options.now();
    const due = this.#notices.filter((notice) => notice.due <= time && !this.#underWay.has(notice));
    await Promise.all(due.map((notice) => this.#deliver(notice)));
    this.#keep();
    this.#schedule();
    await this.#work;
  }

  async #deliver(notice: Notice): Promise<void> {
    this.#underWay.add(notice);
    const outcome = await this.#send(notice);
    this.#underWay.delete(notice);
    const { log, now } = this.#options;
    const { service, urls } = notice;
    notice.attempts += 1;
    const time = now();
    const tooOld = time - notice.since > GIVE_UP;
    if (outcome === 'later' && !tooOld) {
      notice.due = time + Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (notice.attempts - 1));
      return;
    }
    this.#notices = this.#notices.filter((each) => each !== notice);
    if (outcome === 'sent')
      log.info({ service, urls: urls.length }, `${service} was told of ${urls.length} addresses.`);
    else
      log.warn(
        { service, urls: urls.length },
        `${service} was not told of ${urls.length} addresses: it ${outcome === 'refused' ? 'refused them' : 'did not answer for a day'}.`,
      );
  }

  async #send(notice: Notice): Promise<Outcome> {
    const to = this.#addressOf(notice.service);
    if (to === undefined) return 'refused';
    const { url, init } = noticeRequest(notice, to);
    const ask = this.#options.fetch ?? fetch;
    try {
      const response = await ask(url, { ...init, signal: AbortSignal.timeout(TIMEOUT) });
      await response.body?.cancel();
      if (response.ok) return 'sent';
      return response.status === 429 || response.status >= 500 ? 'later' : 'refused';
    } catch {
      return 'later';
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
