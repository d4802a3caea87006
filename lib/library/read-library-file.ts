/**
 * What a file brings into a library: our own JSON, or bookmarks of any browser. The file may be anything: only stories of
 * this paper, and what can be followed in it, come out of it, each checked as what storage holds is. Pure.
 */
import { checkItem, isFollowTarget, isStoryPath } from './check-item.ts';
import type { FollowTarget, ItemDraft } from './item.ts';
import { FILE_FORMAT, FOLLOWING_FOLDER } from './library-file.ts';
import { writeStamp } from './stamp.ts';

/** Largest file that is read, in bytes. */
export const MOST_BYTES = 5_000_000;
/** So many entries of a file are looked at: more than a library holds. */
const MOST_ENTRIES = 20_000;

export interface FileContents {
  drafts: ItemDraft[];
  /** Entries that are of another paper, or broken. */
  refused: number;
}

interface FileOrigin {
  /** Of the paper, without a slash at its end. */
  origin: string;
  /** In ms since 1970: nothing was done later. */
  now: number;
}

const NO_STAMP = writeStamp({ ms: 0, count: 0, device: '00000000' });

function draftOf(value: unknown, now: number): ItemDraft | undefined {
  const { at } = Object(value) as { at?: unknown }; // of an object, whatever it is
  const item = checkItem({
    ...Object(value),
    at: typeof at === 'number' ? Math.min(at, now) : now,
    stamp: NO_STAMP,
  });
  if (item === undefined || item.gone) return undefined;
  const { stamp: _, gone: __, ...draft } = item;
  return draft;
}

function sortOut(entries: readonly unknown[], now: number): FileContents {
  const drafts = entries.slice(0, MOST_ENTRIES).flatMap((entry) => draftOf(entry, now) ?? []);
  return { drafts, refused: entries.length - drafts.length };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decodeEntities = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (whole, hex, decimal, name: string | undefined) => {
      if (name) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );

/** Decoded path of an address of the paper; undefined of any other, `javascript:` among them. */
function pathWithin(address: string, origin: string): string | undefined {
  try {
    const url = new URL(address);
    return url.origin === origin ? decodeURIComponent(url.pathname).normalize('NFC') : undefined;
  } catch {
    return undefined;
  }
}

/** What a page of the paper is a list of: `/topics/oceans` of `topic:oceans`. */
function targetAt(path: string): FollowTarget | undefined {
  const [, place = '', slug] = path.split('/');
  const target = slug === undefined ? `section:${place}` : `${place.replace(/s$/, '')}:${slug}`;
  return isFollowTarget(target) ? target : undefined;
}

/** A folder's name, or a link with its attributes and its text. No part extends past the next tag, so a file of many `<A` is not slow. */
const BOOKMARK = /<H3[^<>]*>([^<>]*)<\/H3>|<A\s([^<>]+)>([^<>]*)/gi;

function readBookmarks(text: string, { origin, now }: FileOrigin): FileContents {
  const entries: unknown[] = [];
  let isFollowing = false;
  for (const [, folder, attributes = '', words = ''] of text.matchAll(BOOKMARK)) {
    if (folder !== undefined) {
      isFollowing = folder === FOLLOWING_FOLDER;
      continue;
    }
    const path = pathWithin(decodeEntities(/\bHREF="([^"]*)"/i.exec(attributes)?.[1] ?? ''), origin) ?? '';
    const seconds = Number(/\bADD_DATE="(\d{1,12})"/i.exec(attributes)?.[1]) || now / 1000;
    const title = decodeEntities(words).trim();
    const target = isFollowing ? targetAt(path) : undefined;
    if (target) entries.push({ kind: 'follow', id: target, at: seconds * 1000, title });
    else if (isStoryPath(path))
      entries.push({ kind: 'saved', id: path, at: seconds * 1000, card: { headline: title, section: '' } });
    else entries.push(undefined);
  }
  return sortOut(entries, now);
}

function readJson(text: string, now: number): FileContents | undefined {
  try {
    const { format, items } = Object(JSON.parse(text)) as { format?: unknown; items?: unknown }; // of whatever it is
    return format === FILE_FORMAT && Array.isArray(items) ? sortOut(items, now) : undefined;
  } catch {
    return undefined;
  }
}

/** What a file holds, or a sentence that says why it is of no use. */
export function readLibraryFile(text: string, from: FileOrigin): FileContents | { reason: string } {
  if (text.length > MOST_BYTES) return { reason: 'The file is larger than 5 MB. Nothing was imported.' };
  const isMarkup = /^\s*</.test(text);
  const contents = isMarkup ? readBookmarks(text, from) : readJson(text, from.now);
  return (
    contents ?? { reason: 'This is no library of this paper and no file of bookmarks. Nothing was imported.' }
  );
}
