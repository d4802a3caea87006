/** A small paper in an edition, with everything that makes feeds and sitemaps difficult. */
import type { ContentRecord } from '#lib/edition/batch.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { publish } from '#lib/edition/publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';

export const NOW = Date.UTC(2024, 5, 1, 12);
export const HOUR = 3_600_000;
/** Stands in every story that nobody may read, and in nothing else. */
export const SENTINEL = 'XYZZYSENTINEL';
export const HOSTILE = '`5 < 6 & "7" </script><img onerror=x>` ]]> 😀 نیوز \u0007';
/** What is left of it where a document cannot hold every character. */
export const HOSTILE_LEGAL = HOSTILE.replace('\u0007', '');

const noText = { body: '', media: {} };

const BODY = `The first paragraph, with a [link](/world/2024/05/01/other), [another](https://else.example/?a=1&b=2) and a note.[^1]

![A bridge](/media/bridge.png "The bridge at dawn.")

## ${HOSTILE.replaceAll('`', '').replace('\u0007', '')}

:::factbox{title="Background"}
- One & two
:::

:::timeline
- **28 May 2007** — They met.
:::

:::pullquote{cite="Someone"}
Repeated words.
:::

::chart{src="oil.csv" type="bar" title="Oil"}

::embed{url="https://else.example/video" title="A film"}

::related{path="/world/2024/05/01/other"}

[^1]: The note.
`;

const HIDDEN: Parameters<typeof articleRecord>[0][] = [
  { slug: 'draft', status: 'draft' },
  { slug: 'scheduled', published: NOW + HOUR },
  { slug: 'withdrawn', status: 'withdrawn', withdrawnReason: SENTINEL },
  { slug: 'expired', expires: NOW - HOUR },
];

export const records: ContentRecord[] = [
  {
    type: 'site',
    name: 'The Meridian & Co',
    tagline: 'News with <its> longitude',
    timeZone: 'Asia/Kolkata',
    locale: 'en-IN',
    social: [],
    newsletters: [],
    policies: {},
  },
  {
    type: 'section',
    slug: 'world',
    title: 'World News',
    navTitle: 'World',
    description: 'Reports & more.',
    order: 1,
    ...noText,
  },
  { type: 'author', slug: 'maya', name: 'Maya "M" Rao', role: 'Reporter', profiles: [], ...noText },
  { type: 'author', slug: 'silent', name: 'Silent', role: 'Reporter', profiles: [], ...noText },
  { type: 'page', slug: 'privacy', title: 'Privacy', updated: NOW - 100 * HOUR, ...noText },
  {
    type: 'media',
    file: 'bridge.png',
    version: 'abc123',
    mime: 'image/png',
    bytes: 1,
    width: 1600,
    height: 900,
  },
  {
    type: 'media',
    file: 'oil.csv',
    version: 'def',
    mime: 'text/csv',
    bytes: 1,
    text: 'Year,Price\n2007,72\n',
  },
  articleRecord({
    slug: 'hostile',
    headline: HOSTILE,
    standfirst: HOSTILE,
    published: NOW - HOUR,
    updated: NOW - HOUR / 2,
    agency: 'Wire & Co',
    body: BODY,
    opening: BODY,
    image: { file: 'bridge.png', alt: 'A "bridge"', credit: 'M. <Rao>' },
    media: { '/media/bridge.png': 'bridge.png', 'oil.csv': 'oil.csv' },
    corrections: [{ date: NOW - HOUR / 2, kind: 'correction', text: 'It was *Monday*.' }],
  }),
  articleRecord({
    slug: 'walled',
    published: NOW - 2 * HOUR,
    access: 'subscribers',
    body: `The opening.\n\nMore.\n\n${SENTINEL}`,
    opening: 'The opening.\n\nMore.',
    truncated: true,
  }),
  articleRecord({ slug: 'live', published: NOW - 3 * HOUR, kind: 'live', topics: [] }),
  ...[1, 2].map(
    (n): ContentRecord => ({
      type: 'live-entry',
      story: '/world/2024/06/01/live',
      id: `t090${n}`,
      at: NOW - 2 * HOUR + n * 60_000,
      headline: `Entry ${n} & more`,
      key: false,
      pinned: false,
      body: 'It *happened*.',
      media: {},
    }),
  ),
  articleRecord({ slug: 'urdu', published: NOW - 4 * HOUR, headline: 'نیوز', language: 'ur' }),
  articleRecord({
    slug: 'syndicated',
    published: NOW - 5 * HOUR,
    canonicalUrl: 'https://agency.example/story',
  }),
  articleRecord({ slug: 'old', published: NOW - 60 * HOUR, updated: NOW - 50 * HOUR }),
  articleRecord({ slug: 'older', published: NOW - 900 * HOUR }),
  ...HIDDEN.map((fields) =>
    articleRecord({
      published: NOW - HOUR,
      headline: `${SENTINEL} ${fields?.slug}`,
      standfirst: SENTINEL,
      body: SENTINEL,
      topics: [SENTINEL.toLowerCase()],
      image: { file: 'bridge.png', alt: SENTINEL, credit: SENTINEL },
      ...fields,
    }),
  ),
];

export function openPaper(): { db: EditionDatabase; close: () => void } {
  const { db, close } = temporaryEdition();
  publish(db, batchOf(records), NOW);
  return { db, close };
}
