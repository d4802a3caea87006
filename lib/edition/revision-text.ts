/** A revision's text as it is kept: JSON, deflated, for most stories a third of its length. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { EditionDatabase } from './database.ts';
import type { RevisionText } from './model.ts';
import {
  type ArticleRow,
  detailOf,
  openingOf,
  parse,
  type StoredDetail,
  type StoredTeaser,
} from './stored.ts';

/** No text of a story is longer; what says that it is has been damaged (bytes). */
const LONGEST = 32 * 1024 * 1024;

/** The text of a story that everyone may read. Nothing else ever enters its history. */
export const textOf = (
  { headline, standfirst, access }: StoredTeaser,
  detail: StoredDetail | undefined,
  opening: string,
): RevisionText => ({
  headline,
  standfirst,
  keyPoints: detail?.keyPoints ?? [],
  body: opening,
  whole: access === 'free',
});

/** The same for a row of the edition. */
export const publicText = (db: EditionDatabase, row: ArticleRow): RevisionText =>
  textOf(parse<StoredTeaser>(row.teaser), detailOf(db, row), openingOf(db, row));

export const packText = (text: RevisionText): Uint8Array => deflateRawSync(JSON.stringify(text));

export const unpackText = (packed: Uint8Array): RevisionText =>
  parse<RevisionText>(inflateRawSync(packed, { maxOutputLength: LONGEST }).toString());
