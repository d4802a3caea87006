/** What a body says of itself: facts for the record, the media files it shows, faults by line of the file. */
import type { RichTextRecord } from '#lib/edition/batch.ts';
import { type BodyFacts, readBody } from '#lib/markdown/read-body.ts';
import { withoutComments } from '#lib/markdown/without-comments.ts';
import type { Fault } from '../fault.ts';
import type { Need } from '../needs.ts';

/** What is reported with its line. */
const linesOf = ({ problems, pictures, dataFiles, videos, links, related }: BodyFacts) => ({
  problems,
  pictures,
  dataFiles,
  videos,
  links,
  related,
});

export interface BodyReading {
  facts: BodyFacts;
  text: RichTextRecord;
  needs: Need[];
  faults: Fault[];
}

/** Reads a body (Markdown) that begins after `linesBefore` lines of its file. What is published of it holds no comments. */
export function readBodyOf(written: string, linesBefore: number): BodyReading {
  const markdown = withoutComments(written);
  const asWritten = readBody(written);
  // Its facts are those of what is published. What is wrong, and where, is of what was written.
  const facts = markdown === written ? asWritten : { ...readBody(markdown), ...linesOf(asWritten) };
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
