/** What strangers send to hurt a paper: the bytes of the n-th request of each kind. */

/** Where a kind gets its addresses from. */
export interface Paper {
  /** Pages in memory: they were requested before. */
  held: readonly string[];
  /** A story that was not requested before, a different one at each call. */
  cold: () => string;
  /** A feed or sitemap that was not requested before. */
  document: () => string;
  /** A film below `/media/`. */
  film: string;
  /** Prefixes of many words. */
  beginnings: readonly string[];
}

/** @param asker client address that a proxy near the server reports */
export type MakeRequest = (n: number, paper: Paper, asker: string) => Buffer;

const BODY = Buffer.alloc(256_000, 'a');
/** As long as the server's fast lane accepts, with room for the other lines of the head. */
const RUN = ' '.repeat(7_900);
const BLANK_LINES = ['Cookie', 'User-Agent', 'Accept-Language', 'If-None-Match', 'Accept-Encoding', 'Via'];

/** The items of a non-empty list in turn. */
function turn<Item>(items: readonly Item[], n: number): Item {
  const item = items[n % items.length];
  if (item === undefined) throw new Error('There is nothing to request.');
  return item;
}

/** A request that closes its connection. */
export function ask(path: string, asker: string, lines: readonly string[] = [], method = 'GET'): Buffer {
  const head = [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    'Connection: close',
    `X-Forwarded-For: ${asker}`,
  ];
  return Buffer.from(`${[...head, ...lines].join('\r\n')}\r\n\r\n`, 'latin1');
}

/** Nine prefixes, different ones each time, so that no two requests can share an answer. */
const nineBeginnings = (n: number, beginnings: readonly string[]): string =>
  Array.from({ length: 9 }, (_, at) => `${turn(beginnings, n * 7 + at * (1 + (n % 5)))}*`).join('+');

export const KINDS = {
  /** A run of spaces in a header, followed by a byte that is not plain text. */
  blanks: (n, { held }, asker) => ask(turn(held, n), asker, [`${turn(BLANK_LINES, n)}:${RUN}\x80`]),
  /** Next's own header for navigations, which no page of the default build sends. */
  rsc: (n, { held }, asker) => ask(`${turn(held, n)}?_rsc=${n}`, asker, [`RSC:${turn([' 1', ' 0', ''], n)}`]),
  /** Searches with nine prefixes. */
  searches: (n, { beginnings }, asker) => ask(`/search?q=${nineBeginnings(n, beginnings)}`, asker),
  /** 256 KB for a form, from a stranger who knows only its address. */
  bodies: (n, _, asker) => {
    const lines = [
      'Content-Type: application/x-www-form-urlencoded',
      'Sec-Fetch-Site: same-origin',
      `Content-Length: ${BODY.byteLength}`,
    ];
    const path = turn(['/sign-in/password', '/sign-in'], n);
    return Buffer.concat([ask(path, asker, lines, 'POST'), BODY]);
  },
  /** Pages in memory in an encoding other than the stored one, with a header that proxies add. */
  encodings: (n, { held }, asker) => {
    const accepted = turn(['gzip;q=1.0, br;q=0.5', 'gzip', 'identity'], n);
    return ask(turn(held, n), asker, [`Accept-Encoding: ${accepted}`, 'X-Request-Start: t=1']);
  },
  /** Stories that were not requested before. */
  'cold pages': (_, { cold }, asker) => ask(cold(), asker, ['Accept-Encoding: br']),
  /** What a search field requests while somebody types. */
  suggestions: (n, { beginnings }, asker) =>
    ask(`/search/suggest?q=${turn(beginnings, n)}${turn(beginnings, n * 3 + 1).slice(0, n % 3)}`, asker),
  /** Share cards that have not been drawn yet. */
  cards: (_, { cold }, asker) => ask(`/cards${cold()}.png`, asker),
  /** Addresses where there is nothing, in the form of stories, sections and copies. */
  unknown: (n, _, asker) => {
    const forms = [
      `/world/2010/01/02/nothing-${n}`,
      `/nothing-${n}`,
      `/topics/nothing-${n}`,
      `/nothing-${n}.md`,
    ];
    return ask(turn(forms, n), asker, ['Accept-Encoding: br']);
  },
  /** Feeds and sitemaps that were not requested before. */
  documents: (_, { document }, asker) => ask(document(), asker, ['Accept-Encoding: gzip']),
  /** Six hundred ranges of one file. */
  ranges: (_, { film }, asker) => {
    const ranges = Array.from({ length: 600 }, (_unused, at) => `${at * 4}-${at * 4 + 1}`).join(',');
    return ask(film, asker, [`Range: bytes=${ranges}`]);
  },
  /** HEAD for pages in memory and for cold ones, as gzip. */
  heads: (n, { held, cold }, asker) =>
    ask(
      n % 2 === 0 ? turn(held, n) : cold(),
      asker,
      ['Accept-Encoding: gzip', 'X-Request-Start: t=1'],
      'HEAD',
    ),
  /** Ten requests at once on one connection, the last of which closes it. */
  pipelined: (_, { held }, asker) => {
    const health = Buffer.from('GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n');
    return Buffer.concat([...Array.from({ length: 9 }, () => health), ask(turn(held, 0), asker)]);
  },
} as const satisfies Record<string, MakeRequest>;

export type Kind = keyof typeof KINDS;

export const KIND_NAMES = Object.keys(KINDS) as Kind[]; // the keys just named

/** Addresses reserved for benchmarks (RFC 2544), each in a different network. */
export const askerOf = (n: number, addresses: number): string => `198.18.${n % addresses}.1`;
