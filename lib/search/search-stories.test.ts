import { afterEach, describe, expect, it } from 'vitest';
import { announceDue } from '#lib/edition/announce.ts';
import type { ArticleRecord, AuthorRecord } from '#lib/edition/batch.ts';
import { publish } from '#lib/edition/publish.ts';
import { indexPending } from '#lib/edition/publishing/search-index.ts';
import { articleRecord, batchOf } from '#lib/edition/test-records.ts';
import type { Piece } from './answer.ts';
import { DAY, NOW, type SearchableEdition, searchableEdition } from './search.fixtures.ts';
import { suggest } from './suggest.ts';

let edition: SearchableEdition | undefined;
afterEach(() => {
  edition?.close();
  edition = undefined;
});

let made = 0;
const story = (fields: Partial<ArticleRecord>): ArticleRecord => {
  made += 1;
  return articleRecord({
    slug: `s-${made}`,
    headline: `Story ${made}`,
    standfirst: '',
    authors: [],
    topics: [],
    body: 'Nothing.',
    published: NOW - 400 * DAY - made * 1000,
    ...fields,
    plainText: fields.plainText ?? fields.body ?? 'Nothing.',
    openText: fields.openText ?? fields.plainText ?? fields.body ?? 'Nothing.',
  });
};
const open = (...records: Parameters<typeof searchableEdition>[0]): SearchableEdition => {
  edition = searchableEdition(records);
  return edition;
};
const shown = (pieces: readonly Piece[] | undefined): string =>
  (pieces ?? []).map(({ text }) => text).join('');

describe('a reader finds a story', () => {
  it.each([
    ['its headline', 'zinnia'],
    ['its standfirst', 'begonia'],
    ['its text', 'camellia'],
    ['the name of its author', 'Hortensia'],
    ['the slug of its author', 'author:h-adler'],
    ['the title of its topic', 'Perennials'],
    ['the agency', 'Meridian Wire'],
  ])('by %s', (_what, query) => {
    const { headlines } = open(
      {
        type: 'author',
        slug: 'h-adler',
        name: 'Hortensia Adler',
        role: '',
        profiles: [],
        body: '',
        media: {},
      },
      { type: 'topic', slug: 'plants', title: 'Perennials' },
      story({
        headline: 'Zinnia',
        standfirst: 'Begonia.',
        body: 'Camellia.',
        authors: ['h-adler'],
        topics: ['plants'],
        agency: 'Meridian Wire',
      }),
      story({}),
    );
    expect(headlines(query)).toEqual(['Zinnia']);
  });

  it('by the newest spelling of what stands beside it: a name that was changed is found at once', () => {
    const author: AuthorRecord = {
      type: 'author',
      slug: 'a',
      name: 'Old Name',
      role: '',
      profiles: [],
      body: '',
      media: {},
    };
    const { headlines, publish: put } = open(author, story({ authors: ['a'], headline: 'One' }));
    put([{ ...author, name: 'Newly Wed' }]);
    expect(headlines('newly')).toEqual(['One']);
    expect(headlines('old')).toEqual([]);
  });

  it('by words, phrases, beginnings, exclusions, fields and dates', () => {
    const { headlines } = open(
      story({ headline: 'A', body: 'The prime minister went.', published: Date.UTC(2007, 4, 28) }),
      story({ headline: 'B', body: 'The minister of prime importance.', section: 'sport' }),
      story({ headline: 'C', body: 'Ministers went.' }),
    );
    expect(headlines('minister', { sort: 'date' })).toEqual(['B', 'C', 'A']);
    expect(headlines('"prime minister"')).toEqual(['A']);
    expect(headlines('minist* -prime')).toEqual(['C']);
    expect(headlines('minister section:sport')).toEqual(['B']);
    expect(headlines('minister section:"World News"').sort()).toEqual(['A', 'C']);
    expect(headlines('minister before:2008')).toEqual(['A']);
    expect(headlines('after:2007-05-28 before:2007-05-29')).toEqual(['A']);
    expect(headlines('after:2007-05-29 minister').sort()).toEqual(['B', 'C']);
    expect(headlines('-minister')).toEqual([]);
  });
});

