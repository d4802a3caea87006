/** What a reader can do with the whole of a device's library: take it along, bring one in, end it. Runs in the browser. */
import { writeBookmarks, writeLibraryJson } from '#lib/library/library-file.ts';
import { MOST_BYTES } from '#lib/library/read-library-file.ts';
import { ask } from './ask.ts';
import { importText } from './import-items.ts';
import { deviceTime } from './stamps.ts';
import { forgetAll, listItems } from './store.ts';

const everything = () => [...listItems('saved'), ...listItems('follow'), ...listItems('read')];

function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(address));
}

export function exportJson(): string {
  const items = everything();
  download('library.json', 'application/json', writeLibraryJson(items, location.origin, deviceTime()));
  return `Exported: ${items.length} ${items.length === 1 ? 'item' : 'items'}, in library.json.`;
}

export function exportBookmarks(): string {
  const saved = listItems('saved');
  const follows = listItems('follow');
  download('library.html', 'text/html', writeBookmarks({ saved, follows }, location.origin));
  return `Exported: ${saved.length + follows.length} bookmarks, in library.html.`;
}

/** What came of a file that the reader chose, in words. */
export async function importFile(file: File): Promise<string> {
  if (file.size > MOST_BYTES) return 'The file is larger than 5 MB. Nothing was imported.';
  try {
    return importText(await file.text());
  } catch {
    return 'The file could not be read. Nothing was imported.';
  }
}

/** Undefined where the reader thought better of it. */
export async function erase(): Promise<string | undefined> {
  const sure = await ask(
    'Erase your library?',
    'What you saved, follow and have read goes from this device for good. Theme and size of text stay.',
    'Erase everything',
  );
  if (!sure) return undefined;
  return forgetAll()
    ? 'This browser does not let the site erase anything.'
    : 'Your library on this device is erased.';
}
