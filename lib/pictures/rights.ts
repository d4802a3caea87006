/**
 * Who made a picture and on what terms it may be used. A rendition says this and nothing else that the camera or an editing program
 * wrote: no place, no time, no serial number.
 *
 * Sources: IPTC Photo Metadata Standard 2023.2 (Creator, Credit Line, Copyright Notice, Web Statement of Rights,
 * Rights Usage Terms, Digital Source Type); Google, "Image metadata in Google Images".
 */

import ExifReader from 'exifreader';
import { escapeXml, legalText } from '#lib/escape-xml.ts';

export interface Rights {
  creator?: string | undefined;
  credit?: string | undefined;
  copyright?: string | undefined;
  /** Address of the terms. */
  statement?: string | undefined;
  usageTerms?: string | undefined;
  /** IPTC NewsCodes term: whether a camera or a machine made it. */
  digitalSourceType?: string | undefined;
}

/** Longest value, in characters. Longer ones do not name anybody. */
const LONGEST = 500;

function textOf(tag: unknown): string | undefined {
  if (typeof tag !== 'object' || tag === null || !('description' in tag)) return undefined;
  const text = legalText(String(tag.description)).trim();
  return text === '' || text === '[object Object]' ? undefined : text.slice(0, LONGEST);
}

/** Only http(s) addresses are written, because browsers may open them. */
const addressOf = (text: string | undefined): string | undefined =>
  text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : undefined;

/** What the file says about its rights: XMP before IPTC before EXIF. Nothing if it cannot be read. */
export async function readRights(bytes: Buffer): Promise<Rights> {
  try {
    const { xmp = {}, iptc = {}, exif = {} } = await ExifReader.load(bytes, { expanded: true, async: true });
    const first = (...tags: unknown[]): string | undefined =>
      tags.map(textOf).find((text) => text !== undefined);
    const named = xmp as Record<string, unknown>; // whatever the file names
    return {
      creator: first(named.creator, iptc['By-line'], exif.Artist),
      credit: first(named.Credit, iptc.Credit),
      copyright: first(named.rights, iptc['Copyright Notice'], exif.Copyright),
      statement: addressOf(first(named.WebStatement)),
      usageTerms: first(named.UsageTerms),
      digitalSourceType: addressOf(first(named.DigitalSourceType)),
    };
  } catch {
    return {};
  }
}

const alternatives = (name: string, text: string): string =>
  `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></${name}>`;

const PROPERTIES: [keyof Rights, (text: string) => string][] = [
  ['creator', (text) => `<dc:creator><rdf:Seq><rdf:li>${text}</rdf:li></rdf:Seq></dc:creator>`],
  ['credit', (text) => `<photoshop:Credit>${text}</photoshop:Credit>`],
  ['copyright', (text) => alternatives('dc:rights', text)],
  ['statement', (text) => `<xmpRights:WebStatement>${text}</xmpRights:WebStatement>`],
  ['usageTerms', (text) => alternatives('xmpRights:UsageTerms', text)],
  ['digitalSourceType', (text) => `<Iptc4xmpExt:DigitalSourceType>${text}</Iptc4xmpExt:DigitalSourceType>`],
];

/** Rights as an XMP packet with the IPTC properties; undefined if there are none. */
export function rightsPacket(rights: Rights): string | undefined {
  const said = PROPERTIES.flatMap(([name, write]) => {
    const text = rights[name];
    return text ? [write(escapeXml(text))] : [];
  });
  if (said.length === 0) return undefined;
  return (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" ' +
    `xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">${said.join('')}</rdf:Description></rdf:RDF></x:xmpmeta>`
  );
}
