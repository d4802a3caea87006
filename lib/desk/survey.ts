/** What changed on the disk: a comparison of the folder with what is known, without opening files. */
import type { ContentTree, ListedFile } from './content-tree.ts';
import { byName, isComposed, parts, type Stretch, stretchesOf, stretchOf } from './file-order.ts';
import type { LedgerLine, Outlet } from './outlet.ts';

/** A file to be read, as it lies on the disk; or the name of one that is looked for anew, and struck where it is gone. */
export type Suspect = ListedFile | string;

export interface SurveyOptions {
  tree: ContentTree;
  outlet: Pick<Outlet, 'list' | 'find'>;
  /** Times that files were found to have settled at, though the edition does not say so. */
  settled?: ReadonlyMap<string, number> | undefined;
  /** Files with problems are read again, whatever their bytes. */
  retryProblems?: boolean | undefined;
  /** Every file is. */
  everything?: boolean | undefined;
}

/** Lines of the ledger that are held at a time. */
const PAGE = 2_000;

function* ledgerLines(
  { list }: SurveyOptions['outlet'],
  stretches: readonly Stretch[],
): Generator<LedgerLine> {
  for (const { from, to } of stretches) {
    for (let next = from; ; ) {
      const page = list({ from: next, to, limit: PAGE });
      yield* page;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) break;
      next = `${last.file}\0`;
    }
  }
}

class Survey {
  readonly #options: SurveyOptions;

  constructor(options: SurveyOptions) {
    this.#options = options;
  }

  /** Goes through files and lines, both in order, side by side. Gives undefined for a file that is as it was. */
  *compare(files: Iterable<ListedFile>, lines: Iterator<LedgerLine>): Generator<Suspect | undefined> {
    let line = lines.next();
    const { tree } = this.#options;
    const gone = ({ file }: LedgerLine): string | undefined => (tree.isHidden(file) ? undefined : file);
    for (const listed of files) {
      // A second spelling of a name stands in no order.
      if (!isComposed(listed.file)) {
        yield listed;
        continue;
      }
      while (!line.done && byName(line.value.file, listed.file) < 0) {
        yield gone(line.value);
        line = lines.next();
      }
      const isKnown = !line.done && line.value.file === listed.file;
      yield isKnown && this.#isSame(listed, line.value) ? undefined : listed;
      if (isKnown) line = lines.next();
    }
    for (; !line.done; line = lines.next()) yield gone(line.value);
  }

  #isSame({ size, mtimeMs }: ListedFile, line: LedgerLine): boolean {
    const { settled, retryProblems, everything } = this.#options;
    if (everything === true || (retryProblems === true && line.hasProblems)) return false;
    const known = settled?.get(line.file) ?? line.mtimeMs;
    // A time with a fraction proves nothing: the file may have changed again in the same step of the disk's clock.
    return Number.isInteger(known) && line.size === size && known === mtimeMs;
  }
}

/** Surveys the whole folder, in the order of a pass. Gives undefined for each file that is as it was. */
export function* surveyAll(options: SurveyOptions): Generator<Suspect | undefined> {
  const { tree, outlet } = options;
  const survey = new Survey(options);
  for (const part of [...parts, undefined])
    yield* survey.compare(tree.walkPart(part), ledgerLines(outlet, stretchesOf(part)));
}

/** Surveys what lies in a folder (with a slash at its end), on the disk or as far as is known. */
export function surveyFolder(folder: string, options: SurveyOptions): Iterable<Suspect | undefined> {
  const { tree, outlet } = options;
  const files = tree.isFolder(folder) ? tree.walk(folder) : [];
  return new Survey(options).compare(files, ledgerLines(outlet, [stretchOf(folder)]));
}
