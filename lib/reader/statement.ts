/** Statements that are asked again and again: their text is made once, not at each question. */
import { CompiledQuery } from 'kysely';
import type { DatabaseKind, ReaderKysely } from './database.ts';

/** A connection and what it is to. */
export interface Connection {
  db: ReaderKysely;
  kind: DatabaseKind;
}

type Value = string | number | null;

/** PostgreSQL numbers what SQLite marks with `?`. */
function numbered(text: string): string {
  let number = 0;
  return text.replaceAll('?', () => {
    number += 1;
    return `$${number}`;
  });
}

/**
 * @param text SQL for both databases, with a `?` for each value and no other
 * @param postgres SQL that PostgreSQL is told in its place
 * @returns runs it; `Row` is the shape that the SQL's columns name
 */
export function statement<Row = never>(
  text: string,
  postgres = text,
): (connection: Connection, values: readonly Value[]) => Promise<Row[]> {
  const forPostgres = numbered(postgres);
  return async ({ db, kind }, values) => {
    const query = CompiledQuery.raw(kind === 'postgres' ? forPostgres : text, [...values]);
    return (await db.executeQuery(query)).rows as Row[]; // as the SQL names them
  };
}