describe('the order', () => {
  it('puts a headline before a text, a name and a standfirst between them', () => {
    const { headlines } = open(
      story({ headline: 'Text', body: 'A word about zinnia among others.' }),
      story({ headline: 'Standfirst', standfirst: 'A word about zinnia.' }),
      story({ headline: 'Zinnia' }),
    );
    expect(headlines('zinnia')).toEqual(['Zinnia', 'Standfirst', 'Text']);
  });

  it('puts the fresher of two that match alike first', () => {
    const { headlines } = open(
      ...[5, 1, 3].map((years) => story({ headline: `Zinnia ${years}`, published: NOW - years * 365 * DAY })),
    );
    expect(headlines('zinnia')).toEqual(['Zinnia 1', 'Zinnia 3', 'Zinnia 5']);
  });

  it('puts a fresh story before one that matches a little better and is years old', () => {
    const { headlines } = open(
      story({ headline: 'Old', body: `zinnia ${'word '.repeat(50)}`, published: NOW - 9 * 365 * DAY }),
      story({ headline: 'New', body: `zinnia ${'word '.repeat(70)}`, published: NOW - DAY }),
      ...Array.from({ length: 5 }, () => story({ body: 'word '.repeat(60) })),
    );
    expect(headlines('zinnia')).toEqual(['New', 'Old']);
  });

  it('does not put a fresh mention before what a story is about', () => {
    const { headlines } = open(
      story({ headline: 'Other', body: `zinnia ${'word '.repeat(200)}`, published: NOW - DAY }),
      story({ headline: 'Zinnia, zinnia', body: 'Zinnia.', published: NOW - 700 * DAY }),
    );
    expect(headlines('zinnia')[0]).toBe('Zinnia, zinnia');
  });

  it('is by date where the reader wants that', () => {
    const { headlines } = open(
      story({ headline: 'Zinnia', published: NOW - 9 * DAY }),
      story({ headline: 'Other', body: 'zinnia', published: NOW - DAY }),
    );
    expect(headlines('zinnia', { sort: 'date' })).toEqual(['Other', 'Zinnia']);
  });

  it.each(['relevance', 'date'] as const)(
    'gives every story once, page after page and back, by %s',
    (sort) => {
      const stories = Array.from({ length: 50 }, (_, n) =>
        story({ headline: `No ${n}`, body: 'zinnia '.repeat(1 + (n % 7)), published: NOW - n * 40 * DAY }),
      );
      const { search } = open(...stories);
      const all: string[] = [];
      const keys: (string | undefined)[] = [];
      let after: string | undefined;
      do {
        const page = search('zinnia', { sort, after });
        expect(page.total).toBe(50);
        expect(page.first).toBe(all.length + 1);
        expect(page.previous).toBe(keys.length === 0 ? undefined : (keys.at(-2) ?? ''));
        all.push(...page.results.map((result) => result.story.headline));
        after = page.next;
        keys.push(after);
      } while (after !== undefined);
      expect(new Set(all).size).toBe(50);
      expect(search('zinnia', { sort, after: 'nonsense' }).first).toBe(1);
      expect(search('zinnia', { sort, after: '0_0' }).results).toEqual([]);
    },
  );

  it('holds where very many stories match: what has the words in front first, then the newest', () => {
    const many = Array.from({ length: 4_100 }, (_, n) =>
      story({ headline: `No ${n}`, body: 'zinnia', published: NOW - 10 * DAY - n * 1000 }),
    );
    const old = story({ headline: 'An old zinnia', published: Date.UTC(1999, 1, 1) });
    const { db, search } = open(old, ...many);
    while (indexPending(db, 1000));
    const page = search('zinnia');
    expect(page.total).toBe(4_101);
    expect(page.results.slice(0, 2).map((result) => result.story.headline)).toEqual([
      'An old zinnia',
      'No 0',
    ]);
    const last = search('zinnia', { after: '0_0' });
    expect(last.results).toEqual([]);
  });
});

