/** The words of a page before, in and after a range, block by block, as a browser looks through them. Runs in the browser. */
import type { Passage } from '#lib/share/text-fragment.ts';

/** Elements of which the text is no part of what is shown. */
const UNSEEN = 'script, style, noscript, template, [popover]:not(:popover-open)';

/** The nearest element that begins a line of its own. */
function blockOf(node: Node): Element | null {
  let element = node.parentElement;
  while (element && /^(?:inline|contents|ruby)/.test(getComputedStyle(element).display))
    element = element.parentElement;
  return element;
}

export function passageAt(range: Range): Passage {
  const parts = { before: '', passage: '', after: '' };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let block: Element | null = null;
  let part: keyof typeof parts = 'before';
  const add = (words: string): void => {
    // Line breaks of the source are spaces.
    parts[part] += words.replace(/\s+/g, ' ');
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement, textContent } = node;
    if (!textContent || !parentElement || parentElement.closest(UNSEEN) || !parentElement.checkVisibility())
      continue;
    const own = blockOf(node);
    if (own !== block) parts[part] += '\n';
    block = own;
    if (!range.intersectsNode(node)) {
      if (part === 'passage') part = 'after';
      add(textContent);
      continue;
    }
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : textContent.length;
    add(textContent.slice(0, from));
    part = 'passage';
    add(textContent.slice(from, to));
    if (to < textContent.length) part = 'after';
    add(textContent.slice(to));
  }
  const language = range.startContainer.parentElement?.closest<HTMLElement>('[lang]')?.lang;
  return { ...parts, language };
}
