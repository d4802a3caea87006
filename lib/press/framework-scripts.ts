/**
 * Removes what only the framework's own script would use from a finished page: `html → html`.
 *
 * React escapes `<` in text and in attributes, and JSON-LD is written with `\u003c`, so in its output `<script`
 * and `<!--` are always a real tag and a real comment: searching for them is exact here, and costs less than a parser.
 */
import { replaceBetween } from '#lib/spans.ts';

const EMPTY_BOUNDARY = /<div hidden="">\s*<\/div>/g;
/** A part of the page that waits outside its place until React's script moves it there. */
const UNPLACED = /<template id="(?:B|P):|<div hidden="" id="S:/;

/** A script that the house wrote, or data: everything else comes from the framework. */
function isOurs(script: string): boolean {
  const attributes = script.slice(0, script.indexOf('>'));
  return (
    /\btype="(?:application\/ld\+json|speculationrules)"/.test(attributes) ||
    /\bsrc="\/assets\//.test(attributes)
  );
}

/**
 * @returns the page without framework scripts, payload, script preloads and React's comments
 * @throws where the page is only complete after framework script has run: a Suspense boundary was left open
 */
export function removeFrameworkScripts(html: string): string {
  if (UNPLACED.test(html)) {
    throw new Error('The page needs script to be complete: a Suspense boundary is open in a public page.');
  }
  const stripped = replaceBetween(html, '<script', '</script>', (script) => (isOurs(script) ? script : ''));
  const unannounced = replaceBetween(stripped, '<link', '>', (link) =>
    /\bas="script"/.test(link) ? '' : link,
  );
  return replaceBetween(unannounced, '<!--', '-->', () => '').replace(EMPTY_BOUNDARY, '');
}
