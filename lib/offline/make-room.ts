/** Who goes when a device is full: what came by itself, oldest first; never what the reader saved. Pure. */
import type { Kept } from './kept.ts';

export interface Limits {
  /** Of pages and all that they need. */
  bytes: number;
  /** Number of saved stories, and of stories that were read. */
  saved: number;
  reads: number;
}

/** Bytes of pages with what they need; what several need counts once. */
export function bytesOf(shelf: readonly Kept[]): number {
  const needs = new Map(shelf.flatMap((kept) => Object.entries(kept.needs)));
  const files = [...needs.values()].reduce((sum, bytes) => sum + bytes, 0);
  return shelf.reduce((sum, { bytes }) => sum + bytes, files);
}

const isRead = ({ as }: Kept): boolean => as === 'read';
const byAge = (a: Kept, b: Kept): number => a.at - b.at;

export interface Room {
  /** What goes. */
  leave: Kept[];
  /** False where what remains is still too much. */
  fits: boolean;
}

/** @param shelf all that is kept, with what is about to be */
export function makeRoom(shelf: readonly Kept[], limits: Limits): Room {
  const reads = shelf.filter(isRead).sort(byAge);
  const leave = reads.splice(0, Math.max(0, reads.length - limits.reads));
  const automatic = [...reads, ...shelf.filter(({ as }) => as === 'front')];
  const staying = new Set(shelf.filter((kept) => !leave.includes(kept)));
  for (const kept of automatic) {
    if (bytesOf([...staying]) <= limits.bytes) break;
    staying.delete(kept);
    leave.push(kept);
  }
  const saved = [...staying].filter(({ as }) => as === 'saved');
  return { leave, fits: bytesOf([...staying]) <= limits.bytes && saved.length <= limits.saved };
}
