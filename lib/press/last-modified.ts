/**
 * The time of a page's last change, for clients that remember only that (RFC 9110 §8.8.2): readers of feeds, and programs that
 * know no entity tags.
 *
 * HTTP has whole seconds, and a page may change twice in one. So a page is dated with the end of the second in which it was made,
 * and has no date until then: whoever has the date has the last page of that second.
 */
import { now } from '#lib/clock.ts';
import type { FinishedPage } from './page.ts';

/** The date for a page that is made now: seconds since 1970, in the future unless the second begins just now. */
export const dateOfNow = (): number => Math.ceil(now() / 1000);

/** True from the time on at which the page's date may be told. */
export const hasDate = (page: FinishedPage): page is FinishedPage & { modified: number } =>
  page.modified !== undefined && page.modified * 1000 <= now();

/** `Last-Modified`, or nothing if the page has no date yet. */
export const lastModified = (page: FinishedPage): { 'Last-Modified'?: string } =>
  hasDate(page) ? { 'Last-Modified': new Date(page.modified * 1000).toUTCString() } : {};

/** The form that programs must send: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7). */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** True if the page has not changed since the date that a client sent. Not to be asked if it sent an entity tag too (RFC 9110 §13.1.3). */
export function isUnchangedSince(ifModifiedSince: string | undefined, page: FinishedPage): boolean {
  if (ifModifiedSince === undefined || !HTTP_DATE.test(ifModifiedSince) || !hasDate(page)) return false;
  return Date.parse(ifModifiedSince) >= page.modified * 1000;
}
