/**
 * Finds the parts of a text between two marks in one pass. A pattern like `<a[^]*?</a>` scans the whole rest of the text for each
 * beginning without an end, which takes quadratic time if there are many.
 */

export interface Span {
  /** Offsets of its beginning and end, marks included. */
  start: number;
  end: number;
  /** With its marks. */
  text: string;
}

/** The parts from each `open` to the next `close`, in order. A part that is not closed is left out. */
export function* spansBetween(text: string, open: string, close: string): Generator<Span> {
  for (let start = text.indexOf(open); start >= 0; ) {
    const last = text.indexOf(close, start + open.length);
    if (last < 0) return;
    const end = last + close.length;
    yield { start, end, text: text.slice(start, end) };
    start = text.indexOf(open, end);
  }
}

/** Replaces each part of the text. */
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
