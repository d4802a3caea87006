/**
 * Reads the plainest of requests: a GET of HTTP/1.1, whole in one piece, with no body and no header but those that
 * cannot change the answer or that are read here. Everything else is undefined, and is for Node's parser.
 */

export interface PlainRequest {
  /** Percent-encoded, without query. */
  pathname: string;
  acceptEncoding: string | undefined;
  ifNoneMatch: string | undefined;
  /** The whole head, as it came. */
  head: string;
}

/** A longer head is Node's to read. */
const LONGEST = 8192;
const START = /^GET (\/[!-~]*) HTTP\/1\.1$/;
const FIELD = /^([A-Za-z][A-Za-z0-9-]*):[ \t]*([ -~\t]*)$/;

/** Headers that a browser, a crawler or a proxy sends with any page, and that change nothing of a page for everyone. */
const WITHOUT_EFFECT = new Set([
  'accept',
  'accept-language',
  'cache-control',
  'cookie',
  'dnt',
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
  'sec-gpc',
  'upgrade-insecure-requests',
  'user-agent',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
  'x-request-id',
]);
const READ = new Set(['host', 'connection', 'accept-encoding', 'if-none-match']);

/**
 * @param piece bytes as they came from the connection
 * @param last the request before it, which is the answer where the words are the same
 */
export function readPlainRequest(piece: Buffer, last?: PlainRequest): PlainRequest | undefined {
  if (piece.byteLength > LONGEST) return undefined;
  const text = piece.toString('latin1');
  if (last?.head === text) return last;
  // One request, complete: a second one behind it, or a body, would stand after the first empty line.
  if (text.indexOf('\r\n\r\n') !== text.length - 4) return undefined;
  const lines = text.slice(0, -4).split('\r\n');
  const target = START.exec(lines[0] ?? '')?.[1];
  if (target === undefined) return undefined;
  const fields = new Map<string, string>();
  for (let n = 1; n < lines.length; n += 1) {
    const field = FIELD.exec(lines[n] ?? '');
    if (field === null) return undefined;
    const name = (field[1] ?? '').toLowerCase();
    if (WITHOUT_EFFECT.has(name)) continue;
    if (!READ.has(name) || fields.has(name)) return undefined;
    fields.set(name, (field[2] ?? '').trimEnd());
  }
  const connection = fields.get('connection');
  if (fields.get('host') === undefined) return undefined;
  if (connection !== undefined && connection.toLowerCase() !== 'keep-alive') return undefined;
  const question = target.indexOf('?');
  return {
    pathname: question === -1 ? target : target.slice(0, question),
    acceptEncoding: fields.get('accept-encoding'),
    ifNoneMatch: fields.get('if-none-match'),
    head: text,
  };
}
