/** A revision's text as it is kept: JSON, deflated, for most stories a third of its length. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { EditionDatabase } from './database.ts';
import type { RevisionText } from './model.ts';
import { type ArticleRow, detailOf, openingOf, parse, type StoredTeaser } from './stored.ts';

/** No text of a story is longer; what says that it is has been damaged (bytes). */
const LONGEST = 32 * 1024 * 1024;

/** What everyone may read of the story in a row of the edition: nothing else of it ever comes into its history. */
export function publicText(db: EditionDatabase, row: ArticleRow): RevisionText {
  const { headline, standfirst, access } = parse<StoredTeaser>(row.teaser);
  const keyPoints = detailOf(db, row)?.keyPoints ?? [];
  return { headline, standfirst, keyPoints, body: openingOf(db, row), whole: access === 'free' };
}

export const packText = (text: RevisionText): Uint8Array => deflateRawSync(JSON.stringify(text));

export const unpackText = (packed: Uint8Array): RevisionText =>
  parse<RevisionText>(inflateRawSync(packed, { maxOutputLength: LONGEST }).toString());
