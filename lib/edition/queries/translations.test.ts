import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announceDue } from '../announce.ts';
import type { ArticleRecord } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import { publish } from '../publish.ts';
import { articleTag } from '../tags.ts';
import { articleRecord, batchOf, temporaryEdition } from '../test-records.ts';
import { listTranslations } from './translations.ts';

const NOW = Date.UTC(2024, 5, 1);
let db: EditionDatabase;
let close: () => void;
beforeEach(() => {
  ({ db, close } = temporaryEdition());
});
afterEach(() => close());

const path = (slug: string): string => `/world/2024/05/01/${slug}`;
const story = (slug: string, language?: string, fields: Partial<ArticleRecord> = {}): ArticleRecord =>
  articleRecord({ slug, language, ...fields });
const put = (...records: ArticleRecord[]) => publish(db, batchOf(records), NOW);
const languagesOf = (slug: string): string[] =>
  listTranslations(db, { path: path(slug), now: NOW }).translations.map(
    (each) => `${each.language} ${each.path.slice(path('').length)}`,
  );

describe('a story in several languages', () => {
  const talks = story('talks');
  const baat = story('baat', 'hi', { translationOf: talks.path });
  const guftagu = story('guftagu', 'ur', { translationOf: talks.path });

  it('is found in all of them from each of them, the original first', () => {
    put(guftagu, talks, baat);
    for (const slug of ['talks', 'baat', 'guftagu'])
      expect(languagesOf(slug)).toEqual(['en talks', 'hi baat', 'ur guftagu']);
    const { translations } = listTranslations(db, { path: talks.path, now: NOW });
    expect(translations.map(({ isOriginal }) => isOriginal)).toEqual([true, false, false]);
    expect(translations.map(({ direction }) => direction)).toEqual(['ltr', 'ltr', 'rtl']);
  });

  it('has one page a language, and none where there is one only', () => {
    put(
      talks,
      baat,
      story('baat-2', 'hi', { translationOf: talks.path, published: talks.published + 1000 }),
      story('alone'),
    );
    expect(languagesOf('talks')).toEqual(['en talks', 'hi baat']);
    expect(languagesOf('baat-2')).toEqual([]);
    expect(languagesOf('alone')).toEqual([]);
  });

  it('leaves out what nobody may read, and what has its address elsewhere', () => {
    put(
      talks,
      story('draft', 'hi', { translationOf: talks.path, status: 'draft' }),
      story('later', 'fr', { translationOf: talks.path, published: NOW + 1000 }),
      story('taken-back', 'ta', { translationOf: talks.path, status: 'withdrawn' }),
      story('agency', 'de', { translationOf: talks.path, canonicalUrl: 'https://agency.example/talks' }),
    );
    expect(languagesOf('talks')).toEqual([]);
    expect(languagesOf('draft')).toEqual([]);
    put(guftagu);
    expect(languagesOf('talks')).toEqual(['en talks', 'ur guftagu']);
  });

  it('stays together while the original is away, and when it has moved', () => {
    put(baat, guftagu);
    expect(languagesOf('baat')).toEqual(['hi baat', 'ur guftagu']);
    put(talks);
    const moved = { ...talks, path: path('the-talks') };
    publish(db, { ...batchOf([moved]), removed: [`articles${talks.path}.md`] }, NOW);
    expect(languagesOf('guftagu')).toEqual(['en the-talks', 'hi baat', 'ur guftagu']);
    expect(languagesOf('the-talks')).toEqual(['en the-talks', 'hi baat', 'ur guftagu']);
  });

  it('whose translation names a translation is not claimed by one side only', () => {
    put(talks, baat, story('conversation', 'fr', { translationOf: baat.path }));
    expect(languagesOf('talks')).toEqual(['en talks', 'hi baat']);
    expect(languagesOf('baat')).toEqual(['en talks', 'hi baat']);
    expect(languagesOf('conversation')).toEqual([]);
  });

  it('ends, even where two stories name each other', () => {
    put({ ...talks, translationOf: baat.path }, baat);
    expect(languagesOf('talks')).toEqual(['en talks', 'hi baat']);
  });

  it('makes the pages of all languages anew when one comes, at its hour or by a change, and when one goes', () => {
    put(talks, guftagu);
    const tag = articleTag(talks.path);
    expect(put(story('sohbet', 'tr')).tags).not.toContain(tag);
    expect(put(story('sohbet', 'tr', { translationOf: talks.path })).tags).toContain(tag);
    // Who leaves is known by its own tag to those who showed it.
    const { hangsOn } = listTranslations(db, { path: talks.path, now: NOW });
    expect(hangsOn).toContain(path('sohbet'));
    expect(put(story('sohbet', 'tr')).tags).toContain(articleTag(path('sohbet')));
    expect(put({ ...baat, published: NOW + 1000 }).tags).not.toContain(tag);
    announceDue(db, NOW);
    expect(announceDue(db, NOW + 2000).tags).toContain(tag);
  });
});
