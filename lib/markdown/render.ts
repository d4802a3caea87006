/** Tree → React elements. No HTML is ever set from a string: React escapes all text. */
import type { Root } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import type { BodyComponents } from './directives.ts';
import { inlineText } from './facts/plain-text.ts';
import { type Document, type ParseOptions, parseMarkdown } from './parse.ts';
import { tokeniseInline } from './syntax/tokenise.ts';
import { guardUrls } from './transforms/guard-urls.ts';
import { markExternalLinks } from './transforms/mark-external-links.ts';
import { prefixIds } from './transforms/prefix-ids.ts';
import { buildNodes } from './tree/build-tree.ts';
import { attribute, mapElements, type Tree, text } from './tree/tree.ts';

export interface RenderOptions extends ParseOptions {
  /** For our elements, and for HTML's own where the caller wants another. What is not named stays as it is. */
  components?: BodyComponents | undefined;
  /** Put before every id of the body with a hyphen: `t1746` where several bodies stand on one page. */
  idPrefix?: string | undefined;
}

/** React elements of a tree. */
export const renderTree = (tree: Root, components: BodyComponents = {}): ReactNode =>
  // Our elements are no keys of JSX.IntrinsicElements, which is what the library's type for components is made from.
  toJsxRuntime(tree, { Fragment, jsx, jsxs, components: components as Record<string, never> });

/** A body as React elements: from its Markdown, or from a document that `parseMarkdown` made of it. */
export function renderBody(body: string | Document, options: RenderOptions = {}): ReactNode {
  const { root } = typeof body === 'string' ? parseMarkdown(body, options) : body;
  // `parseMarkdown` makes roots of elements and text only.
  const tree = root as Tree;
  return renderTree(options.idPrefix ? prefixIds(options.idPrefix)(tree) : tree, options.components);
}

/** One line of Markdown as React elements: a caption, a key point, a correction. Blocks stay text; pictures give their description. */
export function renderInline(
  source: string,
  options: Pick<RenderOptions, 'components' | 'origin'> = {},
): ReactNode {
  const written: Tree = { type: 'root', children: buildNodes(tokeniseInline(source)) };
  const withoutPictures = mapElements(written, (node) =>
    node.tagName === 'img' ? text(attribute(node, 'alt') ?? '') : node,
  );
  return renderTree(guardUrls(markExternalLinks(options.origin)(withoutPictures)), options.components);
}

/** One line of Markdown as plain text: for metadata, feeds and share cards. */
export const plainInline = (source: string): string => inlineText(tokeniseInline(source));
