/** A secret that is made when it is first needed, and kept in a file that only its owner can read. */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readOwnFile, type TellFault } from '#lib/disk/own-file.ts';

/** A valid secret: too long to be guessed, and of characters that a person can copy. */
const SECRET = /^[!-~]{16,}$/;

export interface SecretOptions {
  /** Called if the file exists and contains no secret. */
  tell: TellFault;
  /** The consequence of a new secret: "Readers are signed out." */
  consequence: string;
}

/** @throws with a sentence for the operator if the file exists and cannot be read */
function checkReadable(file: string): void {
  try {
    readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} cannot be read (${reason}). Allow this user to read it.`);
  }
}

const read = (file: string, { tell, consequence }: SecretOptions): string | undefined =>
  readOwnFile({
    file,
    parse(text) {
      const secret = text.trim();
      return SECRET.test(secret) ? secret : undefined;
    },
    instead: `It is moved aside as ${file}.damaged, and a new secret is made. ${consequence}`,
    tell(sentence, fields) {
      renameSync(file, `${file}.damaged`);
      tell(sentence, fields);
    },
  });

/**
 * @param file absolute path
 * @returns 64 hex digits, or what an operator put there
 * @throws with a sentence for the operator if it can neither be read nor made
 */
export function keepSecret(file: string, options: SecretOptions): string {
  checkReadable(file);
  const kept = read(file, options);
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
  const made = read(file, options);
  if (made === undefined)
    throw new Error(`${file} cannot be made: look at the disk, and who may write there.`);
  return made;
}
