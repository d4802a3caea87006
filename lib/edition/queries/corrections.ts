/** Corrections to stories, newest first. */
import { less, locate, type MonthTotal, monthTotals } from '../counting.ts';
import type { EditionDatabase } from '../database.ts';
import { listId } from '../lists.ts';
import type { CorrectionKind, CorrectionNotice } from '../model.ts';
import { makeNames } from '../names.ts';
import { pagesFor } from '../paging.ts';
import { parse, publicationZone, type StoredTeaser } from '../stored.ts';
import { visibleBelow } from '../story-id.ts';
import { instant, UNEXPIRED } from '../teaser.ts';
import { calendarOf, nextMonth } from '../zone.ts';

/** A page of corrections, newest first. */
export interface CorrectionsPage {
  corrections: CorrectionNotice[];
  page: number;
  /** Number of pages; at least 1. */
  pages: number;
  /** Corrections of stories that are visible now. */
  total: number;
}

interface Row {
  date: number;
  kind: CorrectionKind;
  text: string;
  path: string;
  teaser: string;
}

/** Dates of the corrections to stories that are in the lists but not visible at `now`. */
function hiddenDates(db: EditionDatabase, now: number): number[] {
  const scheduled =
    'SELECT c.date FROM articles a CROSS JOIN corrections c ON c.story = a.id WHERE a.id >= ? AND a.listed = 1';
  const expired =
    'SELECT c.date FROM articles a CROSS JOIN corrections c ON c.story = a.id WHERE a.listed = 1 AND a.expires <= ? AND a.id < ?';
  const below = visibleBelow(now);
  return [
    ...db.rows<{ date: number }>(scheduled, below),
    ...db.rows<{ date: number }>(expired, now, below),
  ].map(({ date }) => date);
}

/** Corrections of stories visible at `now` (ms). */
export function countCorrections(db: EditionDatabase, now: number): number {
  const list = listId(db, 'corrections');
  if (list === undefined) return 0;
  const total = db.row<{ total: number }>('SELECT total FROM lists WHERE id = ?', list)?.total ?? 0;
  return total - hiddenDates(db, now).length;
}

/** Corrections of visible stories by month, newest month first. */
function correctionMonths(db: EditionDatabase, now: number): MonthTotal[] {
  const list = listId(db, 'corrections');
  if (list === undefined) return [];
  const calendar = calendarOf(publicationZone(db));
  return less(
    monthTotals(db, list),
    hiddenDates(db, now).map((date) => calendar.monthOf(date)),
  );
}

/** Page `page` (from 1) of the corrections to stories visible at `now` (ms); none on a page past the last. */
export function listCorrections(
  db: EditionDatabase,
  { page, size, now }: { page: number; size: number; now: number },
): CorrectionsPage {
  const months = correctionMonths(db, now);
  const total = months.reduce((sum, { n }) => sum + n, 0);
  const answer = { page, pages: pagesFor(total, size), total };
  const place = locate(months, (page - 1) * size);
  if (!place) return { corrections: [], ...answer };
  const below = calendarOf(publicationZone(db)).startOf(nextMonth(place.month));
  const sql = `SELECT c.date, c.kind, c.text, a.path, a.teaser FROM corrections c CROSS JOIN articles a ON a.id = c.story
    WHERE c.date < ? AND a.id < ? AND ${UNEXPIRED} ORDER BY c.date DESC, c.story DESC, c.n DESC LIMIT ? OFFSET ?`;
  const names = makeNames(db);
  const corrections = db
    .rows<Row>(sql, below, visibleBelow(now), now, size, place.offset)
    .map(({ date, kind, text, path, teaser }) => {
      const { headline, section } = parse<StoredTeaser>(teaser);
      return {
        story: { path, headline, section, sectionTitle: names.section(section) },
        correction: { date: instant(date), kind, text },
      };
    });
  return { corrections, ...answer };
}
