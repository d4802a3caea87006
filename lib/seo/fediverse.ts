/** Handles in the fediverse, read from the addresses of profiles. */

/** Hosts that spell profiles as `/@name` and are not part of it. */
const ELSEWHERE = /(?:^|\.)(?:youtube\.com|tiktok\.com|medium\.com|substack\.com|snapchat\.com|flickr\.com)$/;

/**
 * `@maya@mastodon.example` of `https://mastodon.example/@maya`; undefined for a profile of another kind. Goes into
 * `fediverse:creator`: https://blog.joinmastodon.org/2024/07/highlighting-journalism-on-mastodon/
 */
export function fediverseHandle(profile: string): string | undefined {
  const url = URL.parse(profile);
  const name = /^\/@([A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)\/?$/.exec(url?.pathname ?? '')?.[1];
  return url === null || name === undefined || ELSEWHERE.test(url.hostname)
    ? undefined
    : `@${name}@${url.hostname}`;
}
