/** A reader's library as files: JSON with all of it, and bookmarks that every browser and reading list takes in. Pure. */
import { escapeXml } from '#lib/escape-xml.ts';
import { targetPath } from '#lib/library-routes.ts';
import type { FollowItem, Item, SavedItem } from './item.ts';

export const FILE_FORMAT = 'broadsheet-library';
export const FOLLOWING_FOLDER = 'Following';

/** Address of a path of the paper: `origin` without a slash at its end. */
const addressOf = (path: string, origin: string): string =>
  origin + path.split('/').map(encodeURIComponent).join('/');

/** @param now in ms since 1970 */
export function writeLibraryJson(items: readonly Item[], origin: string, now: number): string {
  const kept = items.map(({ stamp: _, ...item }) => item);
  return `${JSON.stringify({ format: FILE_FORMAT, version: 1, paper: origin, exported: new Date(now).toISOString(), items: kept }, null, 2)}\n`;
}

const bookmark = (address: string, at: number, title: string): string =>
  `    <DT><A HREF="${escapeXml(address)}" ADD_DATE="${Math.floor(at / 1000)}">${escapeXml(title)}</A>`;

const folder = (title: string, lines: string[]): string =>
  [`  <DT><H3>${title}</H3>`, '  <DL><p>', ...lines, '  </DL><p>'].join('\n');

interface Bookmarked {
  saved: readonly SavedItem[];
  follows: readonly FollowItem[];
}

/** https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85) */
export const writeBookmarks = (
  { saved, follows }: Bookmarked,
  origin: string,
): string => `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
${folder(
  'Saved stories',
  saved.map(({ id, at, card }) => bookmark(addressOf(id, origin), at, card?.headline ?? id)),
)}
${folder(
  FOLLOWING_FOLDER,
  follows.map(({ id, at, title }) => bookmark(addressOf(targetPath(id), origin), at, title ?? id)),
)}
</DL><p>
`;
