/** What `ingest.ts` has measured, by size: `figures/ingest.json`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Reading {
  seconds: number;
  /** Peak of resident memory, in MiB. */
  peak: number;
  /** Seconds of processor. */
  processor: number;
}

export interface Figure {
  articles: number;
  cold: Reading;
  /** A start with nothing changed. */
  again: Reading;
}

const file = join(import.meta.dirname, 'figures/ingest.json');

/** Smallest size first. */
export const figures = (): Figure[] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Figure[]) : []; // our own file

/** In place of what was measured of that size before. */
export function record(figure: Figure): void {
  const all = [...figures().filter(({ articles }) => articles !== figure.articles), figure];
  all.sort((a, b) => a.articles - b.articles);
  const rounded = (_: string, value: unknown) =>
    typeof value === 'number' ? Number(value.toFixed(2)) : value;
  writeFileSync(file, `${JSON.stringify(all, rounded, 2)}\n`);
}
