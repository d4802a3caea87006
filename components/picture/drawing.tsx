import type { Nodes } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';

/** A drawing of the newsroom's (map, chart) as elements of the page, so that it takes the page's colours. */
export const Drawing = ({ tree }: { tree: Nodes }) => toJsxRuntime(tree, { Fragment, jsx, jsxs });
