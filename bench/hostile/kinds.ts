/** What strangers send to hurt a paper: of each kind, the bytes of its n-th request. */

/** What a kind draws its addresses from. */
export interface Paper {
  /** Pages that are held: they were asked for before. */
  held: readonly string[];
  /** A story that nobody asked for before: another one at each call. */
  cold: () => string;
  /** A feed or sitemap that nobody asked for before. */
  document: () => string;
  /** A film below `/media/`. */
  film: string;
  /** Beginnings that many words have. */
  beginnings: readonly string[];
}

/** @param asker address that a proxy near the server says the request comes from */
export type MakeRequest = (n: number, paper: Paper, asker: string) => Buffer;

const BODY = Buffer.alloc(256_000, 'a');
/** As long as a head may be for the server's own quick reader, with room for the other lines. */
const RUN = ' '.repeat(7_900);
const BLANK_LINES = ['Cookie', 'User-Agent', 'Accept-Language', 'If-None-Match', 'Accept-Encoding', 'Via'];

/** One of a list that is not empty, by turns. */
function turn<Item>(items: readonly Item[], n: number): Item {
  const item = items[n % items.length];
  if (item === undefined) throw new Error('There is nothing to ask for.');
  return item;
}

/** A request on a connection of its own. */
export function ask(path: string, asker: string, lines: readonly string[] = [], method = 'GET'): Buffer {
  const head = [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    'Connection: close',
    `X-Forwarded-For: ${asker}`,
  ];
  return Buffer.from(`${[...head, ...lines].join('\r\n')}\r\n\r\n`, 'latin1');
}

/** Nine beginnings of words, other ones each time: no answer serves two requests. */
const nineBeginnings = (n: number, beginnings: readonly string[]): string =>
  Array.from({ length: 9 }, (_, at) => `${turn(beginnings, n * 7 + at * (1 + (n % 5)))}*`).join('+');

export const KINDS = {
  /** A run of blanks in a header, and behind it a byte that readers of plain text do not take. */
  blanks: (n, { held }, asker) => ask(turn(held, n), asker, [`${turn(BLANK_LINES, n)}:${RUN}\x80`]),
  /** Next's own header of a navigation, which no page of the default build sends. */
  rsc: (n, { held }, asker) => ask(`${turn(held, n)}?_rsc=${n}`, asker, [`RSC:${turn([' 1', ' 0', ''], n)}`]),
  /** Searches for words with nine beginnings. */
  searches: (n, { beginnings }, asker) => ask(`/search?q=${nineBeginnings(n, beginnings)}`, asker),
  /** 256 KB to a form of which nothing is known but its address. */
  bodies: (n, _, asker) => {
    const lines = [
      'Content-Type: application/x-www-form-urlencoded',
      'Sec-Fetch-Site: same-origin',
      `Content-Length: ${BODY.byteLength}`,
    ];
    const path = turn(['/sign-in/password', '/sign-in'], n);
    return Buffer.concat([ask(path, asker, lines, 'POST'), BODY]);
  },
  /** Held pages in another encoding than they are held in, with a header that proxies add. */
  encodings: (n, { held }, asker) => {
    const accepted = turn(['gzip;q=1.0, br;q=0.5', 'gzip', 'identity'], n);
    return ask(turn(held, n), asker, [`Accept-Encoding: ${accepted}`, 'X-Request-Start: t=1']);
  },
  /** Stories that nobody asked for before. */
  'cold pages': (_, { cold }, asker) => ask(cold(), asker, ['Accept-Encoding: br']),
  /** What a search field asks for while one types. */
  suggestions: (n, { beginnings }, asker) =>
    ask(`/search/suggest?q=${turn(beginnings, n)}${turn(beginnings, n * 3 + 1).slice(0, n % 3)}`, asker),
  /** Share cards that are not drawn yet. */
  cards: (_, { cold }, asker) => ask(`/cards${cold()}.png`, asker),
  /** Addresses of nothing, in the forms that stories, sections and copies have. */
  unknown: (n, _, asker) => {
    const forms = [
      `/world/2010/01/02/nothing-${n}`,
      `/nothing-${n}`,
      `/topics/nothing-${n}`,
      `/nothing-${n}.md`,
    ];
    return ask(turn(forms, n), asker, ['Accept-Encoding: br']);
  },
  /** Feeds and sitemaps that nobody asked for before. */
  documents: (_, { document }, asker) => ask(document(), asker, ['Accept-Encoding: gzip']),
  /** Six hundred ranges of one file. */
  ranges: (_, { film }, asker) => {
    const ranges = Array.from({ length: 600 }, (_unused, at) => `${at * 4}-${at * 4 + 1}`).join(',');
    return ask(film, asker, [`Range: bytes=${ranges}`]);
  },
  /** HEAD of held pages and of cold ones, as gzip. */
  heads: (n, { held, cold }, asker) =>
    ask(
      n % 2 === 0 ? turn(held, n) : cold(),
      asker,
      ['Accept-Encoding: gzip', 'X-Request-Start: t=1'],
      'HEAD',
    ),
} as const satisfies Record<string, MakeRequest>;

export type Kind = keyof typeof KINDS;

export const KIND_NAMES = Object.keys(KINDS) as Kind[]; // the keys just named

/** Addresses of networks that are set aside for measurements (RFC 2544), each in a network of its own. */
export const askerOf = (n: number, addresses: number): string => `198.18.${n % addresses}.1`;
