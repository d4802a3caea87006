/** How long a page of a list is: pages and the edition's answer to "is there a page 7?" must agree. */

/** Stories on a page of a section, topic or author. */
export const STORIES_PER_PAGE = 24;
/** Entries on a page of corrections. */
export const CORRECTIONS_PER_PAGE = 50;

/** Number of pages that `total` entries fill; at least 1. */
export const pagesFor = (total: number, size: number): number => Math.max(1, Math.ceil(total / size));
