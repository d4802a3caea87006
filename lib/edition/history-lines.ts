/** What is stored of stories besides their revisions, in the edition and in the file of histories: tables and columns, the key first. */
export const HISTORY_LINES = {
  /** When a public story was taken down. */
  taken_down: ['path', 'at'],
  /** The present path of a story. */
  renames: ['source', 'target'],
  /** Paths that ended and wait for their stories to appear elsewhere. */
  departed: ['path', 'fingerprint', 'at'],
  /** Ids of stories in feeds. */
  first_paths: ['path', 'first'],
} as const;

export type HistoryTable = keyof typeof HISTORY_LINES;

export const HISTORY_TABLES = Object.keys(HISTORY_LINES) as HistoryTable[]; // its own keys

/** A row: its values in the order of the columns. */
export type HistoryLine = readonly (string | number)[];

export const columnsOf = (table: HistoryTable): string => HISTORY_LINES[table].join(', ');

export const keyOf = (table: HistoryTable): string => HISTORY_LINES[table][0];

export const placesOf = (table: HistoryTable): string => HISTORY_LINES[table].map(() => '?').join(', ');
