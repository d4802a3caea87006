/**
 * Small files that we keep for ourselves. One that is not there yet is nothing to tell of; one that is there and cannot be used is
 * told to an operator by name, with what is done without it.
 */
import { readFileSync } from 'node:fs';

/** @param sentence names the file, the reason and what is done */
export type TellFault = (sentence: string, fields: { file: string; reason: string }) => void;

export interface OwnFile<Value> {
  /** Absolute path. */
  file: string;
  /** What the text means; undefined, or an error, if it is not what we write there. */
  parse(text: string): Value | undefined;
  /** What is done if it cannot be used: "It is begun anew." */
  instead: string;
  tell: TellFault;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** What the file holds; undefined if there is none, or it cannot be used. */
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
