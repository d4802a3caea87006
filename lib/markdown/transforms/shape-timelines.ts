/** `:::timeline`: a list of **date** — text becomes `bs-timeline-item` elements. */
import type { Element } from 'hast';
import { error, type MarkdownProblem } from '../problem.ts';
import {
  childrenOf,
  element,
  isBlank,
  isElement,
  lineOf,
  mapElements,
  type Transform,
  type TreeNode,
  text,
  textOf,
} from '../tree/tree.ts';

/** What may stand between the date and the text: a dash of any length, a colon, a comma. */
const SEPARATOR = /^\s*[-–—:,،]?\s*/;
const NAME = 'timeline';
const FORM = 'Write each item as "- **28 May 2007** — what happened".';

function withoutSeparator(nodes: readonly TreeNode[]): TreeNode[] {
  const [first, ...others] = nodes;
  if (first?.type !== 'text') return [...nodes];
  const value = first.value.replace(SEPARATOR, '');
  return value === '' ? others : [text(value), ...others];
}

/** The item's parts; undefined where it does not begin with a date in bold or says nothing after it. */
function itemOf(item: Element): Element | undefined {
  const blocks = childrenOf(item).filter((child) => !isBlank(child));
  const [first] = blocks;
  const isLoose = isElement(first, 'p');
  const line = isLoose ? childrenOf(first) : blocks;
  const [date, ...after] = line;
  if (!isElement(date, 'strong')) return undefined;
  const told = withoutSeparator(after);
  const children = isLoose
    ? [...(told.length > 0 ? [{ ...first, children: told }] : []), ...blocks.slice(1)]
    : told;
  if (children.length === 0) return undefined;
  return element('bs-timeline-item', { date: textOf(date) }, children, lineOf(item));
}

/** The timeline with its items, and what is wrong with it. */
export function shapeTimeline(timeline: Element): { node: Element; problems: MarkdownProblem[] } {
  const blocks = childrenOf(timeline).filter((child) => !isBlank(child));
  const [list] = blocks;
  if (blocks.length !== 1 || !(isElement(list, 'ul') || isElement(list, 'ol'))) {
    const message =
      blocks.length > 1 ? 'A timeline holds one list and nothing else.' : 'The timeline has no list.';
    return { node: { ...timeline, children: [] }, problems: [error(lineOf(timeline), message, FORM, NAME)] };
  }
  const items = childrenOf(list).filter((child) => isElement(child, 'li'));
  const shaped = items.map(itemOf);
  return {
    node: { ...timeline, children: shaped.filter((item) => item !== undefined) },
    problems: items
      .filter((_, index) => shaped[index] === undefined)
      .map((item) => error(lineOf(item), 'This item of the timeline has no date or no text.', FORM, NAME)),
  };
}

export const shapeTimelines: Transform = (tree) =>
  mapElements(tree, (node) => (node.tagName === 'bs-timeline' ? shapeTimeline(node).node : node));
