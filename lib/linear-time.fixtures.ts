/** Tells a reading in linear time from one in quadratic time, by the processor time that it takes. For tests. */

const CHARACTERS = [...' \t\n\\/a0.-_:;,\'"“[({<*`~#|%é漢'];
/** Beginnings without an end, and parts of lists. */
const PARTS =
  '](  ![  **  a*  [^a  ``a  ~~  <!--  <?  <![CDATA[  <a "  <a \'  <script  <script>  <style  <style>  <picture>  <h1>  <H3>  ' +
  '<A HREF="  url(  @font-face{  &#  &amp  a@  %41  W/"a",  q=0;  gzip,  a=b;  http://a  [a](b "  <https://  -"  a:  127.  :::';
const LINES = ['[^a]: b', '::: a', ':::pullquote', '- a', '| a |', '--- ', 'a: b', '> ', '1. '];
const SPACED = ['<a ', '<svg ', '; q=', 'a=b; ', '> ', '- ', '1. ', ', '];
/** What slow readings stumble over if it is repeated. */
const PIECES = [...CHARACTERS, ...PARTS.split('  '), ...LINES.map((line) => `${line}\n`), ...SPACED];

/** Lengths in UTF-16 units; texts of eight times the length are read too. The short ones are for what is slow even in linear time. */
const LENGTH = 2_000;
const SHORT = 1_000;

/** Milliseconds of this thread's processor time, however busy the machine is. */
function processorTime(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** A reading that takes less than this (ms) is not compared. At these lengths one in quadratic time takes more. */
const LITTLE = 15;
const TRIES = 3;

/**
 * True if one text of eight times the length takes about as long to read as eight texts. In quadratic time it would take eight
 * times as long. It is tried again because code may have been compiled, or garbage collected, meanwhile.
 */
function isInProportion(read: (text: string) => unknown, text: string): boolean {
  const long = text.repeat(8);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const once = processorTime(() => read(long));
    if (once < LITTLE) return true;
    const eightTimes = processorTime(() => {
      for (let times = 0; times < 8; times += 1) read(text);
    });
    if (once < 3 * eightTimes + LITTLE) return true;
  }
  return false;
}

/** A text of at most `length` UTF-16 units, of whole pieces. */
const textOf = (piece: string, length: number): string =>
  piece.repeat(Math.max(1, Math.floor(length / piece.length)));

/** The pieces of text that, repeated, take quadratic time to read. `isSlow`: a reading of 8,000 letters takes milliseconds. */
export const quadraticIn = (read: (text: string) => unknown, { isSlow = false } = {}): string[] =>
  PIECES.filter((piece) => !isInProportion(read, textOf(piece, isSlow ? SHORT : LENGTH)));

/** Readings of the longest text that is read at all take too little time to compare one. */
const TIMES = 16;

/** The same of a reading that refuses texts longer than `longest` UTF-16 units. */
export const quadraticWithin = (longest: number, read: (text: string) => unknown): string[] =>
  PIECES.filter((piece) => {
    const readOften = (text: string): void => {
      for (let times = 0; times < TIMES; times += 1) read(text);
    };
    return !isInProportion(readOften, textOf(piece, longest / 8));
  });
