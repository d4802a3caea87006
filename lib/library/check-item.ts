/** Items that come from outside: another device, a file, a form. Only what is known is taken over, each part by its rule. */
import { parsePath, SLUG } from '#lib/routes.ts';
import type { FollowTarget, Item, StoryCard } from './item.ts';
import { LAST_MS, readStamp } from './stamp.ts';

/** Longest id, in characters: addresses of stories are far shorter. */
const MAX_ID = 400;
const MAX_TEXT = 300;

export type CheckedItem = { item: Item } | { reason: string };

type Fields = ReadonlyMap<string, unknown>;

/** The own properties of an object of JSON; undefined where it is none. Keys such as `__proto__` are names like others. */
export const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : undefined;

/** True where a path is in the form of a story's. */
export const isStoryPath = (text: string): boolean =>
  text.length <= MAX_ID && text === text.normalize('NFC') && parsePath(text)?.kind === 'article';

const TARGET = /^(section|topic|author):(.+)$/su;

/** True where a text names something in the form of what can be followed. */
export function isFollowTarget(text: string): text is FollowTarget {
  const slug = text.length <= MAX_ID && text === text.normalize('NFC') ? TARGET.exec(text)?.[2] : undefined;
  return slug !== undefined && SLUG.test(slug);
}

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LAST_MS;

const isCount = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

/** A line of plain text, cut to its greatest length; undefined where there is none. */
function plainText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const line = value
    .slice(0, 4 * MAX_TEXT)
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
    .trim();
  return line === '' ? undefined : [...line].slice(0, MAX_TEXT).join('');
}

/** True of an address of one of the paper's own pictures. */
const isOwnPicture = (value: unknown): value is string => {
  if (typeof value !== 'string' || value.length > MAX_ID || !/^\/(?:media|cards)\//.test(value)) return false;
  const url = URL.parse(value, 'https://paper.invalid');
  return url?.origin === 'https://paper.invalid' && /^\/(?:media|cards)\//.test(url.pathname);
};

/** What of a card can be shown; undefined where it names no headline. A story is not refused for its card. */
function checkCard(value: unknown): StoryCard | undefined {
  const fields = fieldsOf(value);
  const headline = plainText(fields?.get('headline'));
  if (fields === undefined || headline === undefined) return undefined;
  const accent = fields.get('accent');
  const picture = fields.get('picture');
  const minutes = fields.get('minutes');
  return {
    headline,
    section: plainText(fields.get('section')) ?? '',
    ...(typeof accent === 'string' && accent.length <= 100 && SLUG.test(accent) ? { accent } : {}),
    ...(isOwnPicture(picture) ? { picture } : {}),
    ...(isCount(minutes, 1, 1000) ? { minutes } : {}),
  };
}

const cardOf = (fields: Fields): { card?: StoryCard } => {
  const card = checkCard(fields.get('card'));
  return card === undefined ? {} : { card };
};

/** The item that a value of JSON is, with nothing else in it, or why it is none, as a sentence. */
export function checkItem(value: unknown): CheckedItem {
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
  // Nothing was done later than its last change.
  const base = {
    stamp,
    at: Math.min(at, parts.ms),
    ...(fields.get('gone') === true ? { gone: true as const } : {}),
  };
  if (kind === 'follow') {
    if (!isFollowTarget(id)) return { reason: 'It names no section, topic or author.' };
    const title = plainText(fields.get('title'));
    const seen = fields.get('seen');
    return {
      item: {
        kind,
        id,
        ...base,
        ...(title === undefined ? {} : { title }),
        ...(isTime(seen) ? { seen } : {}),
      },
    };
  }
  if (kind !== 'saved' && kind !== 'read') return { reason: 'It is of a kind that is not known here.' };
  if (!isStoryPath(id)) return { reason: 'It names no story.' };
  return { item: kind === 'saved' ? { kind, id, ...base, ...cardOf(fields) } : checkRead(id, base, fields) };
}

function checkRead(id: string, base: { stamp: string; at: number; gone?: true }, fields: Fields): Item {
  const progress = fields.get('progress');
  const paragraph = fields.get('paragraph');
  const revision = fields.get('revision');
  const far = typeof progress === 'number' && progress >= 0 ? Math.min(progress, 1) : 0;
  if (base.gone) return { kind: 'read', id, ...base, progress: 0 };
  return {
    kind: 'read',
    id,
    ...base,
    ...cardOf(fields),
    progress: far,
    ...(isCount(paragraph, 0, 100_000) ? { paragraph } : {}),
    ...(isCount(revision, 1, 1_000_000) ? { revision } : {}),
    ...(fields.get('unread') === true ? { unread: true as const } : {}),
  };
}
