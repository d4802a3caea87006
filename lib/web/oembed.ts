/** oEmbed: answered from the edition each time, as what is asked for stands in the query. */
import type { ServerResponse } from 'node:http';
import { now } from '#lib/clock.ts';
import type { OembedFormat } from '#lib/copy-routes.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { describeStory, writeOembed } from '#lib/feeds/copies/oembed.ts';
import { answerPlainly } from './plain-answer.ts';

/** Editors that run in a browser ask from their own site. */
const CORS = { 'Access-Control-Allow-Origin': '*', 'X-Robots-Tag': 'noindex' } as const;
const CACHING = { 'Cache-Control': 'public, max-age=300' } as const;

/** A side's length in pixels; what is no length says nothing. */
const pixels = (text: string | null): number | undefined =>
  text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;

const formatOf = (text: string): OembedFormat | undefined =>
  text === 'json' || text === 'xml' ? text : undefined;

/** 501 for a format that it does not have, 404 for what is no public story of this site, as https://oembed.com has it. */
export function answerOembed(
  response: ServerResponse,
  edition: EditionDatabase,
  query: URLSearchParams,
): void {
  const format = formatOf(query.get('format') ?? 'json');
  if (format === undefined) {
    answerPlainly(response, 501, 'There is oEmbed in these formats: json, xml.', CORS);
    return;
  }
  const room = { width: pixels(query.get('maxwidth')), height: pixels(query.get('maxheight')) };
  const description = describeStory(edition, { address: query.get('url') ?? '', room, now: now() });
  if (description === undefined) {
    answerPlainly(response, 404, 'No public story of this site has this address.', CORS);
    return;
  }
  const { text, type } = writeOembed(description, format);
  answerPlainly(response, 200, text.trimEnd(), { 'Content-Type': type, ...CORS, ...CACHING });
}
