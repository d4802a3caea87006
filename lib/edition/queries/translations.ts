/** The same story in other languages. */
import type { Path } from '../../routes.ts';
import type { EditionDatabase } from '../database.ts';
import type { Translation } from '../model.ts';
import { findLiving } from '../moves.ts';
import { makeNames } from '../names.ts';
import { type ArticleRow, articleAt, detailOf, parse, type StoredTeaser } from '../stored.ts';
import { toTeaser } from '../teaser.ts';
import { visibilityOf } from '../visibility.ts';

/** A translation of a translation is one of the first original; so far is followed what stories say of each other. */
const LONGEST_CHAIN = 4;

/** Paths by which a story's languages go together, from the one that it names itself to the original's. */
function leadTo(db: EditionDatabase, row: ArticleRow, now: number): Path[] {
  const steps: Path[] = [];
  for (let path = row.path; steps.length < 2 * LONGEST_CHAIN; path = steps.at(-1) ?? path) {
    const story = articleAt(db, path);
    const named = story && parse<StoredTeaser>(story.teaser).translationOf;
    if (!named) break;
    steps.push(named, findLiving(db, named, now)?.path ?? named);
  }
  return steps;
}

/** Where its address is elsewhere, a story stands for no language of ours. */
const isOurs = (db: EditionDatabase, row: ArticleRow): boolean =>
  detailOf(db, row)?.canonicalUrl === undefined;

/** What is known of a story's languages. */
export interface Languages {
  /** The original first, then by language, one story a language; empty where there is only one. */
  translations: Translation[];
  /** Paths whose stories decide it. */
  hangsOn: Path[];
}

/** The story at a path in all its languages at `now` (ms), itself included. */
export function listTranslations(db: EditionDatabase, { path, now }: { path: Path; now: number }): Languages {
  const story = articleAt(db, path);
  if (!story || visibilityOf(story, now) !== 'page') return { translations: [], hangsOn: [path] };
  const steps = leadTo(db, story, now);
  const origin = steps.at(-1) ?? path;
  const named = 'SELECT a.* FROM translations t CROSS JOIN articles a ON a.id = t.story WHERE t.original = ?';
  const formerly = db.rows<{ source: string }>('SELECT source FROM renames WHERE target = ?', origin);
  const others = [origin, ...formerly.map(({ source }) => source)]
    .flatMap((name) => db.rows<ArticleRow>(named, name))
    .sort((one, other) => one.id - other.id);
  const names = makeNames(db);
  const byLanguage = new Map<string, Translation>();
  for (const row of [articleAt(db, origin), ...others]) {
    if (!row || visibilityOf(row, now) !== 'page' || !isOurs(db, row)) continue;
    const { path: at, language, direction, headline } = toTeaser(row, names, now);
    if (!byLanguage.has(language))
      byLanguage.set(language, { path: at, language, direction, headline, isOriginal: at === origin });
  }
  const all = [...byLanguage.values()].sort(
    (one, other) =>
      Number(other.isOriginal) - Number(one.isOriginal) || (one.language < other.language ? -1 : 1),
  );
  const translations = all.length > 1 && all.some((each) => each.path === path) ? all : [];
  return { translations, hangsOn: [path, ...steps, ...translations.map((each) => each.path)] };
}