describe('what is not public is not found, counted, offered or suggested', () => {
  const hidden: [what: string, fields: Partial<ArticleRecord>][] = [
    ['a draft', { status: 'draft' }],
    ['a scheduled story', { published: NOW + DAY }],
    ['a withdrawn story', { status: 'withdrawn' }],
    ['an expired story', { expires: NOW - DAY }],
  ];

  it.each(hidden)('%s', (_what, fields) => {
    const { db, search } = open(
      story({ headline: 'Zinnias grow', body: 'zinnia', section: 'sport', ...fields }),
      story({ headline: 'A zinia', body: 'zinia' }),
    );
    while (indexPending(db, 1000));
    expect(search('zinnia')).toMatchObject({ total: 1, corrected: 'zinia' });
    expect(search('zinia')).toMatchObject({
      total: 1,
      suggestion: undefined,
      sections: [{ section: 'world' }],
    });
    expect(search('zinnja')).toMatchObject({ total: 0, corrected: undefined, suggestion: undefined });
    expect(search('section:sport')).toMatchObject({ total: 0, sections: [], years: [] });
    expect(suggest(db, { query: 'zin', now: NOW })).toEqual({
      queries: ['zinia'],
      stories: [expect.objectContaining({ headline: 'A zinia' })],
    });
  });

  it('a story whose hour has passed, before the desk has taken it down', () => {
    const { db, search } = open(
      story({ headline: 'Zinnia', expires: NOW + DAY }),
      story({ headline: 'Zinnia too' }),
    );
    const later = NOW + 2 * DAY;
    expect(search('zinnia', { now: later })).toMatchObject({
      total: 1,
      sections: [{ count: 1 }],
      years: [{ count: 1 }],
    });
    announceDue(db, later);
    expect(search('zinnia', { now: later })).toMatchObject({ total: 1 });
    // A clock that was set back shows it again.
    announceDue(db, NOW);
    expect(search('zinnia')).toMatchObject({ total: 2 });
  });

  it('but a scheduled story is found from its hour on', () => {
    const { headlines } = open(story({ headline: 'Zinnia', published: NOW + DAY }));
    expect(headlines('zinnia', { now: NOW + DAY })).toEqual(['Zinnia']);
  });

  describe('the closed part of a story', () => {
    const paid = story({
      headline: 'Paid',
      standfirst: 'In short.',
      access: 'subscribers',
      body: 'The **opening** has roses.\n\nSecret zinnias bloom. 和樂融融。',
      opening: 'The **opening** has roses.',
      truncated: true,
      openText: 'The opening has roses.',
      plainText: 'The opening has roses.\nSecret zinnias bloom. 和樂融融。',
    });

    it('is neither found nor shown, but the opening is', () => {
      const { search } = open(paid);
      expect(shown(search('roses').results[0]?.excerpt)).toBe('The opening has roses.');
    });

    it.each([
      'zinnias',
      '"secret zinnias"',
      '"roses secret"',
      'zinn*',
      'headline zinnias',
      'section:world after:2020 zinnias',
      '和樂',
      '和',
    ])('finds nothing: %s', (query) => {
      const { search } = open(paid, story({}));
      expect(search(query)).toMatchObject({ total: 0, sections: [], years: [], suggestion: undefined });
      expect(search(query).corrected).toBeUndefined();
    });

    it('does not exclude the story from a search without its words', () => {
      expect(open(paid).headlines('after:2020 -zinnias -bloom -"secret zinnias"')).toEqual(['Paid']);
    });

    it('is not suggested to anybody who mistypes it or begins to type it', () => {
      const { db, search } = open(paid, story({ body: 'Other zinc.' }));
      expect(search('zinnas').corrected).toBeUndefined();
      for (const query of ['zi', 'zinni', 'roses zinn', '和'])
        expect(suggest(db, { query, now: NOW }).queries.join()).not.toContain('zinnia');
    });
  });
});

describe('a story that changes', () => {
  const first = story({ headline: 'Zinnia', body: 'roses' });

  it('is found by what it says now, and by nothing that it said before', () => {
    const { headlines, publish: put, db } = open(first);
    put([story({ ...first, headline: 'Tulip', body: 'lilies', plainText: 'lilies', openText: 'lilies' })]);
    expect(headlines('tulip lilies')).toEqual(['Tulip']);
    expect(headlines('zinnia')).toEqual([]);
    expect(headlines('roses')).toEqual([]);
    expect(db.rows('SELECT word FROM search_words ORDER BY word')).toEqual([
      { word: 'lilies' },
      { word: 'tulip' },
    ]);
  });

  it('is not found when its file is gone', () => {
    const { headlines, db } = open(first);
    publish(db, batchOf([], [`articles${first.path}.md`]), NOW);
    expect(headlines('zinnia')).toEqual([]);
    expect(db.rows('SELECT word FROM search_words')).toEqual([]);
  });
});

