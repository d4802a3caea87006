/** The floor: a story as plain as HTML can be, from a server that does nothing else. */
import { createServer, type Server } from 'node:http';
import { brotliCompressSync } from 'node:zlib';

/** A few lines, as anyone would write them: without these a phone shows a page of 980 px. */
const STYLE =
  'body{max-width:38em;margin:auto;padding:1em;font:1.125em/1.5 serif}img{width:100%;height:auto}';

interface File {
  type: string;
  bytes: Buffer;
}

const attribute = (html: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(html)?.[1];

/** Words and links of a piece of HTML, without classes, scripts, buttons and drawings of the page around them. */
const plain = (html: string): string =>
  html
    .replace(/<(svg|button|script|template)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<\/?(?:span|div|section|header|nav|figure|small)\b[^>]*>/g, '')
    .replace(/<(\w+)\b[^>]*?(\shref="[^"]*")?[^>]*>/g, (_, tag: string, href = '') => `<${tag}${href}>`);

/**
 * The same story as plain HTML: headline, standfirst, lead picture, every paragraph of its text.
 * @param page our page of the story
 * @returns the document, and the address of its picture on our site
 */
export function plainStory(page: string): { html: string; picture: string } {
  const headline = plain(/<h1\b[\s\S]*?<\/h1>/.exec(page)?.[0] ?? '');
  const standfirst = plain(/<p class="standfirst"[\s\S]*?<\/p>/.exec(page)?.[0] ?? '');
  const image = /<figure[\s\S]*?(<img\b[^>]*>)/.exec(page)?.[1] ?? '';
  const [, text = ''] = /<div class="body[^"]*"[^>]*>([\s\S]*?)<\/article>/.exec(page) ?? [];
  const blocks = text.match(/<(p|h2|h3|ul|ol|blockquote|table)\b[\s\S]*?<\/\1>/g) ?? [];
  const picture = attribute(image, 'src') ?? '';
  if (headline === '' || blocks.length < 5 || picture === '')
    throw new Error('The page is no story that we know.');
  const size = `width="${attribute(image, 'width')}" height="${attribute(image, 'height')}"`;
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${headline.replace(/<[^>]+>/g, '')}</title><meta name="description" content="${standfirst.replace(/<[^>]+>/g, '').replaceAll('"', '&quot;')}"><link rel="icon" href="data:,"><style>${STYLE}</style><main>${headline}${standfirst}<img src="/picture" ${size} alt="${attribute(image, 'alt') ?? ''}">${blocks.map(plain).join('')}</main></html>`;
  return { html, picture };
}

/** Serves the document and its picture with brotli, made once. */
export async function serveFloor(html: string, picture: File, port: number): Promise<Server> {
  const packed = (type: string, bytes: Buffer) => ({ type, bytes: brotliCompressSync(bytes) });
  const files = new Map([
    ['/', packed('text/html; charset=utf-8', Buffer.from(html))],
    ['/picture', packed(picture.type, picture.bytes)],
  ]);
  const server = createServer(({ url = '' }, response) => {
    const file = files.get(url);
    if (file === undefined) return response.writeHead(404).end();
    response
      .writeHead(200, {
        'Content-Type': file.type,
        'Content-Encoding': 'br',
        'Content-Length': file.bytes.length,
        'Cache-Control': 'max-age=3600',
      })
      .end(file.bytes);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}
