/**
 * Tells the paper of a visit that it could not see: to a story that the browser had fetched or rendered before its reader
 * asked for it. The server counts no fetching ahead, so that what is read most is what is read.
 */
import { readNoteUrl } from '#lib/note-routes.ts';

/** Newer than TypeScript's DOM: https://wicg.github.io/nav-speculation/prerendering.html */
type Visit = PerformanceNavigationTiming & { deliveryType?: string; activationStart?: number };

function note(): void {
  const [visit] = performance.getEntriesByType('navigation') as Visit[]; // as the type asked for has it
  const wasAhead = visit?.deliveryType === 'navigational-prefetch' || (visit?.activationStart ?? 0) > 0;
  if (wasAhead && document.querySelector('article.story'))
    navigator.sendBeacon(readNoteUrl(location.pathname));
}

if ('prerendering' in document && document.prerendering)
  document.addEventListener('prerenderingchange', note, { once: true });
else note();
