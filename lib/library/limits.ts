/** How much a reader's library holds, and how much of it is sent at once. */

/** Items of a request and of an answer. */
export const ITEMS_AT_ONCE = 500;
/** Bytes of a request. */
export const BYTES_AT_ONCE = 256 * 1024;
/** Items of each kind that an account keeps; of stories that were read, the latest. */
export const MOST_ITEMS = { saved: 10_000, follow: 2_000, read: 10_000 } as const;
const DAY = 24 * 60 * 60 * 1000;
/** Reads are deleted after a year, in ms. */
export const READS_KEPT = 365 * DAY;
/** What was taken away is remembered for so long, in ms. */
export const TOMBSTONES_KEPT = 180 * DAY;
