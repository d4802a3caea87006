/** Tokens → tree, as written: nothing is shifted, named or judged yet. */
import type { Element } from 'hast';
import type { Token } from 'markdown-it';
import { directiveOf } from '../syntax/pair-directives.ts';
import { type Tokenised, unescapeMarkdown } from '../syntax/tokenise.ts';
import { element, type Tree, type TreeNode, text } from './tree.ts';

/** A reference to a note, until `placeFootnotes` numbers it; `label` is the note's. */
export const FOOTNOTE_REFERENCE = 'bs-footnote-reference';
/** A note at the end of the tree, until `placeFootnotes` puts it in its place. */
export const FOOTNOTE = 'bs-footnote';

const attributeOf = (token: Token, name: string): string | undefined => {
  const value = token.attrGet(name);
  return value === null ? undefined : String(value);
};

function altText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
      return token.children ? altText(token.children) : token.content;
    })
    .join('');
}

/** What an opening token becomes: an element, or nothing where its children stand for themselves. */
function opened(token: Token, line: number): Element | undefined {
  if (token.type === 'directive_open') {
    const directive = directiveOf(token);
    return directive && element(`bs-${directive.name}`, directive.attributes, [], line);
  }
  if (token.hidden) return undefined;
  const start = token.attrGet('start');
  const align = /^text-align:(\w+)$/.exec(attributeOf(token, 'style') ?? '')?.[1];
  return element(
    token.tag,
    {
      href: attributeOf(token, 'href'),
      title: attributeOf(token, 'title'),
      start: start === null ? undefined : Number(start),
      // Not `style`: the page's policy allows no inline styles.
      dataAlign: align,
    },
    [],
    line,
  );
}

function codeBlock(token: Token, line: number): Element {
  const language = /^\S+/.exec(unescapeMarkdown(token.info).trim())?.[0];
  const className = language ? [`language-${language}`] : undefined;
  return element('pre', {}, [element('code', { className }, [text(token.content)])], line);
}

/** What a token without children becomes. */
function leaf(token: Token, line: number): TreeNode[] {
  switch (token.type) {
    case 'text':
      return token.content === '' ? [] : [text(token.content)];
    case 'softbreak':
      return [text('\n')];
    case 'hardbreak':
      return [element('br', {}), text('\n')];
    case 'code_inline':
      return [element('code', {}, [text(token.content)])];
    case 'fence':
    case 'code_block':
      return [codeBlock(token, line)];
    case 'hr':
      return [element('hr', {}, [], line)];
    case 'image': {
      const properties = {
        src: attributeOf(token, 'src'),
        alt: altText(token.children ?? []),
        title: attributeOf(token, 'title'),
      };
      return [element('img', properties, [], line)];
    }
    case 'footnote_ref':
      return [element(FOOTNOTE_REFERENCE, { label: String(token.meta?.label) }, [], line)];
    case 'directive_leaf': {
      const directive = directiveOf(token);
      return directive ? [element(`bs-${directive.name}`, { ...directive.attributes }, [], line)] : [];
    }
    default:
      return token.content === '' ? [] : [text(token.content)];
  }
}

/** `push(...nodes)` would put a long paragraph's nodes on the call stack. */
const append = (target: Element['children'], nodes: readonly TreeNode[]): void => {
  for (const node of nodes) target.push(node);
};

/** Nodes of block or inline tokens. `line` is where tokens stand that do not know it themselves. */
export function buildNodes(tokens: readonly Token[], line = 1): TreeNode[] {
  const root: TreeNode[] = [];
  // Where children go: the innermost open element's, or its parent's where an opening token makes no element.
  const targets: Element['children'][] = [root];
  let current = line;
  for (const token of tokens) {
    current = token.map ? token.map[0] + 1 : current;
    const target = targets.at(-1) ?? root;
    if (token.type === 'inline') append(target, buildNodes(token.children ?? [], current));
    else if (token.nesting === 1) {
      const node = opened(token, current);
      if (node) target.push(node);
      targets.push(node ? node.children : target);
    } else if (token.nesting === -1) targets.pop();
    else append(target, leaf(token, current));
    if (token.type === 'softbreak' || token.type === 'hardbreak') current += 1;
  }
  return root;
}

/** Tree of a body; its notes follow at the end as `bs-footnote` elements, in the order of their definitions. */
export function buildTree({ tokens, footnotes }: Tokenised): Tree {
  const notes = [...footnotes.values()].map((note) =>
    element(FOOTNOTE, { label: note.label }, buildNodes(note.tokens, note.line), note.line),
  );
  return { type: 'root', children: [...buildNodes(tokens), ...notes] };
}
