import { expect, it } from 'vitest';
import { announceDue } from './announce.ts';
import type { FrontRecord } from './batch.ts';
import type { EditionDatabase } from './database.ts';
import type { StoryList } from './model.ts';
import { publish } from './publish.ts';
import { listDaysOfMonth, listMonthsBySection, listStoriesInMonth, listYears } from './queries/archive.ts';
import { findAuthor } from './queries/authors.ts';
import { listCorrections } from './queries/corrections.ts';
import { findFront, listBreaking } from './queries/fronts.ts';
import { listMonths, listStories } from './queries/lists.ts';
import { findPage, listPages } from './queries/pages.ts';
import { findPathStatus } from './queries/paths.ts';
import { findSection, listSections } from './queries/sections.ts';
import { findSite } from './queries/site.ts';
import { findStory, listLiveEntries } from './queries/stories.ts';
import { findTopic } from './queries/topics.ts';
import { listTranslations } from './queries/translations.ts';
import {
  articleTag,
  authorTag,
  correctionsTag,
  frontTag,
  listTag,
  monthTag,
  pageTag,
  sectionTag,
  siteTag,
  topicTag,
} from './tags.ts';
import { randomBatch, randomNumbers, START } from './test-newsroom.ts';
import { batchOf, temporaryEdition } from './test-records.ts';

const PATHS = Array.from({ length: 14 }, (_, i) => `/world/2024/05/01/s-${i}`);
const LISTS: StoryList[] = ['all', 'section:world', 'kind:news', 'topic:iran', 'topic:iraq', 'author:ravi'];

const HOME: FrontRecord = {
  type: 'front',
  name: 'home',
  blocks: [
    {
      layout: 'lead',
      slots: [
        { path: '/world/2024/05/01/s-3', until: START + 8 * 60 * 60 * 1000 },
        { path: '/world/2024/05/01/s-4' },
      ],
      rule: { section: 'world', kind: 'news', limit: 3 },
    },
    { layout: 'latest', slots: [], rule: { limit: 2 } },
  ],
};

/** What every page shows at `now`, by the tags that it carries. */
function pagesOf(db: EditionDatabase, now: number): Map<string, [tags: string[], shown: string]> {
  const pages = new Map<string, [string[], string]>();
  const add = (name: string, tags: string[], ...shown: unknown[]): void => {
    pages.set(name, [[siteTag, ...tags], JSON.stringify(shown)]);
  };
  add('site', [], findSite(db), listSections(db), listPages(db));
  for (const path of PATHS) {
    const languages = listTranslations(db, { path, now });
    add(`languages of ${path}`, languages.hangsOn.map(articleTag), languages.translations);
  }
  for (const path of PATHS)
    add(
      path,
      [articleTag(path)],
      findStory(db, { path, now }),
      listLiveEntries(db, { path, now }),
      findPathStatus(db, { path, now }),
    );
  for (const list of LISTS)
    add(
      list,
      [listTag(list)],
      listStories(db, { list, page: 1, size: 3, now }),
      listMonths(db, { list, now }),
    );
  for (const list of ['all', 'section:world'] as const)
    for (const month of ['2024-04', '2024-05', '2024-06'])
      add(
        `${month} of ${list}`,
        [monthTag(list, month)],
        [
          listStoriesInMonth(db, { list, month, page: 1, size: 3, now }),
          listDaysOfMonth(db, { list, month, now }),
        ],
      );
  const months = listMonthsBySection(db, { year: '2024', now });
  for (const month of ['2024-04', '2024-05', '2024-06'])
    add(
      `${month} by section`,
      [monthTag('all', month)],
      months.find((each) => each.month === month),
    );
  add('archive', [listTag('all')], listYears(db, { now }));
  add('topic', [topicTag('iran'), listTag('topic:iran')], findTopic(db, { slug: 'iran', now }));
  add('section', [sectionTag('world')], findSection(db, { slug: 'world' }));
  add('page', [pageTag('privacy')], findPage(db, { slug: 'privacy' }));
  add('author', [authorTag('ravi')], findAuthor(db, { slug: 'ravi' }));
  add('corrections', [correctionsTag], listCorrections(db, { page: 1, size: 50, now }));
  add('breaking', [frontTag], listBreaking(db, { now }));
  const front = findFront(db, { name: 'home', now });
  add('front', front.tags, front.blocks);
  return pages;
}

it.each(Array.from({ length: 20 }, (_, i) => i))(
  'no page shows anything else without one of its tags being named (%i)',
  (seed) => {
    const below = randomNumbers(seed);
    const { db, close } = temporaryEdition();
    const files = new Map();
    let now = START;
    publish(db, batchOf([HOME]), now);
    for (let round = 0; round < 40; round++) {
      const before = pagesOf(db, now);
      now += below(20) * 10 * 60 * 1000;
      const { tags } = below(3) === 0 ? announceDue(db, now) : publish(db, randomBatch(below, files), now);
      for (const [name, [, shown]] of pagesOf(db, now)) {
        // A page that is kept carries the tags of when it was made.
        const [carried, shownBefore] = before.get(name) ?? [[]];
        if (shownBefore !== shown && !carried.some((tag) => tags.includes(tag)))
          expect.fail(`round ${round}: ${name} changed, but the tags were ${tags}`);
      }
    }
    close();
  },
);
