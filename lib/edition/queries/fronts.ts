/** Front pages, as editors arrange them, and the breaking strip. */
import type { Path } from '../../routes.ts';
import type { FrontRecord, FrontRule } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import { kindList, listId, sectionList, topicList } from '../lists.ts';
import type { FrontBlock, StoryList, Teaser } from '../model.ts';
import { findLiving, findRename } from '../moves.ts';
import { makeNames } from '../names.ts';
import { parse, readDocument, type StoredTeaser } from '../stored.ts';
import { visibleBelow } from '../story-id.ts';
import { articleTag, frontTag, listTag } from '../tags.ts';
import { TEASER, type TeaserRow, toTeaser, UNEXPIRED } from '../teaser.ts';
import { BREAKING_FOR } from '../visibility.ts';

/** Where a rule names several things, so many stories of the shortest list are looked through at most. */
const LOOKED_THROUGH = 2000;
/** So many more than are needed are read, in place of stories that stand there in another language. */
const SPARE = 8;

/**
 * The front's blocks at `now` (ms), no story on it twice, in no second language either, and the tags of all that it is made from. A block shows
 * its slots in order, one that is empty, ended or not visible filled by its rule; the rule also adds stories up to
 * its limit. A front without a file has no blocks.
 */
export function findFront(
  db: EditionDatabase,
  { name, now }: { name: string; now: number },
): { blocks: FrontBlock[]; tags: string[] } {
  const front = readDocument<FrontRecord>(db, 'front', name);
  const tags = new Set([frontTag]);
  const shown = new Set<number>();
  const works = new Set<string>();
  const names = makeNames(db);
  const blocks = (front?.blocks ?? []).map((block): FrontBlock => {
    const places: (TeaserRow | undefined)[] = block.slots.map(({ path, until }) => {
      if (path) tags.add(articleTag(path));
      const story = path && (until === undefined || until > now) ? findLiving(db, path, now) : undefined;
      if (!story || shown.has(story.id)) return undefined;
      tags.add(articleTag(story.path));
      shown.add(story.id);
      works.add(workOf(db, story));
      return story;
    });
    if (block.rule) {
      tags.add(listTag(listsOfRule(block.rule)[0] ?? 'all'));
      while (places.length < block.rule.limit) places.push(undefined);
    }
    const empty = places.filter((place) => place === undefined).length;
    const filling = block.rule && empty > 0 ? newest(db, block.rule, empty + SPARE, shown, now) : [];
    const nextFilling = (): TeaserRow | undefined => {
      // Whoever wants a story in two languages side by side names both.
      const next = filling.findIndex((row) => !works.has(workOf(db, row)));
      return filling.splice(0, next === -1 ? filling.length : next + 1)[next];
    };
    const stories = places.flatMap((place) => {
      const story = place ?? nextFilling();
      if (story) works.add(workOf(db, story));
      return story ?? [];
    });
    for (const { id } of stories) shown.add(id);
    return {
      layout: block.layout,
      title: block.title,
      section: block.section,
      stories: stories.map((row) => toTeaser(row, names, now)),
    };
  });
  return { blocks, tags: [...tags] };
}

/** What a story and its translations have in common: the original's path. */
function workOf(db: EditionDatabase, row: TeaserRow): Path {
  const original = parse<StoredTeaser>(row.teaser).translationOf ?? row.path;
  return findRename(db, original) ?? original;
}

/** Lists in all of which a rule's stories stand. A story's change names each of its lists, so the tag of one is enough. */
function listsOfRule({ section, topic, kind }: FrontRule): StoryList[] {
  const lists: StoryList[] = [];
  if (section !== undefined) lists.push(sectionList(section));
  if (topic !== undefined) lists.push(topicList(topic));
  if (kind !== undefined) lists.push(kindList(kind));
  return lists.length === 0 ? ['all'] : lists;
}

/** The newest visible stories of a rule that are not on the front yet. */
function newest(
  db: EditionDatabase,
  rule: FrontRule,
  limit: number,
  shown: ReadonlySet<number>,
  now: number,
): TeaserRow[] {
  const ids = listsOfRule(rule).map((list) => listId(db, list));
  const lists = ids.filter((id) => id !== undefined);
  if (lists.length < ids.length) return [];
  const total = (id: number): number =>
    db.row<{ total: number }>('SELECT total FROM lists WHERE id = ?', id)?.total ?? 0;
  const [first = 0, ...others] = lists.sort((a, b) => total(a) - total(b));
  const alsoIn = others.map(
    () => ' AND EXISTS (SELECT 1 FROM listing o WHERE o.list = ? AND o.story = few.story)',
  );
  const scan = `SELECT story FROM listing WHERE list = ? AND story < ? ORDER BY story DESC LIMIT ${LOOKED_THROUGH}`;
  const sql = `SELECT ${TEASER} FROM (${scan}) few CROSS JOIN articles a ON a.id = few.story WHERE ${UNEXPIRED}${alsoIn.join('')}
    AND a.id NOT IN (SELECT value FROM json_each(?)) LIMIT ?`;
  return db.rows<TeaserRow>(sql, first, visibleBelow(now), now, ...others, JSON.stringify([...shown]), limit);
}

/** Stories marked as breaking and published less than six hours before `now` (ms), newest first. Carries the front's tag. */
export function listBreaking(db: EditionDatabase, { now }: { now: number }): Teaser[] {
  const sql = `SELECT ${TEASER} FROM articles a WHERE a.breaking = 1 AND a.id >= ? AND a.id < ? AND a.listed = 1 AND ${UNEXPIRED}
    ORDER BY a.id DESC`;
  const names = makeNames(db);
  return db
    .rows<TeaserRow>(sql, visibleBelow(now - BREAKING_FOR), visibleBelow(now), now)
    .map((row) => toTeaser(row, names, now));
}
