/** Brings together what a page needs: style sheet, scripts, the faces of its words, its pictures. */
import { facesFor } from './faces.ts';
import { assetsOf, importsOf, type PictureFiles, picturesOf } from './page-needs.ts';
import { findFile, measureFile, type ShelfFile, shelved } from './shelf.ts';

/** `at hand`: only what the browser has in its own cache; nothing is fetched. */
type Source = 'paper' | 'at hand';

/** @throws where the paper cannot be reached; undefined where it has no such file, or none at hand */
async function obtain(url: string, source: Source): Promise<ShelfFile | undefined> {
  const held = await findFile(url);
  if (held) return shelved(url, held);
  const answer =
    source === 'paper'
      ? await fetch(url, { cache: 'force-cache' })
      : await fetch(url, { cache: 'only-if-cached', mode: 'same-origin' }).catch(() => undefined);
  return answer?.ok ? measureFile(url, answer) : undefined;
}

const textOf = async ({ url, answer }: ShelfFile): Promise<string> =>
  (await (answer?.clone() ?? (await findFile(url)))?.text()) ?? '';

/** The file of a picture that this device has shown; else, where it is the story's own, the usual one. */
async function obtainPicture({ files, usual }: PictureFiles, source: Source): Promise<ShelfFile | undefined> {
  for (const url of files) {
    const shown = await obtain(url, 'at hand');
    if (shown) return shown;
  }
  return usual !== undefined && source === 'paper' ? obtain(usual, source) : undefined;
}

/**
 * @param text the page's words
 * @throws where the paper cannot be reached, or has no style sheet for the page any more
 */
export async function gatherNeeds(html: string, text: string, source: Source): Promise<ShelfFile[]> {
  const gathered = new Map<string, ShelfFile>();
  const add = async (url: string): Promise<void> => {
    if (gathered.has(url)) return;
    const file = await obtain(url, source);
    if (file === undefined) {
      if (url.endsWith('.css')) throw new Error(`There is no ${url}.`);
      return;
    }
    gathered.set(url, file);
    const more = url.endsWith('.css')
      ? facesFor(text, await textOf(file), new URL(url, location.origin).href)
      : url.startsWith('/assets/')
        ? importsOf(await textOf(file))
        : [];
    for (const each of more) await add(each);
  };
  for (const url of assetsOf(html)) await add(url);
  for (const picture of picturesOf(html)) {
    const file = await obtainPicture(picture, source);
    if (file) gathered.set(file.url, file);
  }
  return [...gathered.values()];
}
