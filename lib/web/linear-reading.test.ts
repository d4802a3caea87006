/**
 * Reading what strangers send takes time in proportion to its length, also if the text was made to be slow to read
 * (docs/decisions/043-linear-patterns.md). `lib/patterns.test.ts` checks each pattern by itself; here whole functions run, with
 * the loops around their patterns.
 */
import { describe, expect, it } from 'vitest';
import { parseCopy } from '#lib/copy-routes.ts';
import { findWords } from '#lib/edition/search/words.ts';
import { readLibraryFile } from '#lib/library/read-library-file.ts';
import { quadraticIn, quadraticWithin } from '#lib/linear-time.fixtures.ts';
import { assetsOf, picturesOf, wordsOf } from '#lib/offline/page-needs.ts';
import { chooseEncoding } from '#lib/press/encodings.ts';
import { matchesEtag } from '#lib/press/etag.ts';
import { keepPreloads } from '#lib/press/preloads.ts';
import { contentSecurityPolicy } from '#lib/press/security-headers.ts';
import { clientAddress } from '#lib/readership/address.ts';
import { isBrowser } from '#lib/readership/visit.ts';
import { decodePath, parseCard, parsePath, parseRendition, withoutEndSlashes } from '#lib/routes.ts';
import { parseQuery } from '#lib/search/query-language.ts';
import { readPlainRequest } from '#lib/web/plain-request.ts';
import { readTarget } from '#lib/web/request-path.ts';

const headWith = (value: string): Buffer =>
  Buffer.from(`GET / HTTP/1.1\r\nHost: x\r\nCookie:${value}\x80\r\n\r\n`, 'latin1');

const READINGS: Record<string, (text: string) => unknown> = {
  'a query': (text) => new URLSearchParams(`q=${text}`).get('q'),
  'Accept-Encoding': (text) => chooseEncoding(`br${text}`),
  'If-None-Match': (text) => matchesEtag(text, 'W/"abc"'),
  'X-Forwarded-For': (text) => clientAddress('127.0.0.1', text),
  'User-Agent': (text) => isBrowser(`Mozilla/5.0 (${text}`),
  'the path of a page': (text) => [parsePath(`/${text}`), decodePath(text), withoutEndSlashes(`${text}a`)],
  'the path of a file': (text) => [parseRendition(text), parseCard(`/cards/${text}`), parseCopy(`/${text}`)],
  'what is searched for': parseQuery,
  'words of a text': findWords,
  'a file of bookmarks': (text) => readLibraryFile(`<${text}`, { origin: 'https://a.example', now: 0 }),
  'links of a page': keepPreloads,
  'scripts of a page': contentSecurityPolicy,
  'what a page needs': (text) => [picturesOf(text), wordsOf(text), assetsOf(text)],
};

/** Longer ones are refused unread. */
const LONGEST_HEAD = 8_192;
/** Room for the other lines. */
const LONGEST_VALUE = LONGEST_HEAD - 64;
const BOUNDED: Record<string, (text: string) => unknown> = {
  'a value in a request’s head': (text) => readPlainRequest(headWith(text)),
  'a request’s address': (text) => readTarget(`/${text}`),
};

describe('the time to read a text is in proportion to its length', () => {
  it.each(Object.entries(READINGS))('%s', (_, read) => expect(quadraticIn(read)).toEqual([]));

  it.each(Object.entries(BOUNDED))('%s', (_, read) => {
    expect(quadraticWithin(LONGEST_VALUE, read)).toEqual([]);
  });

  it('also of a head as long as is read, and a longer one is refused', () => {
    const head = (length: number): string =>
      `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'a'.repeat(length)}\r\n\r\n`;
    expect(readPlainRequest(Buffer.from(head(LONGEST_VALUE)))).toBeDefined();
    expect(readPlainRequest(Buffer.from(head(LONGEST_HEAD)))).toBeUndefined();
  });

  it('and a pattern in quadratic time is recognised', () => {
    const pattern = /^([A-Za-z][A-Za-z0-9-]*):[ \t]*([ -~\t]*)$/;
    expect(quadraticIn((text) => pattern.exec(`Cookie:${text}\x80`))).toContain(' ');
  });
});
