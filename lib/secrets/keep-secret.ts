/** A secret that is made when it is first asked for, and kept in a file that its owner alone can read. */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
};

/**
 * @param file absolute path
 * @returns 64 hex digits
 */
export function keepSecret(file: string): string {
  const kept = read(file);
  if (kept !== undefined) return kept;
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
  try {
    // A link either appears whole or finds one there already: two processes that start at once agree.
    linkSync(draft, file);
  } catch {
    // The other process was first.
  } finally {
    unlinkSync(draft);
  }
  const made = read(file);
  if (made === undefined) throw new Error(`${file} is empty: delete it, and a new secret is made.`);
  return made;
}
