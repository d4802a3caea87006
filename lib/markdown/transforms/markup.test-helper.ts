/** For tests of transforms: Markdown in, markup of the transformed tree out. */
import { renderToStaticMarkup } from 'react-dom/server';
import { parseTree } from '../parse.ts';
import { renderTree } from '../render.ts';
import type { Transform } from '../tree/tree.ts';

/** Markup of `source` after the transforms, and nothing else. */
export const markup = (source: string, ...transforms: Transform[]): string =>
  renderToStaticMarkup(renderTree(parseTree(source, transforms))).replace(/<link rel="preload"[^>]*>/g, '');
