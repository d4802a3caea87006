/**
 * Which stories are close to a story: those that share its topics and those that use its words, the rarer the closer; of
 * two that are equally close the fresher one, or the one of the same days.
 */
import type { EditionDatabase } from './database.ts';
import { listId, topicList } from './lists.ts';
import { shownAt, visibleBelow } from './story-id.ts';
import type { Telling } from './terms/key-terms.ts';
import { termsCloseTo } from './terms/term-kinship.ts';

/** Newest stories of each topic that are looked at: what is related is also recent, and the cost stays the same. */
const LOOKED_AT = 50;
/** What editors say a story is about counts for more than the words that it uses. */
const TOPIC_WEIGHT = 1.5;
/** Of a story that shares words alone, so many at the least: one is chance. */
const FEWEST_TERMS = 2;

const DAY = 24 * 60 * 60 * 1000;
/** A story's freshness halves in a quarter of a year, how close it is for being of the same time in half a year. */
const FRESH = 90 * DAY;
const SAME_TIME = 180 * DAY;

export interface KinOf {
  id: number;
  topics: readonly string[];
  text: Telling;
}

interface Closeness {
  score: number;
  terms: number;
  byTopic: boolean;
}

const totalOf = (db: EditionDatabase, list: number): number =>
  db.row<{ total: number }>('SELECT total FROM lists WHERE id = ?', list)?.total ?? 0;

/** Ids of stories close to one, the closest first, as of `now` (ms). Some may be hidden: the caller looks. */
export function storiesCloseTo(db: EditionDatabase, { id, topics, text }: KinOf, now: number): number[] {
  const found = new Map<number, Closeness>();
  const closenessOf = (story: number): Closeness => {
    const known = found.get(story) ?? { score: 0, terms: 0, byTopic: false };
    found.set(story, known);
    return known;
  };
  const all = listId(db, 'all');
  const stories = all === undefined ? 0 : totalOf(db, all);
  for (const topic of topics) {
    const list = listId(db, topicList(topic));
    if (list === undefined) continue;
    const weight = TOPIC_WEIGHT * Math.log(1 + stories / Math.max(1, totalOf(db, list)));
    const newest = `SELECT story FROM listing WHERE list = ? AND story < ? ORDER BY story DESC LIMIT ${LOOKED_AT}`;
    for (const { story } of db.rows<{ story: number }>(newest, list, visibleBelow(now))) {
      const closeness = closenessOf(story);
      closeness.score += weight;
      closeness.byTopic = true;
    }
  }
  for (const { story, weight } of termsCloseTo(db, { id, text }, now)) {
    const closeness = closenessOf(story);
    closeness.score += weight;
    closeness.terms += 1;
  }
  found.delete(id);
  const freshness = (story: number): number =>
    0.6 +
    0.2 * 2 ** (-(now - shownAt(story)) / FRESH) +
    0.2 * 2 ** (-Math.abs(shownAt(id) - shownAt(story)) / SAME_TIME);
  return [...found]
    .filter(([, { byTopic, terms }]) => byTopic || terms >= FEWEST_TERMS)
    .map(([story, { score }]): [number, number] => [story, score * freshness(story)])
    .sort(([a, x], [b, y]) => y - x || b - a)
    .map(([story]) => story);
}
