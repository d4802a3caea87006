/** Something wrong in a content file, before the file's name and line are put to it. */
import { isAbsolute, relative } from 'node:path';
import type { Problem } from '#lib/edition/batch.ts';
import { contentDir, projectDir } from '#lib/env.ts';

/** A field's way from the top of the front matter: `['corrections', 0, 'date']`. */
export type FieldPath = readonly (string | number)[];

export interface Fault {
  field?: FieldPath | undefined;
  /** Name of what is at fault where that is no field: a directive. */
  label?: string | undefined;
  /** 1-based line of the file, where known already; else it is looked up by `field`. */
  line?: number | undefined;
  severity?: Problem['severity'] | undefined;
  message: string;
  remedy: string;
}

/** `corrections[0].date` */
export const fieldName = (field: FieldPath): string =>
  field.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');

/** Folders of the content, as messages name them: `content/media`. */
const FOLDER = /(?<![\w/"])content\/(?=(?:articles|authors|fronts|graphics|media|pages|sections|topics)\b)/g;

/** The text with the name of the folder that is really used, as one would type it in the project's folder. */
export function withRealFolder(text: string, folder = contentDir(), from = projectDir()): string {
  const near = relative(from, folder);
  const name = near === '' ? '' : near.startsWith('..') || isAbsolute(near) ? `${folder}/` : `${near}/`;
  return text.replace(FOLDER, () => name);
}

/** A fault as the editor is told of it. `lineOf` is asked only where the fault does not know its line. */
export function toProblem(
  file: string,
  fault: Fault,
  lineOf: (field: FieldPath) => number | undefined,
): Problem {
  const { field, label, message, remedy, severity = 'error' } = fault;
  return {
    file,
    line: fault.line ?? (field ? lineOf(field) : undefined),
    field: label ?? (field && field.length > 0 ? fieldName(field) : undefined),
    severity,
    message: withRealFolder(message),
    remedy: withRealFolder(remedy),
  };
}
