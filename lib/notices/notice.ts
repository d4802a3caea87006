/** What is sent to whom when stories changed: feeds to the WebSub hub, addresses to IndexNow. */
import { FEED_FORMATS, type FeedSubject, feedPath, indexNowKeyPath } from '#lib/document-routes.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findStory } from '#lib/edition/queries/stories.ts';
import { absoluteUrl, frontPath, type Path } from '#lib/routes.ts';

export type Service = 'websub' | 'indexnow';

/** Addresses that a service is still to be told of. */
export interface Notice {
  service: Service;
  /** Absolute. */
  urls: string[];
  /** How often it was tried. */
  attempts: number;
  /** Not tried before (ms). */
  due: number;
  /** When the first of its changes was made (ms). */
  since: number;
}

/** https://www.indexnow.org/documentation: it tells Bing, Yandex, Naver, Seznam and Yep. */
export const INDEXNOW = 'https://api.indexnow.org/indexnow';

/** Feeds that stories stand in. */
export function feedUrls(db: EditionDatabase, paths: readonly Path[], now: number): string[] {
  const subjects = new Map<string, FeedSubject>();
  const add = (subject: FeedSubject): void => void subjects.set(JSON.stringify(subject), subject);
  for (const path of paths) {
    add({ kind: 'paper' });
    const story = findStory(db, { path, now });
    if (story === undefined) continue;
    add({ kind: 'section', slug: story.section });
    for (const { slug } of story.authors) add({ kind: 'author', slug });
    for (const { slug } of story.topics) add({ kind: 'topic', slug });
  }
  return [...subjects.values()].flatMap((subject) =>
    FEED_FORMATS.map((format) => absoluteUrl(feedPath(subject, format))),
  );
}

/** The request that tells a service; `to` is the hub's address, or IndexNow's key. */
export function noticeRequest({ service, urls }: Notice, to: string): { url: string; init: RequestInit } {
  if (service === 'websub') {
    const form = new URLSearchParams([['hub.mode', 'publish'], ...urls.map((url) => ['hub.url', url])]);
    return { url: to, init: { method: 'POST', body: form } };
  }
  const body = JSON.stringify({
    host: new URL(absoluteUrl(frontPath())).host,
    key: to,
    keyLocation: absoluteUrl(indexNowKeyPath(to)),
    urlList: urls,
  });
  const headers = { 'Content-Type': 'application/json; charset=utf-8' };
  return { url: INDEXNOW, init: { method: 'POST', body, headers } };
}
