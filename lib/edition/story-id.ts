/**
 * A story's id is its place in time: the whole second at which it is shown, then 20 bits of its path's hash.
 * Lists ordered by id are therefore newest first, the same order in every edition of the same content, and stories
 * near in time are near in the file.
 */
const SLOTS = 2 ** 20;
/** Seconds that fit beside the slots in a safe integer: the years 1697 to 2242; what lies beyond stands at the end. */
const LAST_SECOND = 2 ** 33 - 1;

/** The second at which a story published at `published` (ms) is shown: a fraction waits for the next whole one. */
export const shownSecond = (published: number): number =>
  Math.max(-LAST_SECOND, Math.min(LAST_SECOND, Math.ceil(published / 1000)));

/** Ids of stories shown at `now` (ms) or before are less than this. */
export const visibleBelow = (now: number): number => (Math.floor(now / 1000) + 1) * SLOTS;

/** Least id of a story shown at `from` (ms) or after. */
export const idFrom = (from: number): number => Math.ceil(from / 1000) * SLOTS;

/** Instant (ms) at which the story is shown. */
export const shownAt = (id: number): number => Math.floor(id / SLOTS) * 1000;

/** The id wanted by a story; where another story has it, `nextId` says which to try. */
export const wantedId = (published: number, path: string): number =>
  shownSecond(published) * SLOTS + (hash(path) & (SLOTS - 1));

/** The next slot of the same second. */
export const nextId = (id: number): number => {
  const second = Math.floor(id / SLOTS);
  return second * SLOTS + ((id - second * SLOTS + 1) % SLOTS);
};

/** True where a story of this id may keep it when it is published at `published` (ms). */
export const keepsPlace = (id: number, published: number): boolean =>
  Math.floor(id / SLOTS) === shownSecond(published);

/** FNV-1a, 32 bits, over UTF-16 code units (http://www.isthe.com/chongo/tech/comp/fnv/), its high bits folded in. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 12)) >>> 0;
}

/** A fingerprint as a safe integer of 52 bits, which is quicker to keep and to look up than its text. */
export const fingerprintNumber = (fingerprint: string): number =>
  hash(fingerprint) * 2 ** 20 + (hash(`${fingerprint}:2`) & (SLOTS - 1));
