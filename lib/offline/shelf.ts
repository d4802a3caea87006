/** Where kept pages stand: the Cache API, pages and their files apart. */
import { KEPT, type Kept, readKept, writeKept } from './kept.ts';

const PAGES = 'broadsheet-pages';
const FILES = 'broadsheet-files';
const BYTES = 'Broadsheet-Bytes';

/** A file on its way to the shelf, or there already. */
export interface ShelfFile {
  url: string;
  bytes: number;
  /** Undefined where it is on the shelf. */
  answer?: Response;
}

/** Headers without those that told of the bytes on the wire. */
function headersOf(answer: Response, more: Record<string, string>): Headers {
  const headers = new Headers(answer.headers);
  for (const name of ['Content-Encoding', 'Content-Length', 'Link']) headers.delete(name);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return headers;
}

/** A page by its percent-encoded path, whatever is asked of it besides. */
export async function findPage(href: string): Promise<Response | undefined> {
  return (await caches.open(PAGES)).match(href, { ignoreVary: true });
}

export async function putPage(kept: Kept, html: string, answer: Response): Promise<void> {
  const headers = headersOf(answer, { [KEPT]: writeKept(kept) });
  await (await caches.open(PAGES)).put(kept.href, new Response(html, { headers }));
}

export async function takePage(href: string): Promise<void> {
  await (await caches.open(PAGES)).delete(href, { ignoreVary: true });
}

/** All that is kept. */
export async function listPages(): Promise<Kept[]> {
  const pages = await caches.open(PAGES);
  const kept = await Promise.all(
    (await pages.keys()).map(async (request) => readKept(await pages.match(request, { ignoreVary: true }))),
  );
  return kept.filter((one) => one !== undefined);
}

export async function findFile(url: string): Promise<Response | undefined> {
  return (await caches.open(FILES)).match(url, { ignoreVary: true });
}

/** Any kept file of the same picture: another size or format of it than the one asked for. */
export async function findSibling(url: string): Promise<Response | undefined> {
  const { pathname } = new URL(url, location.origin);
  const picture = /^\/media\/.+\/[0-9a-f]{16}\//.exec(pathname)?.[0];
  if (picture === undefined) return undefined;
  const files = await caches.open(FILES);
  const siblings = (await files.keys()).filter((request) =>
    new URL(request.url).pathname.startsWith(picture),
  );
  const frame = /\/([0-9a-z-]+)-\d+\.\w+$/.exec(pathname)?.[1];
  const best = siblings.find(({ url: other }) => other.includes(`/${frame}-`)) ?? siblings[0];
  return best && files.match(best, { ignoreVary: true });
}

/** @param answer a whole answer, to be kept later by `putFile` */
export async function measureFile(url: string, answer: Response): Promise<ShelfFile> {
  const body = await answer.arrayBuffer();
  const headers = headersOf(answer, { [BYTES]: String(body.byteLength) });
  return { url, bytes: body.byteLength, answer: new Response(body, { headers }) };
}

export const shelved = (url: string, answer: Response): ShelfFile => ({
  url,
  bytes: Number(answer.headers.get(BYTES)),
});

export async function putFile({ url, answer }: ShelfFile): Promise<void> {
  if (answer) await (await caches.open(FILES)).put(url, answer);
}

/** Takes away what no kept page needs. */
export async function sweepFiles(): Promise<void> {
  const needed = new Set((await listPages()).flatMap(({ needs }) => Object.keys(needs)));
  const files = await caches.open(FILES);
  for (const request of await files.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!needed.has(pathname + search)) await files.delete(request, { ignoreVary: true });
  }
}

/** Takes away everything, here and in whatever an earlier version kept. */
export async function clearShelf(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith('broadsheet-'));
  await Promise.all(names.map((name) => caches.delete(name)));
}
