/** Text in XML and SVG. */

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

/** Text as content or as an attribute's value. */
export const escapeXml = (text: string): string =>
  legalText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
