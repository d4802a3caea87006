/** What a watcher's names amount to: files, also those of folders that came, went or were moved. */
import { join, posix, sep } from 'node:path';
import type { ContentTree } from './content-tree.ts';
import { isComposed } from './file-order.ts';
import { type SurveyOptions, type Suspect, surveyFolder } from './survey.ts';

export interface ExpandOptions extends Pick<SurveyOptions, 'outlet'> {
  tree: ContentTree;
  /** Folders and files that links within the content folder lead to. */
  linked: ReadonlySet<string>;
}

/** The folder in which a name is not spelt as the edition spells it, or the name. */
function composedPart(name: string): string {
  let part = name;
  while (!isComposed(part)) part = posix.dirname(part);
  return part;
}

/**
 * Suspects of the files and folders named (below CONTENT_DIR, as on the disk). Undefined where the names do not say it
 * all, as a link shows the file at a second place: the whole folder is to be surveyed then.
 */
export function expandNames(names: Iterable<string>, options: ExpandOptions): Suspect[] | undefined {
  const { tree, outlet, linked } = options;
  const suspects = new Map<string, Suspect>();
  for (const name of names) {
    const part = composedPart(name);
    const path = join(tree.root, part);
    if (part === '.' || [...linked].some((target) => `${path}${sep}`.startsWith(`${target}${sep}`)))
      return undefined;
    if (part === name) suspects.set(name, name);
    // A folder: what is in it now, and what was.
    const folder = `${part}/`;
    const isFolder =
      tree.isFolder(part) || outlet.list({ from: folder, to: `${part}0`, limit: 1 }).length > 0;
    if (!isFolder) continue;
    for (const suspect of surveyFolder(folder, options))
      if (suspect !== undefined && typeof suspect !== 'string') suspects.set(suspect.file, suspect);
      else if (suspect !== undefined && !suspects.has(suspect)) suspects.set(suspect, suspect);
  }
  return [...suspects.values()];
}
