/**
 * Items that a device sends to its account: only what the account keeps is taken, each part by its rule. Cards and titles are
 * none of it: the account has them from the edition. For the server; what a browser reads is checked by `check-item.ts`.
 */
import { parsePath, SLUG } from '#lib/routes.ts';
import type { FollowTarget, Item, ReadItem } from './item.ts';
import { LAST_MS, readStamp } from './stamp.ts';

/** Longest id, in characters: addresses of stories are far shorter. */
const MAX_ID = 400;

export type ReceivedItem = { item: Item } | { reason: string };

type Fields = ReadonlyMap<string, unknown>;

/** The own properties of an object of JSON; undefined where it is none. `__proto__` is a name like others. */
export const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : undefined;

/** True where a path is in the form of a story's. */
export const namesStory = (text: string): boolean =>
  text.length <= MAX_ID && text === text.normalize('NFC') && parsePath(text)?.kind === 'article';

const TARGET = /^(?:section|topic|author):(.+)$/su;

/** True where a text names something in the form of what can be followed. */
export function namesTarget(text: string): text is FollowTarget {
  const slug = text.length <= MAX_ID && text === text.normalize('NFC') ? TARGET.exec(text)?.[1] : undefined;
  return slug !== undefined && SLUG.test(slug);
}

const isWhole = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

const isTime = (value: unknown): value is number => isWhole(value, 0, LAST_MS);

function readingOf(fields: Fields): Pick<ReadItem, 'progress' | 'paragraph' | 'revision' | 'unread'> {
  const progress = fields.get('progress');
  const paragraph = fields.get('paragraph');
  const revision = fields.get('revision');
  return {
    progress: typeof progress === 'number' && progress >= 0 ? Math.min(progress, 1) : 0,
    ...(isWhole(paragraph, 0, 100_000) ? { paragraph } : {}),
    ...(isWhole(revision, 1, 1_000_000) ? { revision } : {}),
    ...(fields.get('unread') === true ? { unread: true as const } : {}),
  };
}

/** The item that a value of JSON is, with nothing else in it, or why it is none, as a sentence. */
export function receiveItem(value: unknown): ReceivedItem {
  const fields = fieldsOf(value);
  if (fields === undefined) return { reason: 'This is no item of a library.' };
  const kind = fields.get('kind');
  const id = fields.get('id');
  const stamp = fields.get('stamp');
  const at = fields.get('at');
  const parts = typeof stamp === 'string' ? readStamp(stamp) : undefined;
  if (typeof stamp !== 'string' || parts === undefined) return { reason: 'Its stamp is malformed.' };
  if (!isTime(at)) return { reason: 'Its time is none.' };
  if (typeof id !== 'string') return { reason: 'It names nothing.' };
  const isGone = fields.get('gone') === true;
  // Nothing was done later than its last change.
  const base = { id, stamp, at: Math.min(at, parts.ms), ...(isGone ? { gone: true as const } : {}) };
  if (kind === 'follow') {
    const seen = fields.get('seen');
    if (!namesTarget(id)) return { reason: 'It names no section, topic or author.' };
    return { item: { kind, ...base, id, ...(isTime(seen) ? { seen } : {}) } };
  }
  if (kind !== 'saved' && kind !== 'read') return { reason: 'It is of a kind that is not known here.' };
  if (!namesStory(id)) return { reason: 'It names no story.' };
  if (kind === 'saved') return { item: { kind, ...base } };
  return { item: { kind, ...base, ...(isGone ? { progress: 0 } : readingOf(fields)) } };
}
