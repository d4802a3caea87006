/** Words that are found by other forms of them, in a paper with stories in several languages. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ArticleRecord } from '#lib/edition/batch.ts';
import { articleRecord, siteRecord } from '#lib/edition/test-records.ts';
import type { Piece } from './answer.ts';
import { DAY, NOW, type SearchableEdition, searchableEdition } from './search.fixtures.ts';
import { suggest } from './suggest.ts';

let edition: SearchableEdition | undefined;
afterEach(() => {
  edition?.close();
  edition = undefined;
});

let made = 0;
function story(language: string | undefined, headline: string, text = 'Nothing.'): ArticleRecord {
  made += 1;
  return articleRecord({
    slug: `s-${made}`,
    headline,
    standfirst: '',
    authors: [],
    topics: [],
    body: text,
    published: NOW - 400 * DAY - made * 1000,
    ...(language === undefined ? {} : { language }),
  });
}
const open = (...records: Parameters<typeof searchableEdition>[0]): SearchableEdition => {
  edition = searchableEdition(records);
  return edition;
};
const marked = (pieces: readonly Piece[] | undefined): string =>
  (pieces ?? []).map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');

const paper = (): SearchableEdition =>
  open(
    story('en', 'The news from Baghdad', 'New talks.'),
    story('hi', 'बच्चों की किताबें'),
    story('ar', 'مؤتمر عن إسلام اليوم'),
    story('ur', 'لڑکیوں کی کتابیں'),
    story('fa', 'کتاب‌های دانشجویان'),
    story('fr', 'L’élection des maires', 'Les journaux nationaux en parlent aujourd’hui.'),
    story('de', 'Die Häuser der Stadt'),
    story('tr', 'Ankara’da çocuklar'),
    story('es', 'Las elecciones de la región'),
  );

describe('in a paper of many languages a word is found', () => {
  it.each([
    ['बच्चा', 'बच्चों की किताबें'],
    ['किताब', 'बच्चों की किताबें'],
    ['الإسلام', 'مؤتمر عن إسلام اليوم'],
    ['لڑکی', 'لڑکیوں کی کتابیں'],
    ['دانشجو', 'کتاب‌های دانشجویان'],
    ['élections', 'L’élection des maires'],
    ["d'élection", 'L’élection des maires'],
    ['elections', 'L’élection des maires'],
    ['journal', 'L’élection des maires'],
    ['Haus', 'Die Häuser der Stadt'],
    ['Ankara', 'Ankara’da çocuklar'],
    ['çocuk', 'Ankara’da çocuklar'],
    ['eleccion', 'Las elecciones de la región'],
    ['"Haus der Städte"', 'Die Häuser der Stadt'],
    ['किताब*', 'बच्चों की किताबें'],
    ['electi*', 'L’élection des maires'],
    ['élec*', 'L’élection des maires'],
  ])('by %s', (query, headline) => {
    expect(paper().headlines(query)).toContain(headline);
  });

  it('in the stories of its language: a French “new” is no English one', () => {
    expect(paper().headlines('nouvelle')).toEqual([]);
    expect(paper().headlines('journaux -nationaux')).toEqual([]);
    expect(paper().headlines('talks')).toEqual(['The news from Baghdad']);
  });
});

it('what was found is marked as it is written, without what is elided before it', () => {
  const { search } = paper();
  expect(marked(search('élections').results.at(-1)?.headline)).toBe('L’[élection] des maires');
  expect(marked(search('बच्चा').results[0]?.headline)).toBe('[बच्चों] की किताबें');
  expect(marked(search('journal').results[0]?.excerpt)).toContain('[journaux]');
});

it('a form of a word is not offered in its place, and is found before anything is corrected', () => {
  const many = Array.from({ length: 30 }, () => story('hi', 'बच्चों की बात'));
  const { search } = open(...many);
  expect(search('बच्चा')).toMatchObject({ corrected: undefined, suggestion: undefined, total: 30 });
});

it('completions are words as the paper writes them', () => {
  const { db } = paper();
  expect(suggest(db, { query: 'elec', now: NOW }).queries).toEqual(['elecciones', 'élection']);
  expect(suggest(db, { query: 'किता', now: NOW })).toMatchObject({
    queries: ['किताबें'],
    stories: [{ headline: 'बच्चों की किताबें' }],
  });
});

it('a story without a language is in the publication’s, and follows it into another', () => {
  const { headlines, publish } = open(siteRecord({ locale: 'fr-FR' }), story(undefined, 'Les journaux'));
  expect(headlines('journal')).toEqual(['Les journaux']);
  publish([siteRecord({ locale: 'en' })]);
  expect(headlines('journal')).toEqual([]);
  expect(headlines('journaux')).toEqual(['Les journaux']);
});

it('no query has more forms than the index is asked for at once', () => {
  const { search } = paper();
  const words =
    'kitaplarımızdan الكتاب बच्चा journaux Häuser çocuğun elecciones parlent والمدرسة ülkeler करना';
  expect(search(words).total).toBe(0);
});
