/** Advice on edits that readers are not told of, by the edition that they read. */
import type { ContentRecord } from '#lib/edition/batch.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findSilentEdit, type SilentEdit } from '#lib/edition/silent-edits.ts';
import type { Adviser } from './check.ts';

export const SILENT_EDIT = 'silent-edit';

const MESSAGES: Readonly<Record<SilentEdit, string>> = {
  pending: 'The words of this story differ from those that are published, and nothing says so.',
  live: 'The words of this story were changed after it was published, and nothing says so.',
};

export class SilentEditAdviser implements Adviser {
  readonly #edition: EditionDatabase;
  readonly #now: number;
  readonly #found = new Map<string, SilentEdit>();

  /** @param now ms */
  constructor(edition: EditionDatabase, now: number) {
    this.#edition = edition;
    this.#now = now;
  }

  take(file: string, record: ContentRecord): void {
    const edit = record.type === 'article' ? findSilentEdit(this.#edition, record, this.#now) : undefined;
    if (edit) this.#found.set(file, edit);
  }

  conclude(): ReturnType<Adviser['conclude']> {
    return [...this.#found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, edit]) => ({
        file,
        kind: SILENT_EDIT,
        field: ['updated'],
        message: MESSAGES[edit],
        remedy: 'Move updated, or add to corrections what was wrong and what is right.',
      }));
  }
}
