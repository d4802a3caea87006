/** A reader's private feed: whoever has its address can read it, so the address is made, renewed and revoked here. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { lastChange } from '#lib/dateline/last-change.ts';
import type { Teaser } from '#lib/edition/model.ts';
import { findFirstPath } from '#lib/edition/queries/origins.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import type { Feed, FeedItem } from '#lib/feeds/feed.ts';
import { rssPieces } from '#lib/feeds/rss.ts';
import { xml } from '#lib/feeds/xml.ts';
import { PRIVATE_FEEDS, privateFeedPath, renewFeedPath, revokeFeedPath } from '#lib/library-form-routes.ts';
import { libraryPath } from '#lib/library-routes.ts';
import { absoluteUrl, authorPath } from '#lib/routes.ts';
import type { Handler, ReaderDesk, Routes } from '../desk.ts';
import { readForm } from '../form.ts';
import { goTo } from '../reply.ts';
import { listNews } from './following.ts';
import { forLibrary, getting, notYet, placeOf, posting } from './for-reader.ts';
import { noticeAt } from './notices.ts';
import type { SyncPlace } from './sync-library.ts';

/** 192 bits. */
const TOKEN_BYTES = 24;
const ITEMS = 30;

/** The token is not kept, but made again of the nonce and the secret: whoever reads the database alone has no address. */
const tokenOf = (secret: string, nonce: string): string =>
  createHmac('sha256', secret)
    .update(`private feed ${nonce}`)
    .digest()
    .subarray(0, TOKEN_BYTES)
    .toString('base64url');

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The absolute address of a reader's feed; undefined where there is none. */
export async function findFeedAddress(
  { db, secret }: Pick<ReaderDesk, 'db' | 'secret'>,
  userId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('libraryFeed')
    .select('nonce')
    .where('userId', '=', userId)
    .executeTakeFirst();
  return row && absoluteUrl(privateFeedPath(tokenOf(secret, row.nonce)));
}

const renew = forLibrary(libraryPath('following'), async ({ request, desk, place, reader }) => {
  await readForm(request);
  const nonce = randomBytes(TOKEN_BYTES).toString('base64url');
  const made = { nonce, hash: hashOf(tokenOf(desk.secret, nonce)), createdAt: place.now };
  await desk.db
    .insertInto('libraryFeed')
    .values({ userId: reader.id, ...made })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet(made))
    .execute();
  return goTo(noticeAt('following', 'feed-made'));
});

const revoke = forLibrary(libraryPath('following'), async ({ request, desk, reader }) => {
  await readForm(request);
  await desk.db.deleteFrom('libraryFeed').where('userId', '=', reader.id).execute();
  return goTo(noticeAt('following', 'feed-revoked'));
});

function itemOf({ edition }: SyncPlace, story: Teaser): FeedItem {
  const url = absoluteUrl(story.path);
  return {
    id: absoluteUrl(findFirstPath(edition, story)),
    url,
    title: story.headline,
    summary: story.standfirst,
    html: xml`<p>${story.standfirst}</p><p><a href="${url}">${story.headline}</a></p>`.text,
    published: story.published,
    updated: lastChange(story),
    authors: story.authors.map(({ slug, name }) => ({ name, url: absoluteUrl(authorPath(slug)) })),
    topics: [],
    section: story.sectionTitle,
    language: story.language,
  };
}

function feedOf(place: SyncPlace, token: string, stories: readonly Teaser[]): Feed | undefined {
  const site = findSite(place.edition);
  if (site === undefined) return undefined;
  const items = stories.map((story) => itemOf(place, story));
  return {
    title: `Following - ${site.name}`,
    description: `New stories of what you follow in ${site.name}. This address is yours alone.`,
    home: absoluteUrl(libraryPath('following')),
    path: () => privateFeedPath(token),
    site,
    items,
    updated:
      items
        .map(({ updated }) => updated)
        .sort()
        .at(-1) ?? new Date(0).toISOString(),
    tags: [],
  };
}

const nothing = (): Response =>
  new Response('There is no such feed. It may have been switched off.\n', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });

/** What is no token is looked up as one is: a guess takes as long whatever it is. */
const showFeed: Handler = async (request, desk) => {
  const place = placeOf(desk);
  if (place === undefined) return notYet();
  const token = new URL(request.url).pathname.slice(PRIVATE_FEEDS.length).replace(/\.xml$/, '');
  const row = await desk.db
    .selectFrom('libraryFeed')
    .select('userId')
    .where('hash', '=', hashOf(token))
    .executeTakeFirst();
  if (row === undefined) return nothing();
  const feed = feedOf(place, token, await listNews(place, row.userId, { limit: ITEMS }));
  if (feed === undefined) return notYet();
  return new Response([...rssPieces(feed, undefined)].join(''), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8', 'Referrer-Policy': 'no-referrer' },
  });
};

export const feedRoutes: Routes = {
  [getting(`${PRIVATE_FEEDS}*`)]: showFeed,
  [posting(renewFeedPath())]: renew,
  [posting(revokeFeedPath())]: revoke,
};
