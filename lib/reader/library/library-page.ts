/** The library's three lists, from the database and the edition. */
import type { LibraryTab, LibraryView } from '#lib/library/library-view.ts';
import { targetPath } from '#lib/library-routes.ts';
import { href } from '#lib/routes.ts';
import { keepsReads } from '../account/find-account.ts';
import type { Handler } from '../desk.ts';
import { cardOf, titlesIn } from './cards.ts';
import { listFollowed, listNews, noteLook } from './following.ts';
import { type LibraryVisit, notYet, placeOf } from './for-reader.ts';
import { listRows, ROWS } from './library-rows.ts';
import { noticeOf } from './notices.ts';
import { findFeedAddress } from './private-feed.ts';
import { countItems, findReads } from './rows.ts';

const LONGEST_QUERY = 200;
/** New stories on the page. */
const FRESH = 50;

const orderOf = (text: string | null): LibraryView['order'] =>
  text === 'oldest' || text === 'section' ? text : 'latest';

const emptyView = (request: Request, tab: LibraryTab): LibraryView => {
  const { searchParams } = new URL(request.url);
  return {
    page: 'library',
    tab,
    query: (searchParams.get('q') ?? '').slice(0, LONGEST_QUERY).trim(),
    order: orderOf(searchParams.get('order')),
    rows: [],
    follows: [],
    fresh: [],
    counts: { saved: 0, following: 0, reads: 0 },
    keepsReads: false,
  };
};

/** Unread first, newest first. */
async function following({ desk, place, reader }: LibraryVisit): Promise<Partial<LibraryView>> {
  await noteLook(place, reader.id);
  const titleOf = titlesIn(place.edition);
  const news = await listNews(place, reader.id, { limit: FRESH, fresh: true });
  const reads = await findReads(
    place,
    reader.id,
    news.map(({ path }) => path),
  );
  const fresh = news.map((story) => ({
    path: story.path,
    card: cardOf(story),
    published: story.published,
    read: reads.get(story.path)?.unread === undefined && reads.has(story.path),
  }));
  const feed = await findFeedAddress(desk, reader.id);
  const follows = (await listFollowed(place, reader.id)).map(({ target }) => ({
    target,
    title: titleOf(target),
    href: href(targetPath(target)),
  }));
  return {
    follows: follows.sort((a, b) => a.title.localeCompare(b.title)),
    fresh: fresh.sort((a, b) => Number(a.read) - Number(b.read)),
    ...(feed ? { feed } : {}),
  };
}

async function list(visit: LibraryVisit, view: LibraryView): Promise<Partial<LibraryView>> {
  const { tab, query, order } = view;
  const { rows, total } = await listRows(visit.place, visit.reader.id, {
    kind: tab === 'reads' ? 'read' : 'saved',
    query,
    order,
  });
  const notice =
    total > ROWS ? `The first ${ROWS} of ${total} are shown; a search finds the others.` : undefined;
  return { rows, ...(notice ? { notice } : {}) };
}

/** Of who is not signed in the server knows nothing: the page shows what the device has. */
export const showLibrary =
  (tab: LibraryTab): Handler =>
  async (request, desk) => {
    const view = emptyView(request, tab);
    const reader = await desk.findReader(request);
    if (reader === undefined) return { view };
    const place = placeOf(desk);
    if (place === undefined) return notYet();
    const visit = { request, desk, place, reader };
    const { saved, follow, read } = await countItems(place, reader.id);
    const shown = tab === 'following' ? await following(visit) : await list(visit, view);
    const notice = noticeOf(new URL(request.url).searchParams.get('done')) ?? shown.notice;
    return {
      view: {
        ...view,
        reader: { email: reader.email },
        counts: { saved, following: follow, reads: read },
        keepsReads: await keepsReads(desk.db, reader.id),
        ...shown,
        ...(notice ? { notice } : {}),
      },
    };
  };
