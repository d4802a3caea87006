/** Takes what a file brings into the device's library: nothing that is there is lost by it. */

import type { ItemDraft } from '#lib/library/item.ts';
import { type FileContents, readLibraryFile } from '#lib/library/read-library-file.ts';
import { deviceTime } from './stamps.ts';
import { findItem, putItem } from './store.ts';

/** What is there stays; of a story read in two places the farther counts. */
function isKnown(draft: ItemDraft): boolean {
  const here = findItem(draft.kind, draft.id);
  if (here?.kind === 'read' && draft.kind === 'read') return here.progress >= draft.progress;
  return here !== undefined;
}

const count = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

function takeIn({ drafts, refused }: FileContents): string {
  let added = 0;
  let known = 0;
  for (const [at, draft] of drafts.entries()) {
    if (isKnown(draft)) {
      known += 1;
      continue;
    }
    const failed = putItem(draft);
    if (failed) {
      const why = failed === 'full' ? 'its storage for the site is full' : 'it lets the site store nothing';
      return `${count(added, 'item was', 'items were')} imported. ${count(drafts.length - at, 'item', 'items')} could not be kept by this browser: ${why}.`;
    }
    added += 1;
  }
  return [
    `${count(added, 'item was', 'items were')} imported.`,
    known > 0 && `${count(known, 'was', 'were')} in your library already.`,
    refused > 0 && `Left out, as of another site or broken: ${count(refused, 'entry', 'entries')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Imports a file's text; one sentence or more say what came of it. */
export function importText(text: string): string {
  const read = readLibraryFile(text, { origin: location.origin, now: deviceTime() });
  return 'reason' in read ? read.reason : takeIn(read);
}
