/** Random request heads for tests, drawn from a seed: such as browsers, proxies and attackers send. */

/** Numbers from 0 to below `limit`, the same for the same seed (mulberry32). */
export function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit;
  };
}

export type Draw = ReturnType<typeof seeded>;

export function oneOf<Item>(draw: Draw, items: readonly Item[]): Item {
  const item = items[Math.floor(draw(items.length))];
  if (item === undefined) throw new Error('There is nothing to draw from.');
  return item;
}

export const CHROME = [
  'Host: www.example.org',
  'Connection: keep-alive',
  'sec-ch-ua: "Chromium";v="142", "Google Chrome";v="142", "Not_A Brand";v="99"',
  'sec-ch-ua-mobile: ?0',
  'sec-ch-ua-platform: "Linux"',
  'DNT: 1',
  'Upgrade-Insecure-Requests: 1',
  'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
  'Sec-Fetch-Site: none',
  'Sec-Fetch-Mode: navigate',
  'Sec-Fetch-User: ?1',
  'Sec-Fetch-Dest: document',
  'Accept-Encoding: gzip, deflate, br, zstd',
  'Accept-Language: en-GB,en;q=0.9,hi;q=0.8',
  'Cookie: theme=dark; broadsheet.session_token=abc.def',
  'If-None-Match: W/"abc"',
  'If-Modified-Since: Mon, 29 Nov 2027 10:00:00 GMT',
  'X-Forwarded-For: 203.0.113.7, 10.0.0.1',
];

/** Lines that change what a request is, or that two parsers may read differently. */
const STRANGE = [
  'Content-Length: 0',
  'Content-Length : 0',
  'Content-Length: +5',
  'Content-Length: 5, 5',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: \x0bchunked',
  'Connection: close',
  'Connection: close, keep-alive',
  'Connection: Upgrade',
  'Connection:',
  'Upgrade: websocket',
  'Expect: 100-continue',
  'Host: other.example',
  ' folded',
  '\tfolded',
  ': no name',
  'No-Colon',
  'RSC: 1',
  'Sec-Purpose: prefetch',
  'User-Agent: another',
  'X-Forwarded-For: 198.51.100.1',
  'If-None-Match: "b"',
  'Accept-Encoding:',
  'Accept-Encoding: \t br \t ',
  'X-Ünusual: 1',
  'Cookie: \x80',
];

/** A complete head, made of some of the lines. */
function drawHead(draw: Draw): string {
  const lines = CHROME.filter(() => draw(2) < 1);
  if (draw(3) < 1) lines.splice(Math.floor(draw(lines.length + 1)), 0, oneOf(draw, STRANGE));
  const target = oneOf(draw, ['/', '/world', '/held?utm=1', '/a%20b', "/~x!$&'()*+,;=:@", '/?#']);
  const first = draw(12) < 1 ? oneOf(draw, FIRST_LINES) : `GET ${target} HTTP/1.1`;
  return [first, ...(draw(8) < 1 ? lines : ['Host: a', ...lines.slice(1)]), '', ''].join('\r\n');
}
const FIRST_LINES = [
  'HEAD / HTTP/1.1',
  'POST / HTTP/1.1',
  'GET / HTTP/1.0',
  'GET / HTTP/2.0',
  'GET  / HTTP/1.1',
  'GET /  HTTP/1.1',
  'GET\t/ HTTP/1.1',
  'get / HTTP/1.1',
  'GET http://x/ HTTP/1.1',
  'GET * HTTP/1.1',
  'GET / HTTP/1.1 ',
  'GET /',
];

/** Inserted into heads, or put in place of one byte. */
const BYTES = [
  ' ',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\r\n\r\n',
  ':',
  ',',
  '\0',
  '\x0b',
  '\x1f',
  '\x7f',
  '\x80',
  '\xff',
];

/** A head with up to four bytes inserted, changed or removed. */
export function drawMutatedHead(draw: Draw): string {
  let head = drawHead(draw);
  for (let changes = Math.floor(draw(5)); changes > 0; changes -= 1) {
    const at = Math.floor(draw(head.length + 1));
    const put = draw(4) < 1 ? '' : oneOf(draw, BYTES).repeat(draw(5) < 1 ? 40 : 1);
    head = head.slice(0, at) + put + head.slice(at + Math.floor(draw(2)));
  }
  return head;
}
