/**
 * Whether something is an item of a reader's library. What comes from storage, a file or a request may be anything: only
 * the fields of an item are taken, each in its bounds, and what is none is undefined. Pure.
 */
import type { FollowTarget, Item, ItemKind, StoryCard } from './item.ts';
import { LAST_MS, readStamp } from './stamp.ts';

/** Letters, marks and digits of any script, as slugs are made of (lib/routes.ts), in the form of a story's path. */
const STORY = /^\/([\p{L}\p{N}][\p{L}\p{M}\p{N}-]*)\/\d{4}\/\d\d\/\d\d\/([\p{L}\p{N}][\p{L}\p{M}\p{N}-]*)$/u;
const TARGET = /^(?:section|topic|author):([\p{L}\p{N}][\p{L}\p{M}\p{N}-]*)$/u;
/** The longest section and the longest other slug, in UTF-16 code units. */
const LONGEST = { section: 100, slug: 250 };
/** A picture of the paper's own, never an address elsewhere. */
const PICTURE = /^\/media\/[^\s"'<>\\]{1,700}$/;
const ACCENT = /^[a-z][a-z0-9-]{0,31}$/;

const TEXT_LENGTH = 300;

type Fields = Record<string, unknown>;

const isText = (value: unknown): value is string => typeof value === 'string';
const matches = (value: unknown, form: RegExp): value is string => isText(value) && form.test(value);
const isWithin = (value: unknown, most: number): value is number =>
  typeof value === 'number' && value >= 0 && value <= most;
const isCount = (value: unknown, most: number): value is number =>
  isWithin(value, most) && Number.isInteger(value);

export function isStoryPath(value: unknown): value is string {
  if (!isText(value)) return false;
  const [, section, slug] = STORY.exec(value) ?? [];
  return section !== undefined && section.length <= LONGEST.section && (slug?.length ?? 0) <= LONGEST.slug;
}

export function isFollowTarget(value: unknown): value is FollowTarget {
  const slug = isText(value) ? TARGET.exec(value)?.[1] : undefined;
  return slug !== undefined && slug.length <= LONGEST.slug;
}

function checkCard(value: unknown): StoryCard | undefined {
  const { headline, section, accent, picture, minutes } = Object(value) as Fields; // of an object, whatever it is
  if (!isText(headline) || headline === '') return undefined;
  return {
    headline: headline.slice(0, TEXT_LENGTH),
    section: isText(section) ? section.slice(0, TEXT_LENGTH) : '',
    ...(matches(accent, ACCENT) && { accent }),
    ...(matches(picture, PICTURE) && { picture }),
    ...(isCount(minutes, 999) && { minutes }),
  };
}

/** The item of a kind and an id with these fields, or undefined where they are none. */
export function checkFields(kind: ItemKind, id: string, value: unknown): Item | undefined {
  const fields = Object(value) as Fields; // of an object, whatever it is
  const { at, stamp, gone, progress, paragraph, revision, unread, seen, title } = fields;
  if (!isWithin(at, LAST_MS) || !isText(stamp) || readStamp(stamp) === undefined) return undefined;
  const base = { at, stamp, ...(gone === true && { gone: true as const }) };
  if (kind === 'follow') {
    if (!isFollowTarget(id)) return undefined;
    return {
      ...base,
      kind,
      id,
      ...(isText(title) && title !== '' && { title: title.slice(0, TEXT_LENGTH) }),
      ...(isWithin(seen, LAST_MS) && { seen }),
    };
  }
  if (!isStoryPath(id)) return undefined;
  const card = checkCard(fields.card);
  const story = { ...base, id, ...(card && { card }) };
  if (kind === 'saved') return { ...story, kind };
  return {
    ...story,
    kind,
    progress: isWithin(progress, 1) ? progress : 0,
    ...(isCount(paragraph, 99_999) && { paragraph }),
    ...(isCount(revision, 99_999) && { revision }),
    ...(unread === true && { unread }),
  };
}

const isKind = (value: unknown): value is ItemKind =>
  value === 'saved' || value === 'follow' || value === 'read';

/** The item that something is, or undefined. */
export function checkItem(value: unknown): Item | undefined {
  const { kind, id } = Object(value) as Fields; // of an object, whatever it is
  return isKind(kind) && isText(id) ? checkFields(kind, id, value) : undefined;
}
