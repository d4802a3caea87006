/**
 * Reads the plainest of requests: a GET of HTTP/1.1, whole in one piece, with no body and no header but those that
 * cannot change the answer or that are read here. Everything else is undefined, and is for Node's parser.
 *
 * The head is read in one pass, byte by byte, so no input can make it slow, as it could with patterns.
 */

/** Headers that are read here. If one comes twice, Node's parser gets the request: it knows what that means for each. */
const READ = {
  host: 'host',
  connection: 'connection',
  'accept-encoding': 'acceptEncoding',
  'if-none-match': 'ifNoneMatch',
  'if-modified-since': 'ifModifiedSince',
  'user-agent': 'userAgent',
  dnt: 'dnt',
  'sec-gpc': 'gpc',
  'x-forwarded-for': 'forwardedFor',
} as const;
type Field = (typeof READ)[keyof typeof READ];

export interface PlainRequest extends Record<Field, string | undefined> {
  /** Percent-encoded, without query. */
  pathname: string;
  /** True if there is a query. */
  hasQuery: boolean;
  /** The whole head, as it came. */
  head: string;
}

/** A longer head is Node's to read. */
const LONGEST = 8192;

/** Headers that a browser, a crawler or a proxy sends with any page, and that change nothing of a page for everyone. */
const WITHOUT_EFFECT = [
  'accept',
  'accept-language',
  'cache-control',
  'cookie',
  'forwarded',
  'pragma',
  'priority',
  'referer',
  'save-data',
  'sec-ch-ua',
  'sec-ch-ua-mobile',
  'sec-ch-ua-platform',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-user',
  'upgrade-insecure-requests',
  'via',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
  'x-request-id',
];

/** The meaning of each known header, by its name in lower case and as most programs spell it. */
const known = new Map<string, Field | 'nothing'>();
for (const name of [...WITHOUT_EFFECT, ...Object.keys(READ)]) {
  const meaning = READ[name as keyof typeof READ] ?? 'nothing'; // undefined for names of the other list
  known.set(name, meaning).set(
    name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
    meaning,
  );
}
known.set('DNT', 'dnt').set('Sec-GPC', 'gpc');

const tableOf = (holds: (code: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, code) => Number(holds(code)));
const [SPACE, TAB, COLON, CR, LF] = [0x20, 0x09, 0x3a, 0x0d, 0x0a];
const VISIBLE = tableOf((code) => code > 0x20 && code < 0x7f);
const VALUE = tableOf((code) => code === TAB || (code >= SPACE && code < 0x7f));
const LETTER = tableOf((code) => /[a-z]/i.test(String.fromCharCode(code)));
const NAME = tableOf((code) => /[a-z0-9-]/i.test(String.fromCharCode(code)));

const BEGINNING = 'GET /';
const VERSION = ' HTTP/1.1\r\n';

/** Reads the header lines from `at` to `end` (the end of the last line). @returns false if a line is not plain */
function readFields(piece: Buffer, text: string, at: number, end: number, fields: PlainRequest): boolean {
  for (let next = at; next < end; ) {
    const start = next;
    if (LETTER[piece[next] ?? 0] === 0) return false;
    while (NAME[piece[next] ?? 0] === 1) next += 1;
    if (piece[next] !== COLON) return false;
    const name = text.slice(start, next);
    next += 1;
    while (piece[next] === SPACE || piece[next] === TAB) next += 1;
    const first = next;
    while (VALUE[piece[next] ?? 0] === 1) next += 1;
    if (piece[next] !== CR || piece[next + 1] !== LF) return false;
    const field = known.get(name) ?? known.get(name.toLowerCase());
    if (field === undefined) return false;
    if (field !== 'nothing') {
      if (fields[field] !== undefined) return false;
      let last = next;
      while (last > first && (piece[last - 1] === SPACE || piece[last - 1] === TAB)) last -= 1;
      fields[field] = text.slice(first, last);
    }
    next += 2;
  }
  return true;
}

/**
 * @param piece bytes as they came from the connection
 * @param last the request before it, which is the answer where the words are the same
 */
export function readPlainRequest(piece: Buffer, last?: PlainRequest): PlainRequest | undefined {
  if (piece.byteLength > LONGEST) return undefined;
  const text = piece.toString('latin1');
  if (last?.head === text) return last;
  if (!text.startsWith(BEGINNING)) return undefined;
  // One request, complete: a second one behind it, or a body, would stand after the first empty line.
  const end = text.length - 4;
  if (text.indexOf('\r\n\r\n') !== end) return undefined;
  let at = BEGINNING.length;
  while (VISIBLE[piece[at] ?? 0] === 1) at += 1;
  if (!text.startsWith(VERSION, at)) return undefined;
  const target = text.slice(BEGINNING.length - 1, at);
  const question = target.indexOf('?');
  const request: PlainRequest = {
    pathname: question === -1 ? target : target.slice(0, question),
    hasQuery: question !== -1,
    head: text,
    host: undefined,
    connection: undefined,
    acceptEncoding: undefined,
    ifNoneMatch: undefined,
    ifModifiedSince: undefined,
    userAgent: undefined,
    dnt: undefined,
    gpc: undefined,
    forwardedFor: undefined,
  };
  if (!readFields(piece, text, at + VERSION.length, end, request)) return undefined;
  if (request.host === undefined) return undefined;
  const { connection } = request;
  return connection === undefined || connection.toLowerCase() === 'keep-alive' ? request : undefined;
}
