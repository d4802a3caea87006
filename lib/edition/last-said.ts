/**
 * What a story's last version said besides its text. With it an edit can be classified when the story comes back, even to a rebuilt
 * edition. Text that is not public is stored only as a hash.
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

/** It is unknown what the story said. */
export const UNKNOWN = '';

const hashOf = (plainText: string): string => hash('sha256', plainText, 'base64url');

export const packSaid = ({ access, updated, corrections, plainText }: Said): string =>
  JSON.stringify({
    access,
    updated,
    corrections: corrections.map(({ date, kind }) => ({ date, kind })),
    plain: hashOf(plainText),
  } satisfies LastSaid);

/** What the story of a latest revision said, to be compared with `comparable`; undefined if that is unknown. */
export function saidThen({ said, text }: Pick<RevisionRow, 'said' | 'text'>): Said | undefined {
  if (said === null || said === UNKNOWN || text === null) return undefined;
  const { access, updated, corrections, plain } = parse<LastSaid>(said);
  const { headline, standfirst, keyPoints } = unpackText(text);
  const notes = corrections.map((note) => ({ ...note, text: '' }));
  return { headline, standfirst, keyPoints, access, updated, corrections: notes, plainText: plain };
}

/** What a story says now, in the form that `saidThen` returns. */
export const comparable = (said: Said): Said => ({ ...said, plainText: hashOf(said.plainText) });
