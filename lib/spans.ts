/**
 * Parts of a text between two marks, found in one pass. A pattern like `<a[^]*?</a>` looks through the whole rest of the text
 * for each beginning that has no end, and takes the square of its length over many of them.
 */

export interface Span {
  /** Where it begins and ends in the text, marks included. */
  start: number;
  end: number;
  /** With its marks. */
  text: string;
}

/** Parts from an `open` to the next `close` behind it, one after the other. One that is not closed is none. */
export function* spansBetween(text: string, open: string, close: string): Generator<Span> {
  for (let start = text.indexOf(open); start >= 0; ) {
    const last = text.indexOf(close, start + open.length);
    if (last < 0) return;
    const end = last + close.length;
    yield { start, end, text: text.slice(start, end) };
    start = text.indexOf(open, end);
  }
}

/** The text with something else in place of each part. */
export function replaceBetween(
  text: string,
  open: string,
  close: string,
  replace: (part: string) => string,
): string {
  let at = 0;
  let replaced = '';
  for (const { start, end, text: part } of spansBetween(text, open, close)) {
    replaced += text.slice(at, start) + replace(part);
    at = end;
  }
  return replaced + text.slice(at);
}
