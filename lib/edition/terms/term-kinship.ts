/** Stories that use the words of a story: the one place that asks `story_terms`. */
import type { EditionDatabase } from '../database.ts';
import { visibleBelow } from '../story-id.ts';
import { keyTerms, type Telling } from './key-terms.ts';
import { quarterOf } from './quarter.ts';

/** Quarters of years with stories that are looked at: the newest, and those before and after the story's own. */
const NEWEST = 4;
const AROUND = 4;
/** Stories that are looked at of each term and quarter: a hundred short look-ups at the most, however large the archive. */
const LOOKED_AT = 24;

export interface TermKin {
  story: number;
  /** What this term counts for: the more, the rarer it is and the more the story leans on it. */
  weight: number;
}

function quartersAround(db: EditionDatabase, id: number, now: number): Set<number> {
  const own = quarterOf(id);
  const quarters = new Set([own]);
  const walk = (from: number, steps: number, sql: string): void => {
    let at: number | null | undefined = from;
    for (let step = 0; step < steps; step += 1) {
      at = db.row<{ quarter: number | null }>(sql, at)?.quarter;
      if (at == null || at > quarterOf(visibleBelow(now))) return;
      quarters.add(at);
    }
  };
  const before = 'SELECT max(quarter) AS quarter FROM story_terms WHERE quarter < ?';
  walk(own, AROUND, before);
  walk(own, AROUND, 'SELECT min(quarter) AS quarter FROM story_terms WHERE quarter > ?');
  walk(quarterOf(visibleBelow(now)) + 1, NEWEST, before);
  return quarters;
}

/**
 * Published stories that share key terms with one, as of `now` (ms): a row for each story and term. Rarity is judged by
 * what is found: inverse document frequency over the stories looked at, as in BM25 (Robertson and Zaragoza 2009, §3.1);
 * lengths are all the same, as every story has as many terms.
 */
export function termsCloseTo(
  db: EditionDatabase,
  { id, text }: { id: number; text: Telling },
  now: number,
): TermKin[] {
  const quarters = quartersAround(db, id, now);
  const most = quarters.size * LOOKED_AT;
  // One look-up for each quarter, all of a term in one question: asking costs more than looking.
  const lookUps = Array.from(
    quarters,
    (_, n) =>
      `SELECT * FROM (SELECT story FROM story_terms WHERE quarter = ?${n + 3} AND term = ?1 AND story < ?2 ORDER BY story DESC LIMIT ${LOOKED_AT})`,
  );
  const sql = lookUps.join(' UNION ALL ');
  const below = visibleBelow(now);
  return keyTerms(text).flatMap((term, rank) => {
    const stories = db.column<number>(sql, term, below, ...quarters);
    const rarity = Math.log(1 + most / (1 + stories.length));
    const weight = rarity / (1 + rank / 10);
    return stories.map((story) => ({ story, weight }));
  });
}
