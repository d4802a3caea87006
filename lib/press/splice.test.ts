import { deserialize, serialize } from 'node:v8';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bodyOf } from './bodies.ts';
import { finishPage } from './finish-page.ts';
import { type FinishedPage, ownPage } from './page.ts';
import { withPieces } from './splice.ts';

/** A page made of its own parts, with a list after each of them except the last. */
const rendered = (own: readonly string[], lists: readonly string[]) => ({
  html: own
    .map((text, n) => {
      const list = lists[n];
      return list === undefined
        ? text
        : `${text}<shared-piece data-key="list-${n}"></shared-piece>${list}<shared-piece></shared-piece>`;
    })
    .join(''),
  tags: ['article:a'],
  shared: lists.map((_, n) => ({ key: `list-${n}`, tags: [`list:${n}`], shows: [`/story-${n}`] })),
});
const finish = (own: readonly string[], lists: readonly string[]): Promise<FinishedPage> =>
  finishPage(rendered(own, lists), { keepFrameworkScripts: false });
const htmlOf = ({ brotli }: FinishedPage): string => brotliDecompressSync(brotli).toString('utf8');
const together = (own: readonly string[], lists: readonly string[]): string =>
  own.map((text, n) => text + (lists[n] ?? '')).join('');

const story = (n: number): string =>
  `<li><article class="teaser"><h3><a class="stretch" href="/world/2026/10/11/story-${n}">Headline ${n * 7919} of the talks</a></h3></article></li>`;
const list = (from: number): string =>
  `<section><h2>Latest</h2><ul>${Array.from({ length: 6 }, (_, n) => story(from + n)).join('')}</ul></section>`;
const WORDS = 'ships strait oil talks envoy port crews insurers tolls fog pilots treaty weeks quietly'.split(
  ' ',
);
const sentence = (n: number): string =>
  Array.from(
    { length: 12 },
    (_, word) => WORDS[(n * 31 + word * word * 7 + ((n * word) % 11)) % WORDS.length],
  ).join(' ');
const BODY = Array.from({ length: 120 }, (_, n) => `<p>${sentence(n)}, ${sentence(n * 17 + 3)}.</p>`);
const OWN = [`<main>${BODY.join('')}`, '</main><footer>The paper</footer>'];

afterEach(() => {
  vi.doUnmock('node:zlib');
  vi.resetModules();
});

