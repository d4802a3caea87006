/** The secret that signs publish calls: `PUBLISH_SECRET`, or one made on first start and kept in `DATA_DIR`. */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir, publishSecret } from '#lib/env.ts';

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
};

export function readPublishSecret(): string {
  const given = publishSecret();
  if (given !== undefined) return given;
  const file = join(dataDir(), 'publish-secret');
  const kept = read(file);
  if (kept !== undefined) return kept;
  mkdirSync(dataDir(), { recursive: true });
  const draft = `${file}.${process.pid}`;
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
