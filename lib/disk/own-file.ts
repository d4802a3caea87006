/**
 * Reads small files of our own. A missing file is normal. A file that exists and cannot be used is reported to the operator by name,
 * with the consequence.
 */
import { readFileSync } from 'node:fs';

/** @param sentence names the file, the reason and the consequence */
export type TellFault = (sentence: string, fields: { file: string; reason: string }) => void;

export interface OwnFile<Value> {
  /** Absolute path. */
  file: string;
  /** Parses the text. Returns undefined, or throws, if it is not what we write there. */
  parse(text: string): Value | undefined;
  /** The consequence if it cannot be used: "It starts empty." */
  instead: string;
  tell: TellFault;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** The content of the file; undefined if there is none, or it cannot be used. */
export function readOwnFile<Value>({ file, parse, instead, tell }: OwnFile<Value>): Value | undefined {
  let reason = 'it does not hold what was written to it';
  try {
    const value = parse(readFileSync(file, 'utf8'));
    if (value !== undefined) return value;
  } catch (error) {
    if (isMissing(error)) return undefined;
    if (error instanceof Error)
      reason = error instanceof SyntaxError ? 'it is cut short or garbled' : error.message;
  }
  tell(`${file} cannot be used (${reason}). ${instead}`, { file, reason });
  return undefined;
}
