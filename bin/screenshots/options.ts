/** What `npm run screenshots` is asked to take. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectDir } from '#lib/env.ts';
import { TEMPLATES } from './templates.ts';

const WIDTHS = [390, 768, 1024, 1440] as const;
const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface Options {
  /** Names of templates. */
  names: string[];
  /** Of the window, in CSS px. */
  widths: number[];
  themes: Theme[];
  /** Folder of the pictures, absolute. */
  out: string;
}

export const USAGE = `npm run screenshots -- [--only NAME]... [--width PX]... [--theme light|dark] [--out FOLDER]
npm run screenshots -- --accept

  --only    templates whose name holds NAME (=NAME: that one); all of them where it is left out
  --width   ${WIDTHS.join(', ')} where it is left out
  --out     .test/screenshots where it is left out
  --accept  takes none of these, but anew what e2e/site/visual.spec.ts compares with

Templates: ${Object.keys(TEMPLATES).join(', ')}`;

const isAskedFor = (name: string, only: string): boolean =>
  only.startsWith('=') ? name === only.slice(1) : name.includes(only);

/** @throws an error with a sentence for the person who gave the command */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true, default: [''] },
      width: { type: 'string', multiple: true, default: WIDTHS.map(String) },
      theme: { type: 'string', multiple: true, default: [...THEMES] },
      out: { type: 'string', default: '.test/screenshots' },
    },
  });
  const names = Object.keys(TEMPLATES).filter((name) => values.only.some((only) => isAskedFor(name, only)));
  if (names.length === 0) throw new Error(`No template is named like ${values.only.join(' or ')}.`);
  const widths = values.width.map(Number);
  if (!widths.every((width) => Number.isInteger(width) && width >= 200 && width <= 4000))
    throw new Error('A width is a whole number of CSS px from 200 to 4000.');
  const themes = THEMES.filter((theme) => values.theme.includes(theme));
  if (themes.length !== new Set(values.theme).size) throw new Error('A theme is light or dark.');
  return { names, widths, themes, out: resolve(projectDir(), values.out) };
}
