/** What a body says of itself: facts for the record, the media files it shows, faults by line of the file. */
import type { RichTextRecord } from '#lib/edition/batch.ts';
import { type BodyFacts, readBody } from '#lib/markdown/read-body.ts';
import type { Fault } from '../fault.ts';
import type { Need } from '../needs.ts';

export interface BodyReading {
  facts: BodyFacts;
  text: RichTextRecord;
  needs: Need[];
  faults: Fault[];
}

/** Reads a body (Markdown) that begins after `linesBefore` lines of its file. */
export function readBodyOf(markdown: string, linesBefore: number): BodyReading {
  const facts = readBody(markdown);
  const named = [
    ...facts.pictures,
    ...facts.dataFiles,
    ...facts.videos,
    ...facts.videos.flatMap(({ poster, line }) => (poster ? [{ ...poster, line }] : [])),
  ];
  return {
    facts,
    text: { body: markdown, media: Object.fromEntries(named.map(({ src, file }) => [src, file])) },
    needs: named.map(({ file, line }) => ({ kind: 'media', name: file, line: line + linesBefore })),
    faults: facts.problems.map(({ line, directive, message, remedy, severity }) => ({
      line: line + linesBefore,
      label: directive,
      message,
      remedy,
      severity,
    })),
  };
}
