/** XML by a template: what is put into it is escaped, whatever it holds; nothing is markup but what the template says. */

/** Text that is XML already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Not a Char of XML 1.0 (https://www.w3.org/TR/xml/#charsets), not even as a reference; lone surrogates included. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Without the characters that no XML document may hold. */
export const legalText = (text: string): string => text.replace(ILLEGAL, '');

export const escapeXml = (text: string): string =>
  legalText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

type Value = string | number | Markup | readonly Markup[] | undefined;

const toText = (value: Value): string => {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string') return escapeXml(value);
  return typeof value === 'number' ? String(value) : value.map((each) => each.text).join('');
};

/** `xml\`<title>${headline}</title>\``: text and attributes alike are escaped; lists of markup are joined, undefined is nothing. */
export const xml = (strings: TemplateStringsArray, ...values: Value[]): Markup =>
  new Markup(strings.map((string, index) => string + toText(values[index])).join(''));

/** Text as a CDATA section: HTML in a feed, for readers that look for it there. */
export const cdata = (text: string): Markup =>
  new Markup(`<![CDATA[${legalText(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`);

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
