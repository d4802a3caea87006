/** Which stories a device is to keep: those in its reader's library, as `localStorage` holds it (docs/decisions/032). */

/** A story by its percent-encoded path, and when the reader saved or read it (ms since 1970). */
export interface Wish {
  href: string;
  at: number;
}

export interface Wishes {
  /** Newest first. */
  saved: Wish[];
  reads: Wish[];
}

/** What the page tells the worker: all that is wanted, so that telling it twice does no harm. */
export interface Order extends Wishes {
  /** Percent-encoded path of the page that tells. */
  here: string;
  /** True where kept pages are to be compared with the paper's. */
  refresh: boolean;
}

/** The worker's answer. */
export interface Outcome {
  /** Stories for which the device has no room. */
  full: string[];
  /** True if a saved story could not be fetched, because the paper could not be reached or did not answer. */
  missed: boolean;
}

const ITEM = /^broadsheet\.(saved|read):(.*)$/;
/** What a story's percent-encoded path looks like. */
export const STORY = /^\/[^/]+\/\d{4}\/\d\d\/\d\d\/[^/.]+$/;

/** Percent-encoded path of a story, or undefined where an item names none: it may come from a file that anyone wrote. */
export function storyHref(id: unknown): string | undefined {
  if (typeof id !== 'string' || !id.startsWith('/') || id.startsWith('//')) return undefined;
  const url = URL.parse(id, 'https://paper.invalid');
  if (url === null || url.host !== 'paper.invalid' || url.search || url.hash) return undefined;
  return STORY.test(url.pathname) ? url.pathname : undefined;
}

/** The id of an item stands in its key: `broadsheet.saved:/world/2007/05/29/talks`. */
function readWish(id: string, text: string | null): Wish | undefined {
  try {
    const fields: unknown = JSON.parse(text ?? '');
    if (typeof fields !== 'object' || fields === null || ('gone' in fields && fields.gone)) return undefined;
    const href = storyHref(id);
    const at = 'at' in fields && typeof fields.at === 'number' ? fields.at : 0;
    return href === undefined ? undefined : { href, at };
  } catch {
    return undefined;
  }
}

/** @throws where the browser forbids its storage */
export function readWishes(storage: Pick<Storage, 'length' | 'key' | 'getItem'>): Wishes {
  const wishes: Wishes = { saved: [], reads: [] };
  for (let n = 0; n < storage.length; n += 1) {
    const key = storage.key(n) ?? '';
    const [, kind, id = ''] = ITEM.exec(key) ?? [];
    const wish = kind && readWish(id, storage.getItem(key));
    if (wish) wishes[kind === 'saved' ? 'saved' : 'reads'].push(wish);
  }
  for (const list of [wishes.saved, wishes.reads]) list.sort((a, b) => b.at - a.at);
  return wishes;
}
