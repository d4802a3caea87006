/** Where a page tells that it is read, where the server could not see that. Belongs to `routes.ts`. */

/** `POST`; the page's percent-encoded path is the query. */
export const READ_NOTE = '/api/read';

/** URL by which the page at a percent-encoded path tells so. */
export const readNoteUrl = (href: string): string => `${READ_NOTE}?${href}`;
