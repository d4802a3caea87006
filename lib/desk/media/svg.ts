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

/** Start tags with their attributes, quoted values whole: `>` may stand in them. */
const TAG = /<([A-Za-z_][\w:.-]*)((?:[^"'<>]|"[^"]*"|'[^']*')*)>/g;
const ATTRIBUTE = /([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const INNER_REFERENCE = /^\s*#/;
const INNER_PICTURE = /^\s*data:image\/(?:png|jpeg|webp|gif);base64,/;

/** Comments, instructions and character data, from left to right: each may hold what would open another. */
const APART = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>/g;
/** Blanks a part but for its line breaks; character data stays, as text: it may be a style. */
const blank = (part: string, data: string | undefined): string =>
  data === undefined ? part.replace(/[^\n]/g, ' ') : data.replaceAll('<', ' ');

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const refuse = (line: number, what: string): Fault => ({
  line,
  message: `The drawing ${what}.`,
  remedy: 'Remove it: a drawing may hold shapes, text and styles only.',
});

/** What is in the drawing itself: `url(#id)`, and a face that it brings along for its words. */
const INNER_URL = /url\(\s*["']?\s*(?:#|data:font\/woff2;base64,)/gi;

/** `url(...)` of anything else, imports, and escapes that could hide either. */
const fetches = (css: string): boolean =>
  /@import|\\|expression\(/i.test(css) || /url\(/i.test(css.replace(INNER_URL, ''));

function attributeFault(name: string, value: string, line: number): Fault | undefined {
  const key = name.toLowerCase();
  const local = key.replace(/^.*:/, '');
  if (local.startsWith('on')) return refuse(line, `runs code (${name})`);
  if ((local === 'href' || local === 'src') && !INNER_REFERENCE.test(value) && !INNER_PICTURE.test(value))
    return refuse(line, `refers to something outside itself (${name})`);
  if (key !== 'xmlns' && !key.startsWith('xmlns:') && /url\(|\\/i.test(value) && fetches(value))
    return refuse(line, `refers to something outside itself (${name})`);
  if (local === 'attributename' && /href|^on/i.test(value)) return refuse(line, `changes a link (${name})`);
  return undefined;
}

/** Faults of a drawing's text: what runs, fetches or declares entities. */
export function checkSvg(text: string): Fault[] {
  const faults: Fault[] = [];
  const declared = /<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet/i.exec(text);
  if (declared) faults.push(refuse(lineAt(text, declared.index), `has a declaration (${declared[0]})`));
  const bare = text.replace(APART, blank);
  for (const tag of bare.matchAll(TAG)) {
    const [, name = '', attributes = ''] = tag;
    const line = lineAt(bare, tag.index);
    const local = name.toLowerCase().replace(/^.*:/, '');
    if (FORBIDDEN_ELEMENTS.has(local)) faults.push(refuse(line, `holds <${name}>`));
    for (const [, key = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
      const fault = attributeFault(key, double ?? single ?? '', line);
      if (fault) faults.push(fault);
    }
  }
  for (const style of bare.matchAll(/<style[^>]*>([\s\S]*?)<\/style/gi))
    if (fetches(style[1] ?? ''))
      faults.push(refuse(lineAt(bare, style.index), 'fetches something in its styles'));
  return faults.slice(0, 5);
}

const pixels = (value: string | undefined): number | undefined => {
  const number = /^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(value ?? '')?.[1];
  return number === undefined || Number(number) <= 0 ? undefined : Number(number);
};

/** Width and height in CSS pixels, from the root's `width` and `height` or else its `viewBox`. */
export function svgSize(text: string): { width: number; height: number } | undefined {
  const root = /<(?:\w+:)?svg((?:[^"'<>]|"[^"]*"|'[^']*')*)>/i.exec(text)?.[1];
  if (root === undefined) return undefined;
  const attributes = new Map<string, string>();
  for (const [, key = '', double, single] of root.matchAll(ATTRIBUTE))
    attributes.set(key, double ?? single ?? '');
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
