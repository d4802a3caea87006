/**
 * SVG as hast: elements are plain objects, so that components turn them into React with
 * hast-util-to-jsx-runtime, and the drawn files are written from the same tree.
 */
import type { Element, ElementContent, Properties } from 'hast';

/** Hast spells properties its own way; these are the ones whose attribute differs. */
const ATTRIBUTE: Record<string, string> = {
  className: 'class',
  textAnchor: 'text-anchor',
  fillRule: 'fill-rule',
  fontSize: 'font-size',
  ariaLabel: 'aria-label',
};

/** Properties as hast spells them; lengths are in viewBox units. */
export type Attributes = Record<string, string | number | undefined>;

/** An SVG element; `classes` is a space-separated list, undefined properties are left out. */
export function draw(
  tagName: string,
  classes: string,
  attributes: Attributes = {},
  children: (ElementContent | undefined)[] = [],
): Element {
  const given = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  // Every SVG property may be a string; the types of hast say so one by one.
  const properties = Object.fromEntries(given) as Properties;
  return {
    type: 'element',
    tagName,
    properties: { ...(classes && { className: classes.split(' ') }), ...properties },
    children: children.filter((child) => child !== undefined),
  };
}

/** A text element at a point, in viewBox units. */
export const write = (classes: string, text: string, at: Attributes): Element =>
  draw('text', `g-t ${classes}`.trim(), at, [{ type: 'text', value: text }]);

/** Rounded to a tenth of a unit, the precision of everything that is drawn. */
export const tenth = (value: number): number => Math.round(value * 10) / 10 || 0;

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeValue = (text: string): string => escapeText(text).replaceAll('"', '&quot;');

function attribute([name, value]: [string, Properties[string]]): string {
  if (value === undefined || value === null || value === false) return '';
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  return ` ${ATTRIBUTE[name] ?? name}="${escapeValue(text)}"`;
}

/** The element as XML, for stand-alone files. Same tree, same bytes. */
export function serialize(node: ElementContent): string {
  if (node.type === 'text') return escapeText(node.value);
  if (node.type !== 'element') return '';
  const open = node.tagName + Object.entries(node.properties).map(attribute).join('');
  return node.children.length === 0
    ? `<${open}/>`
    : `<${open}>${node.children.map(serialize).join('')}</${node.tagName}>`;
}
