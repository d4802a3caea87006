/** The edition's schema, by number: entry 0 makes version 1. Entries are only ever added. */
import { newspaper } from './migrations/001-newspaper.ts';
import { renditions } from './migrations/002-renditions.ts';
import { redirectPatterns } from './migrations/003-redirect-patterns.ts';
import { translations } from './migrations/004-translations.ts';
import { search } from './migrations/005-search.ts';
import { storyTerms } from './migrations/007-story-terms.ts';
import { revisions } from './migrations/008-revisions.ts';
import { openText } from './migrations/009-open-text.ts';
import { ownHistory } from './migrations/010-own-history.ts';
import { stems } from './migrations/011-stems.ts';

export const migrations: readonly string[] = [
  newspaper,
  renditions,
  redirectPatterns,
  translations,
  storyTerms,
  search,
  revisions,
  openText,
  ownHistory,
  stems,
];

/** Schema version that this code reads and writes. */
export const schemaVersion = migrations.length;

/** Marks a file as an edition (`PRAGMA application_id`): "BRDS". */
export const applicationId = 0x42524453;
