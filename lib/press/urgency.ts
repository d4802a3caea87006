/**
 * What something is rendered for, the most urgent first: a piece that many pages wait for, a page that a reader waits for, or the
 * renewal of a page that is still sent as it was.
 */
export const URGENCIES = ['piece', 'page', 'renewal'] as const;

export type Urgency = (typeof URGENCIES)[number];
