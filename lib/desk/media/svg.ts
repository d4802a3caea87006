/**
 * Drawings (SVG): their size, and whether they hold anything that runs or fetches. A drawing is shown in `<img>`,
 * where nothing runs, but its own URL opens as a document: so scripts are refused here, not only fenced in there.
 */
import type { Fault } from '../fault.ts';

const FORBIDDEN_ELEMENTS = new Set([
  'script',
  'foreignobject',
  'iframe',
  'object',
  'embed',
  'audio',
  'video',
  'handler',
  'listener',
  'link',
  'base',
  'meta',
]);

/**
 * Start tags with their attributes. Quoted values are read as a whole, because they may contain `>`. The part after the name begins
 * with a character that a name cannot have, so that there is only one way to read a tag.
 */
const TAG = /<([A-Za-z_][\w:.-]*)((?:(?:[^\w:."'<>-]|"[^"]*"|'[^']*')(?:[^"'<>]|"[^"]*"|'[^']*')*)?)>/g;
/** An attribute's name, and its value if it has one. Names without a value match too, so that nothing is scanned twice. */
const ATTRIBUTE = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g;
const INNER_REFERENCE = /^\s*#/;
const INNER_PICTURE = /^\s*data:image\/(?:png|jpeg|webp|gif);base64,/;

const APART = new Map([
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
]);
const APART_OPENS = /<!--|<\?|<!\[CDATA\[/g;

/** Blanks a part except for its line breaks. Character data stays as text, because it may be a style. */
const blank = (open: string, inner: string): string =>
  open === '<![CDATA[' ? inner.replaceAll('<', ' ') : inner.replace(/[^\n]/g, ' ');

/** Removes comments, instructions and character data from left to right, because each may contain the beginning of another. */
function withoutApart(text: string): string {
  const open = new Set(APART.keys());
  let bare = '';
  let at = 0;
  for (const { 0: mark, index } of text.matchAll(APART_OPENS)) {
    if (index < at || !open.has(mark)) continue;
    const close = APART.get(mark) ?? '';
    const end = text.indexOf(close, index + mark.length);
    // Then no later one is closed either.
    if (end < 0) open.delete(mark);
    else {
      bare += text.slice(at, index) + blank(mark, text.slice(index + mark.length, end));
      at = end + close.length;
    }
  }
  return bare + text.slice(at);
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const refuse = (line: number, what: string): Fault => ({
  line,
  message: `The drawing ${what}.`,
  remedy: 'Remove it: a drawing may hold shapes, text and styles only.',
});

/** References into the drawing itself: `url(#id)`, and an embedded font. */
const INNER_URL = /url\(\s*(?:["']\s*)?(?:#|data:font\/woff2;base64,)/gi;

/** `url(...)` of anything else, imports, and escapes that could hide either. */
const fetches = (css: string): boolean =>
  /@import|\\|expression\(/i.test(css) || /url\(/i.test(css.replace(INNER_URL, ''));

const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1).toLowerCase();

/** What an attribute does that is not allowed; undefined if nothing. */
function breachOf(name: string, value: string): string | undefined {
  const key = name.toLowerCase();
  const local = localName(name);
  if (local.startsWith('on')) return `runs code (${name})`;
  if ((local === 'href' || local === 'src') && !INNER_REFERENCE.test(value) && !INNER_PICTURE.test(value))
    return `refers to something outside itself (${name})`;
  if (key !== 'xmlns' && !key.startsWith('xmlns:') && /url\(|\\/i.test(value) && fetches(value))
    return `refers to something outside itself (${name})`;
  if (local === 'attributename' && /href|^on/i.test(value)) return `changes a link (${name})`;
  return undefined;
}

/** The styles of a drawing and their offsets. One that is not closed extends to the end. */
function* stylesOf(text: string): Generator<{ index: number; css: string }> {
  let open: { index: number; start: number } | undefined;
  for (const { 0: mark, index } of text.matchAll(/<\/?(?:[\w.-]+:)?style/gi)) {
    const isEnd = mark.startsWith('</');
    if (open === undefined) {
      if (isEnd) continue;
      const end = text.indexOf('>', index);
      if (end < 0) return;
      open = { index, start: end + 1 };
    } else if (isEnd && index >= open.start) {
      yield { index: open.index, css: text.slice(open.start, index) };
      open = undefined;
    }
  }
  if (open) yield { index: open.index, css: text.slice(open.start) };
}

/** Everything in a drawing that is not allowed, with its offset. `bare` is the result of `withoutApart`. */
function* breaches(bare: string): Generator<{ index: number; what: string }> {
  for (const { 1: name = '', 2: attributes = '', index } of bare.matchAll(TAG)) {
    if (FORBIDDEN_ELEMENTS.has(localName(name))) yield { index, what: `holds <${name}>` };
    for (const [, key = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
      const value = double ?? single;
      const what = value === undefined ? undefined : breachOf(key, value);
      if (what) yield { index, what };
    }
  }
  for (const { index, css } of stylesOf(bare))
    if (fetches(css)) yield { index, what: 'fetches something in its styles' };
}

/** As many as a person reads at once. */
const MOST_FAULTS = 5;

/** Faults of a drawing's text: what runs, fetches or declares entities. */
export function checkSvg(text: string): Fault[] {
  const declared = /<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet/i.exec(text);
  const bare = withoutApart(text);
  const faults: Fault[] = [];
  if (declared) faults.push(refuse(lineAt(text, declared.index), `has a declaration (${declared[0]})`));
  for (const { index, what } of breaches(bare)) {
    if (faults.length === MOST_FAULTS) break;
    faults.push(refuse(lineAt(bare, index), what));
  }
  return faults;
}

const pixels = (value: string | undefined): number | undefined => {
  const number = /^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(value ?? '')?.[1];
  return number === undefined || Number(number) <= 0 ? undefined : Number(number);
};

function rootAttributes(text: string): string | undefined {
  for (const [, name = '', attributes] of text.matchAll(TAG))
    if (localName(name) === 'svg') return attributes;
  return undefined;
}

/** Width and height in CSS pixels, from the root's `width` and `height` or else its `viewBox`. */
export function svgSize(text: string): { width: number; height: number } | undefined {
  const inRoot = rootAttributes(text);
  if (inRoot === undefined) return undefined;
  const attributes = new Map<string, string>();
  for (const [, key = '', double, single] of inRoot.matchAll(ATTRIBUTE)) {
    const value = double ?? single;
    if (value !== undefined) attributes.set(key, value);
  }
  const width = pixels(attributes.get('width'));
  const height = pixels(attributes.get('height'));
  if (width !== undefined && height !== undefined)
    return { width: Math.round(width), height: Math.round(height) };
  const box = (attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , across = 0, down = 0] = box;
  return across > 0 && down > 0 ? { width: Math.round(across), height: Math.round(down) } : undefined;
}
