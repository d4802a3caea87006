/**
 * The style that a drawn file carries: the rules of `graphics.css` that it uses, with plain colours, so that it also
 * shows where custom properties are unknown (feed readers, image converters), and the dark colours in a media query.
 */
import { readFileSync } from 'node:fs';
import { FONTS, TOKENS } from './tokens.ts';

interface Rule {
  /** CSS pixels of the picture's width up to which the rule holds. */
  within: number | undefined;
  selectors: string[];
  declarations: string[];
}

const RULE = /([^{}]+)\{([^{}]*)\}/g;
const NARROW_BLOCK = /@container \(max-width: ([\d.]+)rem\) \{((?:[^{}]+\{[^{}]*\})*)\s*\}/g;

let rules: Rule[] | undefined;

const split = (text: string, separator: string): string[] =>
  text
    .split(separator)
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter(Boolean);

const rulesIn = (css: string, within?: number): Rule[] =>
  [...css.matchAll(RULE)].map(([, selectors = '', body = '']) => ({
    within,
    selectors: split(selectors, ','),
    declarations: split(body, ';'),
  }));

/** Plain rules and those for narrow containers; `graphics.css` has no others. */
function readRules(): Rule[] {
  const css = readFileSync(new URL('../graphics.css', import.meta.url), 'utf8').replace(/\/\*.*?\*\//gs, '');
  const narrow = [...css.matchAll(NARROW_BLOCK)];
  return [
    ...rulesIn(css.replace(NARROW_BLOCK, '')),
    ...narrow.flatMap(([, rem, body = '']) => rulesIn(body, Number(rem) * 16)),
  ];
}

const VARIABLE = /var\((--[\w-]+)(?:, var\((--[\w-]+)\))?\)/g;

/** Values in place of variables; a variable without value (`--accent`) gives its fallback. */
function resolve(declaration: string, theme: 0 | 1): string {
  return declaration.replace(VARIABLE, (all, name: string, fallback: string | undefined) => {
    const value = (key: string): string | undefined => TOKENS[key]?.[theme] ?? FONTS[key];
    return value(name) ?? (fallback && value(fallback)) ?? all;
  });
}

const isColoured = (declaration: string): boolean =>
  declaration.includes('var(--') && !declaration.includes('--font-');

const short = (text: string): string => text.replace(/\s*([:;,{}])\s*/g, '$1').replace(/\b0\./g, '.');

const writeRule = (selectors: readonly string[], declarations: readonly string[]): string =>
  declarations.length > 0 ? `${selectors.join(',')}{${declarations.map(short).join(';')}}` : '';

/** Style for a drawing that uses these classes. */
export function stylesheetFor(classes: ReadonlySet<string>): string {
  rules ??= readRules();
  const used = rules
    .map((rule) => ({
      ...rule,
      selectors: rule.selectors.filter((selector) =>
        [...selector.matchAll(/\.([\w-]+)/g)].every(([, name = '']) => classes.has(name)),
      ),
    }))
    .filter(({ selectors }) => selectors.length > 0);
  const write = (rule: Rule, theme: 0 | 1, keep: (declaration: string) => boolean): string =>
    writeRule(
      rule.selectors,
      rule.declarations.filter(keep).map((declaration) => resolve(declaration, theme)),
    );
  const light = used.filter(({ within }) => within === undefined).map((rule) => write(rule, 0, () => true));
  const dark = used.filter(({ within }) => within === undefined).map((rule) => write(rule, 1, isColoured));
  const narrow = used.flatMap((rule) =>
    rule.within ? [`@media(max-width:${rule.within}px){${write(rule, 0, () => true)}}`] : [],
  );
  return `${light.join('')}@media(prefers-color-scheme:dark){${dark.join('')}}${narrow.join('')}`;
}
