/**
 * Where a reader can pass a story on: plain links to the networks' own forms, percent-encoded once.
 * The forms are those of November 2026; each says where it is documented.
 */

/** Bluesky refuses a post of more than 300 graphemes. https://docs.bsky.app/docs/advanced-guides/intent-links */
const BLUESKY_GRAPHEMES = 300;

export interface Shared {
  /** Canonical absolute URL, percent-encoded, without fragment. */
  url: string;
  /** The story's headline for sharing. */
  title: string;
}

interface Network {
  label: string;
  href: (story: Shared) => string;
}

/** A headline cut in the middle of an emoji would make `encodeURIComponent` throw. */
const enc = (text: string): string => encodeURIComponent(text.toWellFormed());

/** A line break in a subject would begin another header of the mail: it and other control characters are spaces. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** Shortens a title so that it fits with a space and the URL in `limit` graphemes. */
function fitTitle({ title, url }: Shared, limit: number): string {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const count = (text: string): number => [...segmenter.segment(text)].length;
  const room = Math.max(0, limit - count(url) - 1);
  if (count(title) <= room) return title;
  const kept = [...segmenter.segment(title)].slice(0, Math.max(0, room - 1)).map(({ segment }) => segment);
  return kept.length === 0 ? '' : `${kept.join('').trimEnd()}…`;
}

const titleAndUrl = (story: Shared, limit = Number.POSITIVE_INFINITY): string =>
  `${limit === Number.POSITIVE_INFINITY ? story.title : fitTitle(story, limit)} ${story.url}`.trim();

const NETWORKS = {
  // https://docs.x.com/x-for-websites/post-button/guides/web-intent
  x: { label: 'X', href: (s) => `https://x.com/intent/tweet?text=${enc(s.title)}&url=${enc(s.url)}` },
  // Only `u`: title and picture come from the page's own metadata.
  facebook: {
    label: 'Facebook',
    href: (s) => `https://www.facebook.com/sharer/sharer.php?u=${enc(s.url)}`,
  },
  whatsapp: { label: 'WhatsApp', href: (s) => `https://wa.me/?text=${enc(titleAndUrl(s))}` },
  linkedin: {
    label: 'LinkedIn',
    href: (s) => `https://www.linkedin.com/sharing/share-offsite/?url=${enc(s.url)}`,
  },
  // https://core.telegram.org/widgets/share
  telegram: {
    label: 'Telegram',
    href: (s) => `https://t.me/share/url?url=${enc(s.url)}&text=${enc(s.title)}`,
  },
  bluesky: {
    label: 'Bluesky',
    href: (s) => `https://bsky.app/intent/compose?text=${enc(titleAndUrl(s, BLUESKY_GRAPHEMES))}`,
  },
  // https://blog.joinmastodon.org/2026/03/a-new-share-button: the page asks for the reader's own server.
  mastodon: {
    label: 'Mastodon',
    href: (s) => `https://share.joinmastodon.org/#text=${enc(titleAndUrl(s))}`,
  },
  // https://developers.facebook.com/documentation/threads/threads-web-intents
  threads: {
    label: 'Threads',
    href: (s) => `https://www.threads.com/intent/post?text=${enc(s.title)}&url=${enc(s.url)}`,
  },
  reddit: {
    label: 'Reddit',
    href: (s) => `https://www.reddit.com/submit?url=${enc(s.url)}&title=${enc(s.title)}`,
  },
  // RFC 6068: spaces are %20, lines end in %0D%0A, a subject is one line.
  email: {
    label: 'e-mail',
    href: ({ title, url }) =>
      `mailto:?subject=${enc(oneLine(title))}&body=${enc(`${oneLine(title)}\r\n\r\n${url}`)}`,
  },
} as const satisfies Record<string, Network>;

export type NetworkName = keyof typeof NETWORKS;

export interface ShareLink {
  network: NetworkName;
  /** Name for people: `WhatsApp`. */
  label: string;
  href: string;
}

/** Links that share a story, in the order in which they are shown. */
export const shareLinks = (story: Shared): ShareLink[] =>
  // Object.entries widens the keys of a constant table to string.
  (Object.entries(NETWORKS) as [NetworkName, Network][]).map(([network, { label, href }]) => ({
    network,
    label,
    href: href(story),
  }));
