/** Reads XML strictly, for tests: anything that is not well formed is thrown. No doctypes, no processing instructions. */

export interface XmlElement {
  /** With its prefix, as written. */
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** Its own text, entities undone, CDATA included. */
  text: string;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|</g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

const undone = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));|&/g, (all, number: string | undefined, name: string | undefined) => {
    const character = number ? String.fromCodePoint(Number(number)) : NAMED[name ?? ''];
    if (character === undefined) throw new Error(`No entity: ${all}`);
    return character;
  });

export function readXml(source: string): XmlElement {
  if (!source.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n')) throw new Error('No XML declaration.');
  if (ILLEGAL.test(source)) throw new Error('A character that XML 1.0 forbids.');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [all, data, closed, opened, attributes = '', empty, text] of source
    .slice(source.indexOf('\n'))
    .matchAll(TOKEN)) {
    const current = open.at(-1) ?? root;
    if (data !== undefined) current.text += data;
    else if (text !== undefined) {
      if (text.includes(']]>')) throw new Error('A CDATA section ends where none began.');
      current.text += undone(text);
    } else if (opened !== undefined) {
      const pairs = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)];
      const element: XmlElement = {
        name: opened,
        attributes: Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, undone(value)])),
        children: [],
        text: '',
      };
      current.children.push(element);
      if (!empty) open.push(element);
    } else if (closed !== undefined) {
      if (open.pop()?.name !== closed || open.length === 0) throw new Error(`Closed out of turn: ${closed}`);
    } else throw new Error(`Malformed at ${JSON.stringify(all)}`);
  }
  const [element] = root.children;
  if (open.length !== 1 || element === undefined || root.children.length !== 1)
    throw new Error('Not one root element.');
  return element;
}

export const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** Text of the only child of that name; undefined where there is none. */
export function textOfChild(element: XmlElement, name: string): string | undefined {
  const found = childrenNamed(element, name);
  if (found.length > 1) throw new Error(`${name} stands more than once in ${element.name}.`);
  return found[0]?.text;
}
