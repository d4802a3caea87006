/** XML by a template: what is put into it is escaped, whatever it holds; nothing is markup but what the template says. */

import { escapeXml, legalText } from '#lib/escape-xml.ts';

/** Text that is XML already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

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
