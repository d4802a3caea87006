/** An article's document as the record that is published. */
import { hash } from 'node:crypto';
import type { Article, Place } from 'contentlayer/generated';
import type { ArticleRecord } from '#lib/edition/batch.ts';
import { keyTerms } from '#lib/edition/terms/key-terms.ts';
import type { StoryAddress } from '../address.ts';
import type { Need } from '../needs.ts';
import { withoutTracking } from '../without-tracking.ts';
import { type BodyReading, readBodyOf } from './body.ts';
import { pictureNeeds, pictureRecord } from './picture.ts';

const instant = (date: string | undefined | null): number | undefined =>
  date ? Date.parse(date) : undefined;
const nfc = (text: string): string => text.normalize('NFC');

const placeRecord = (place: Place | undefined | null): ArticleRecord['location'] =>
  place
    ? { lat: place.lat, lon: place.lon, label: place.label ?? undefined, zoom: place.zoom ?? undefined }
    : undefined;

/** The checked document of an article, with what its body says, as a record. */
export function articleRecord(article: Article, address: StoryAddress, body: BodyReading): ArticleRecord {
  const { facts, text } = body;
  const isFree = article.access === 'free';
  const open = isFree ? body : readBodyOf(facts.opening, 0);
  const published = Date.parse(article.published);
  const { headline, standfirst } = article;
  return {
    type: 'article',
    path: address.path,
    section: address.section,
    kind: article.kind,
    headline,
    standfirst,
    authors: (article.authors ?? []).map(nfc),
    agency: article.agency ?? undefined,
    dateline: article.dateline ?? undefined,
    location: placeRecord(article.location),
    published,
    updated: instant(article.updated),
    expires: instant(article.expires),
    status: article.status,
    withdrawnReason: article.withdrawnReason ?? undefined,
    topics: [...new Set((article.topics ?? []).map(nfc))],
    series: article.series?.normalize('NFC'),
    image: pictureRecord(article.image),
    keyPoints: article.keyPoints ?? [],
    corrections: (article.corrections ?? []).map(({ date, kind, text }) => ({
      date: Date.parse(date),
      kind,
      text,
    })),
    related: (article.related ?? []).map(nfc),
    translationOf: article.translationOf?.normalize('NFC'),
    access: article.access,
    breaking: article.breaking,
    canonicalUrl: article.canonicalUrl ? withoutTracking(article.canonicalUrl) : undefined,
    seoTitle: article.seoTitle ?? undefined,
    socialHeadline: article.socialHeadline ?? undefined,
    language: article.language ?? undefined,
    digitalSourceType: article.digitalSourceType ?? undefined,
    body: text.body,
    opening: open.text.body,
    truncated: !isFree && facts.truncated,
    openText: open.facts.plainText,
    plainText: facts.plainText,
    words: facts.words,
    readingMinutes: facts.readingMinutes,
    media: open.text.media,
    fingerprint: hash('sha256', JSON.stringify([headline, published, text.body])),
    terms: keyTerms({ headline, standfirst, opening: open.text.body }),
  };
}

/** What an article cannot do without. */
export const articleNeeds = (article: Article, address: StoryAddress): Need[] => [
  { kind: 'section', name: address.section },
  ...(article.authors ?? []).map(
    (name, i): Need => ({ kind: 'author', name: nfc(name), field: ['authors', i] }),
  ),
  ...pictureNeeds(article.image, ['image']),
];