describe('slips of the hand', () => {
  it('“Bagdad” finds Baghdad, as the paper writes it', () => {
    const { search } = open(story({ headline: 'Talks in Baghdad' }), story({ headline: 'Talks elsewhere' }));
    expect(search('Bagdad talks')).toMatchObject({ corrected: 'Baghdad talks', total: 1 });
    expect(search('author:maya Bagdad -talks').corrected).toBe('author:maya Baghdad -talks');
  });

  it.each([
    ['goverment', 'government'],
    ['minsiter', 'minister'],
    ['हिंदि', 'हिंदी'],
    ['غالپ', 'غالب'],
  ])('“%s” finds “%s”', (typed, written) => {
    expect(open(story({ headline: written })).search(typed)).toMatchObject({ corrected: written, total: 1 });
  });

  it('a word that hardly any story has is taken as it is, and a common one offered', () => {
    const many = Array.from({ length: 30 }, () => story({ body: 'Baghdad' }));
    const { search } = open(story({ headline: 'A boat named Bagdad' }), ...many);
    expect(search('bagdad')).toMatchObject({ total: 1, corrected: undefined, suggestion: 'Baghdad' });
  });

  it('nothing is made up where nothing is near', () => {
    expect(open(story({ headline: 'Baghdad' })).search('qqqqzzzz')).toMatchObject({
      total: 0,
      corrected: undefined,
    });
  });
});

describe('ways to narrow the results', () => {
  it('say how many stories each leaves, in the publication’s years', () => {
    const { search } = open(
      {
        type: 'site',
        name: 'M',
        tagline: '',
        timeZone: 'Asia/Kolkata',
        locale: 'en',
        social: [],
        newsletters: [],
        policies: {},
      },
      // Half past one in the morning of New Year's Day in Kolkata.
      story({ headline: 'Zinnia 1', published: Date.UTC(2023, 11, 31, 20) }),
      story({ headline: 'Zinnia 2', published: Date.UTC(2023, 5, 1) }),
      story({ headline: 'Zinnia 3', published: Date.UTC(2023, 4, 1), section: 'sport' }),
    );
    expect(search('zinnia')).toMatchObject({
      sections: [
        { section: 'world', count: 2 },
        { section: 'sport', count: 1 },
      ],
      years: [
        { year: 2024, count: 1 },
        { year: 2023, count: 2 },
      ],
    });
    const narrowed = search('zinnia', { section: 'world', year: 2023 });
    expect(narrowed.results.map((result) => result.story.headline)).toEqual(['Zinnia 2']);
    // Each is counted over what the other leaves, so that a reader sees where else to look.
    expect(narrowed.sections).toEqual([
      { section: 'sport', count: 1 },
      { section: 'world', count: 1 },
    ]);
    expect(narrowed.years).toEqual([
      { year: 2024, count: 1 },
      { year: 2023, count: 1 },
    ]);
  });
});

it('an edition from before there was search is indexed while it is served', () => {
  const { db, search } = open(story({ headline: 'Zinnia 1' }), story({ headline: 'Zinnia 2' }));
  db.run(`INSERT INTO search (search) VALUES ('delete-all')`);
  db.run('DELETE FROM search_words');
  db.run('INSERT INTO search_pending (story) SELECT id FROM articles WHERE listed = 1');
  expect(search('zinnia')).toMatchObject({ total: 0, isIndexing: true });
  expect(indexPending(db, 1)).toBe(true);
  expect(search('zinnia')).toMatchObject({ total: 1, isIndexing: true });
  expect(indexPending(db, 1)).toBe(true);
  expect(indexPending(db, 1)).toBe(false);
  expect(search('zinnia')).toMatchObject({ total: 2, isIndexing: false });
});

it('words that half of all stories have are left out, unless there is nothing else', () => {
  const many = Array.from({ length: 560 }, (_, n) => story({ body: n % 10 === 0 ? 'other' : 'the word' }));
  const { search } = open(story({ headline: 'Zinnia' }), ...many);
  expect(search('the zinnia').total).toBe(1);
  expect(search('the').total).toBe(504);
  expect(search('"the word"').total).toBe(504);
});
