import { shownAt } from '../story-id.ts';

/** A quarter of a mean year, ms. */
const QUARTER = (365.25 * 24 * 60 * 60 * 1000) / 4;

/** Number of the quarter of a year in which a story of this id is shown. */
export const quarterOf = (id: number): number => Math.floor(shownAt(id) / QUARTER);
