/** An editor learns before publication what would be cut, shown small or mixed up elsewhere, and nothing besides. */
import { describe, expect, it } from 'vitest';
import type { ContentRecord } from '#lib/edition/batch.ts';
import { articleRecord } from '#lib/edition/test-records.ts';
import type { FileAdvice } from './paper-adviser.ts';
import { PaperAdviser } from './paper-adviser.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');
const PLACE = { lat: 33.3, lon: 44.4 };

type Fields = NonNullable<Parameters<typeof articleRecord>[0]>;

/** A story that nothing is to be said of, but for `fields`. */
const sound = (fields: Fields): [string, ContentRecord] => [
  `articles/world/${fields.slug}.md`,
  articleRecord({ headline: `Of ${fields.slug}`, standfirst: 'Short.', location: PLACE, ...fields }),
];

function adviceOn(...records: [string, ContentRecord][]): FileAdvice[] {
  const adviser = new PaperAdviser();
  for (const [file, record] of records) adviser.take(file, record);
  return adviser.conclude(NOW);
}

const kindsOf = (fields: Omit<Fields, 'slug'>, ...more: [string, ContentRecord][]): string[] =>
  adviceOn(sound({ slug: 'a', ...fields }), ...more).map(({ kind, field }) => `${kind} ${field?.join('.')}`);

const photograph = (width: number): [string, ContentRecord] => [
  'media/a.jpg',
  { type: 'media', file: 'a.jpg', version: '1', mime: 'image/jpeg', bytes: 1, width, height: 900 },
];
const letters = (number: number): string => 'नि'.repeat(number / 2);

describe('what is said of a story', () => {
  it('is nothing where nothing can be better', () => {
    expect(kindsOf({ headline: letters(70), standfirst: letters(160) })).toEqual([]);
    expect(kindsOf({ image: { file: 'a.jpg', alt: '' }, location: undefined }, photograph(1200))).toEqual([]);
  });

  it('tells what would be cut, at the field that decides it', () => {
    expect(kindsOf({ headline: letters(72) })).toEqual(['long-title headline']);
    expect(kindsOf({ headline: letters(72), seoTitle: 'Short' })).toEqual(['long-social-headline headline']);
    expect(kindsOf({ headline: letters(72), seoTitle: 'Short', socialHeadline: 'Short' })).toEqual([]);
    expect(kindsOf({ seoTitle: letters(72) })).toEqual(['long-title seoTitle']);
    expect(kindsOf({ socialHeadline: letters(72) })).toEqual(['long-social-headline socialHeadline']);
    expect(kindsOf({ standfirst: letters(162) })).toEqual(['long-standfirst standfirst']);
  });

  it('tells of pictures that are missing or small; a drawing has every size', () => {
    expect(kindsOf({ location: undefined })).toEqual(['no-picture image']);
    expect(kindsOf({ image: { file: 'a.jpg', alt: '' } }, photograph(1199))).toEqual([
      'small-picture image.src',
    ]);
    const drawing: ContentRecord = {
      type: 'media',
      file: 'a.svg',
      version: '1',
      mime: '',
      bytes: 1,
      width: 9,
    };
    expect(kindsOf({ image: { file: 'a.svg', alt: '' } }, ['media/a.svg', drawing])).toEqual([]);
  });
});

describe('what shows beside the other stories', () => {
  it('names the file that has the same title in results, however it is spaced and cased', () => {
    const advice = adviceOn(
      sound({ slug: 'a', headline: 'Floods  in Assam' }),
      sound({ slug: 'b', headline: 'Rivers rise', seoTitle: 'floods in Assam' }),
      sound({ slug: 'c', headline: 'Floods in Assam', status: 'withdrawn', withdrawnReason: 'Wrong.' }),
      sound({ slug: 'd', headline: 'Floods in Assam', expires: NOW }),
    );
    expect(advice.map(({ file, kind, field }) => [file, kind, field])).toEqual([
      ['articles/world/a.md', 'same-title', ['headline']],
      ['articles/world/b.md', 'same-title', ['seoTitle']],
    ]);
    expect(advice[0]?.message).toContain('articles/world/b.md');
  });

  it('is said of drafts and of what is to come, while there is time', () => {
    const later = NOW + 1000;
    expect(kindsOf({ status: 'draft', headline: letters(72) })).toEqual(['long-title headline']);
    expect(kindsOf({ published: later, headline: letters(72) })).toEqual(['long-title headline']);
  });

  it('finds topics that no story names', () => {
    const topic = (slug: string): [string, ContentRecord] => [
      `topics/${slug}.md`,
      { type: 'topic', slug, title: slug },
    ];
    const advice = adviceOn(sound({ slug: 'a', topics: ['iran'] }), topic('iran'), topic('iraq'));
    expect(advice.map(({ file, kind }) => [file, kind])).toEqual([['topics/iraq.md', 'empty-topic']]);
  });
});