describe('a page that is put together of parts', () => {
  it('decompresses to the whole page, and names the pieces it shares', async () => {
    const page = await finish(OWN, [list(1)]);
    expect(htmlOf(page)).toBe(together(OWN, [list(1)]));
    expect(page.spliced?.cuts).toHaveLength(1);
    expect([...page.tags]).toEqual(['article:a', 'piece:list-0']);
    expect(page.shared).toMatchObject([
      { key: 'list-0', tags: new Set(['list:0']), shows: new Set(['/story-0']) },
    ]);
  });

  it('with another list is another page, and with the same list the same object', async () => {
    const page = await finish(OWN, [list(1)]);
    const other = await finish(['<p>Short</p>', '</html>'], [list(5)]);
    const renewed = withPieces(page, other.shared ?? []);
    expect(htmlOf(renewed)).toBe(together(OWN, [list(5)]));
    expect(renewed.etag).not.toBe(page.etag);
    expect(renewed.etag).toBe((await finish(OWN, [list(5)])).etag);
    expect(withPieces(renewed, other.shared ?? [])).toBe(renewed);
    expect(htmlOf(withPieces(renewed, page.shared ?? []))).toBe(htmlOf(page));
    // The gzip body of one is not sent for the other.
    const gzip = await bodyOf(renewed, 'gzip');
    expect(gzip.equals(await bodyOf(page, 'gzip'))).toBe(false);
  });

  it('is put together correctly whatever it contains, and whatever list comes', async () => {
    const html = fc.oneof(
      fc.constant(''),
      fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => `<p>${text.replaceAll('<', '&lt;')}</p>`),
      fc.nat(60).map((n) => list(n)),
      fc
        .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }), fc.nat(900))
        .map(([text, n]) => text.replaceAll('<', '').repeat(n)),
      fc.constantFrom(
        'aaaa'.repeat(5),
        'ababababab'.repeat(9),
        'the of and in to a is '.repeat(12),
        'नमस्ते '.repeat(40),
      ),
    );
    const page = fc
      .nat(3)
      .chain((pieces) =>
        fc.tuple(
          fc.array(html, { minLength: pieces + 1, maxLength: pieces + 1 }),
          fc.array(html, { minLength: pieces, maxLength: pieces }),
          fc.array(html, { minLength: pieces, maxLength: pieces }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(page, async ([own, lists, others]) => {
        const first = await finish(own, lists);
        expect(htmlOf(first)).toBe(together(own, lists));
        const second = await finish(['x', ...own.slice(1)], others);
        const renewed = withPieces(first, second.shared ?? []);
        expect(htmlOf(renewed)).toBe(together(own, first.spliced ? others : lists));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('keeps its pieces across processes and files', async () => {
    const page = ownPage(deserialize(serialize(await finish(OWN, [list(1)]))) as FinishedPage); // as it was
    const other = await finish(OWN, [list(7)]);
    expect(htmlOf(withPieces(page, other.shared ?? []))).toBe(together(OWN, [list(7)]));
    expect(page.shared?.[0]?.brotli.buffer.byteLength).toBe(page.shared?.[0]?.brotli.byteLength);
  });

  it('is hardly larger than a body that was compressed as a whole', async () => {
    const page = await finish(OWN, [list(1)]);
    const bytes = Buffer.from(together(OWN, [list(1)]));
    const whole = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    expect(page.brotli.byteLength).toBeLessThan(whole.byteLength + 250);
  });

  it('can be tightened like others, and still takes other lists', async () => {
    const { tightenPage } = await import('./splice.ts');
    const page = await finish(OWN, [list(1)]);
    const tight = await tightenPage(page);
    expect(tight.brotli.byteLength).toBeLessThan(page.brotli.byteLength);
    expect(tight.isLoose).toBeUndefined();
    expect({ html: htmlOf(tight), etag: tight.etag, tags: tight.tags }).toEqual({
      html: htmlOf(page),
      etag: page.etag,
      tags: page.tags,
    });
    const other = await finish(OWN, [list(9)]);
    expect(htmlOf(withPieces(tight, other.shared ?? []))).toBe(together(OWN, [list(9)]));
  });
});

describe('a page that cannot be put together', () => {
  it('because the encoder’s parts depend on each other is kept whole, with the tags of its lists', async () => {
    vi.doMock('node:zlib', async (importReal) => {
      const zlib = await importReal<typeof import('node:zlib')>();
      return {
        ...zlib,
        // An encoder that always uses brotli's dictionary.
        createBrotliCompress: (options: import('node:zlib').BrotliOptions) =>
          zlib.createBrotliCompress({
            params: { ...options.params, [constants.BROTLI_PARAM_QUALITY]: 11 },
          }),
      };
    });
    vi.resetModules();
    const { finishPage: finishMocked } = await import('./finish-page.ts');
    const page = await finishMocked(rendered(OWN, [list(1)]), { keepFrameworkScripts: false });
    expect(page.spliced).toBeUndefined();
    expect(htmlOf(page)).toBe(together(OWN, [list(1)]));
    expect([...page.tags]).toEqual(['article:a', 'list:0']);
  });

  it('because its marks do not match is kept whole, with the tags of every declared piece', async () => {
    const { html, tags, shared } = rendered(OWN, [list(1)]);
    const page = await finishPage(
      { html: html.replace('<shared-piece></shared-piece>', '<script>1</script>'), tags, shared },
      { keepFrameworkScripts: true },
    );
    expect(page.spliced).toBeUndefined();
    expect([...page.tags]).toEqual(['article:a', 'list:0']);
    expect(htmlOf(page)).not.toContain('shared-piece');
  });
});
