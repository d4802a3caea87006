/** What changed in a story since each of its revisions, for programs: the script of its page is one. */
import { formatTimestamp } from '#lib/dateline/format-time.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { Site, Story } from '#lib/edition/model.ts';
import { listRevisions } from '#lib/edition/queries/revisions.ts';
import { changesSince, type RevisionSince } from '#lib/history/changed-since.ts';
import { plainInline } from '#lib/markdown/render.ts';

export interface HistoryDocument {
  /** Newest first. Texts of notes are plain. */
  revisions: (RevisionSince & {
    /** The time as the paper writes it, in its own zone. */
    when: string;
  })[];
}

/** `history.json` of a story that is public at `now` (ms). */
export function historyText(
  edition: EditionDatabase,
  { path, access }: Story,
  { site, now }: { site: Site; now: number },
): string {
  const revisions = changesSince(listRevisions(edition, { path, now }), access);
  const document: HistoryDocument = {
    revisions: revisions.map(({ notes, ...revision }) => ({
      ...revision,
      when: formatTimestamp(revision.at, site),
      notes: notes.map((note) => ({ ...note, text: plainInline(note.text) })),
    })),
  };
  return `${JSON.stringify(document)}\n`;
}
