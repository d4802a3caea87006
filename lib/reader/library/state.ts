/** How far a reader's library has come. */
import { randomInt } from 'node:crypto';
import { type Connection, statement } from '../statement.ts';

export interface LibraryState {
  /** Its name in cursors. */
  library: string;
  /** Number of its last change. */
  seq: number;
  /** Number of the last change whose tombstone was forgotten. */
  forgotten: number;
  /** When what was read was last erased, in ms since 1970; 0 where it never was. */
  readsErased: number;
  keepsReads: boolean;
}

interface StateRow extends Omit<LibraryState, 'keepsReads'> {
  keepsReads: number | null;
}

const SELECT = `select s."library", s."seq", s."forgotten", s."readsErased", c."keepsReads" from "libraryState" s
  left join "readerChoice" c on c."userId" = s."userId" where s."userId" = ?`;

const selectState = statement<StateRow>(SELECT);
// In SQLite a transaction that writes is alone from its beginning.
const selectAndLock = statement<StateRow>(SELECT, `${SELECT} for update of s`);
const insertState = statement(
  `insert into "libraryState" ("userId", "library", "seq", "forgotten", "readsErased", "seen", "looked") values (?, ?, 0, 0, 0, 0, 0)
  on conflict ("userId") do nothing`,
);
const updateSeq = statement('update "libraryState" set "seq" = ? where "userId" = ?');

const stateOf = ({ keepsReads, ...state }: StateRow): LibraryState => ({
  ...state,
  keepsReads: keepsReads === 1,
});

const DIGITS = 36 ** 6;
const half = (): string => randomInt(DIGITS).toString(36).padStart(6, '0');

async function makeState(
  connection: Connection,
  userId: string,
  select: (connection: Connection, values: readonly string[]) => Promise<StateRow[]>,
): Promise<LibraryState> {
  await insertState(connection, [userId, half() + half()]);
  const [row] = await select(connection, [userId]);
  if (row === undefined) throw new Error('A library was erased while it was being read.');
  return stateOf(row);
}

/** The state of a reader's library, which is made where there is none. */
export async function readState(connection: Connection, userId: string): Promise<LibraryState> {
  const [row] = await selectState(connection, [userId]);
  return row ? stateOf(row) : makeState(connection, userId, selectState);
}

/** The same; nobody else changes the library until the transaction ends. */
export async function lockState(connection: Connection, userId: string): Promise<LibraryState> {
  const [row] = await selectAndLock(connection, [userId]);
  return row ? stateOf(row) : makeState(connection, userId, selectAndLock);
}

export const writeSeq = (connection: Connection, userId: string, seq: number): Promise<unknown> =>
  updateSeq(connection, [seq, userId]);
