/** Whether a request is a reader's visit to a story. What is not counted: programs, prefetching, and who asks not to be. */

/** What is asked of a request: a header by its lower-case name. */
export type Headers = (
  name: 'user-agent' | 'sec-purpose' | 'purpose' | 'x-moz' | 'dnt' | 'sec-gpc',
) => string | undefined;

/** Programs that say so: they name themselves, their library, or an address to write to. A Cubot is a telephone. */
const PROGRAM =
  /(?<!cu)bot\b|crawl|spider|slurp|scrap|archiv|fetch|preview|monitor|uptime|pingdom|headless|lighthouse|phantom|selenium|curl|wget|httpie|python|java\/|okhttp|go-http|ruby|perl|php|axios|undici|node|libwww|facebookexternalhit|whatsapp|telegram|feed|rss|validator|scan|https?:\/\/|@/i;

/** Browsers all begin so; of what else begins so, the programs are known by the words above. */
const BROWSER = /^Mozilla\/5\.0 \(/;

/** Agents met lately: there are few, and each comes again and again. */
const MOST_REMEMBERED = 512;
const remembered = new Map<string, boolean>();

export function isBrowser(agent: string | undefined): boolean {
  if (agent === undefined) return false;
  const known = remembered.get(agent);
  if (known !== undefined) return known;
  const verdict = BROWSER.test(agent) && !PROGRAM.test(agent);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  if (agent.length < 512) remembered.set(agent, verdict);
  return verdict;
}

const STORY = /^\/[^/]+\/\d{4}\/\d\d\/\d\d\/[^/.]+$/;

/** True where a percent-encoded path has the form of a story's. */
export const isStoryPath = (href: string): boolean => STORY.test(href);

/** Whether the request, a GET of a story that was answered with its page, counts as a reader's visit. */
export function isVisit(header: Headers): boolean {
  if (!isBrowser(header('user-agent'))) return false;
  // Global Privacy Control (https://w3c.github.io/gpc/) and its forerunner.
  if (header('dnt') === '1' || header('sec-gpc') === '1') return false;
  // What a browser fetches before its reader has asked for it: https://wicg.github.io/nav-speculation/prefetch.html
  const purpose = header('sec-purpose') ?? header('purpose') ?? header('x-moz');
  return purpose === undefined || !/prefetch|prerender|preview/i.test(purpose);
}
