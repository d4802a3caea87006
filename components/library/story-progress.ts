/** How far a story's body was read, on its page. Runs in the browser. */

/** A paragraph that stands above this part of the window has been read. */
const READING_LINE = 0.4;
/** So much of a body is all of it: few readers look at its last line at the foot of the window. */
export const ALL = 0.95;
/** Less than this is not worth coming back to. */
export const SOME = 0.08;

export interface StoryProgress {
  /** 0 to 1: what of the body has come into the window. */
  progress: number;
  /** Number of the paragraph that is being read, from 0. */
  paragraph: number;
}

/** The paragraphs of a story's body, boxes and pictures left out. */
export const paragraphsOf = (body: Element): HTMLElement[] => [
  ...body.querySelectorAll<HTMLElement>(':scope > p'),
];

/** Undefined where the page has no story's body. */
export function measureProgress(): StoryProgress | undefined {
  const body = document.querySelector('.story-text > .body');
  if (!body) return undefined;
  const { top, height } = body.getBoundingClientRect();
  const seen = Math.min(Math.max((innerHeight - top) / height, 0), 1);
  const line = innerHeight * READING_LINE;
  const at = paragraphsOf(body).findIndex((paragraph) => paragraph.getBoundingClientRect().bottom > line);
  return { progress: seen >= ALL ? 1 : Math.round(seen * 1000) / 1000, paragraph: Math.max(at, 0) };
}
