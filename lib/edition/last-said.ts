/**
 * What a story said last beside its text: kept so that an edit can be told for what it is when the story comes back, to an edition
 * that was begun anew. Words of the part that is not public are kept as a hash alone.
 */
import { hash } from 'node:crypto';
import type { Said } from './revision-kind.ts';
import type { RevisionRow } from './revision-row.ts';
import { unpackText } from './revision-text.ts';
import { parse } from './stored.ts';

/** `revisions.said`, JSON. */
type LastSaid = Pick<Said, 'access' | 'updated'> & {
  corrections: Pick<Said['corrections'][number], 'date' | 'kind'>[];
  /** SHA-256 of the plain text, base64url. */
  plain: string;
};

/** Nothing is known of what the story said. */
export const UNKNOWN = '';

const hashOf = (plainText: string): string => hash('sha256', plainText, 'base64url');

export const packSaid = ({ access, updated, corrections, plainText }: Said): string =>
  JSON.stringify({
    access,
    updated,
    corrections: corrections.map(({ date, kind }) => ({ date, kind })),
    plain: hashOf(plainText),
  } satisfies LastSaid);

/** What the story of a latest revision said, to be compared with `comparable`; undefined where that is not known. */
export function saidThen({ said, text }: Pick<RevisionRow, 'said' | 'text'>): Said | undefined {
  if (said === null || said === UNKNOWN || text === null) return undefined;
  const { access, updated, corrections, plain } = parse<LastSaid>(said);
  const { headline, standfirst, keyPoints } = unpackText(text);
  const notes = corrections.map((note) => ({ ...note, text: '' }));
  return { headline, standfirst, keyPoints, access, updated, corrections: notes, plainText: plain };
}

/** What a story says now, in the form in which `saidThen` has what it said. */
export const comparable = (said: Said): Said => ({ ...said, plainText: hashOf(said.plainText) });
