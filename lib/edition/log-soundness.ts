/**
 * Checks whether a write-ahead log can be read to its end. SQLite silently ignores everything after the first bad frame: that is
 * right after a power cut, but it also hides damage (https://sqlite.org/fileformat2.html#walformat).
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { endianness } from 'node:os';

const HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 0x377f0682;
/** Bytes of a page, if the header cannot be read. */
const USUAL_PAGE = 4096;

export interface LogSoundness {
  /** How many frames there are up to the last commit in the log. */
  frames: number;
  /** How many of them SQLite reads. */
  sound: number;
}

type Sum = readonly [number, number];

/** Continues a checksum over an even number of 32-bit words. */
function add([first, second]: Sum, words: Uint32Array): Sum {
  let [a, b] = [first, second];
  for (let n = 0; n < words.length; n += 2) {
    a = (a + (words[n] ?? 0) + b) >>> 0;
    b = (b + (words[n + 1] ?? 0) + a) >>> 0;
  }
  return [a, b];
}

/** The words of the log, in the byte order that its header names. */
function wordsOf(bytes: Buffer, isBig: boolean): Uint32Array {
  const own = Uint8Array.from(bytes);
  if (isBig === (endianness() === 'LE')) Buffer.from(own.buffer).swap32();
  return new Uint32Array(own.buffer);
}

const NO_SUM: Sum = [0, 0];
const sumAt = (bytes: Buffer, at: number): Sum => [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
const isSame = (one: Sum, other: Sum): boolean => one[0] === other[0] && one[1] === other[1];

/** How much of a log (`<database>-wal`) can be read; undefined if there is none, or nothing was ever committed to it. */
export function logSoundness(log: string): LogSoundness | undefined {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= HEADER + FRAME_HEADER) return undefined;
  const descriptor = openSync(log, 'r');
  try {
    const header = Buffer.alloc(HEADER);
    readSync(descriptor, header, 0, HEADER, 0);
    const magic = header.readUInt32BE(0);
    const pageSize = header.readUInt32BE(8);
    const isKnown = (magic & ~1) >>> 0 === MAGIC && pageSize >= 512 && pageSize <= 65_536;
    const isBig = (magic & 1) === 1;
    let sum = isKnown ? add([0, 0], wordsOf(header.subarray(0, 24), isBig)) : NO_SUM;
    let isSound = isKnown && isSame(sum, sumAt(header, 24));
    const found = { frames: 0, sound: 0 };
    const frame = Buffer.alloc(FRAME_HEADER + (isSound ? pageSize : USUAL_PAGE));
    // Frames of an earlier round may follow those of this one, because SQLite reuses the log from its start.
    let round = isSound ? header.subarray(16, 24) : undefined;
    for (let n = 1, at = HEADER; at + frame.length <= size; n += 1, at += frame.length) {
      readSync(descriptor, frame, 0, frame.length, at);
      round ??= Buffer.from(frame.subarray(8, 16));
      const isOfThisRound = frame.subarray(8, 16).equals(round);
      isSound &&= isOfThisRound;
      if (isSound) {
        sum = add(
          add(sum, wordsOf(frame.subarray(0, 8), isBig)),
          wordsOf(frame.subarray(FRAME_HEADER), isBig),
        );
        isSound = isSame(sum, sumAt(frame, 16));
      }
      const isCommit = isOfThisRound && frame.readUInt32BE(4) !== 0;
      if (isCommit) found.frames = n;
      if (isCommit && isSound) found.sound = n;
    }
    return found.frames === 0 ? undefined : found;
  } finally {
    closeSync(descriptor);
  }
}
