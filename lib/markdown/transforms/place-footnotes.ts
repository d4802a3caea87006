/** Numbers notes in the order in which the text refers to them, and puts them at the end with links there and back. */
import type { Element } from 'hast';
import { IdRegister, slugOf } from '../slug.ts';
import { FOOTNOTE, FOOTNOTE_REFERENCE } from '../tree/build-tree.ts';
import {
  attribute,
  childrenOf,
  element,
  isElement,
  mapElements,
  type Transform,
  type Tree,
  type TreeNode,
  text,
  visitElements,
} from '../tree/tree.ts';

/** What is read out: in the publication's language. */
export interface FootnoteLabels {
  /** Heading of the notes. */
  heading: string;
  /** Label of the link from a note back to its `reference`th place in the text: `1` or `1-2`. */
  back: (reference: string) => string;
}

export const ENGLISH_LABELS: FootnoteLabels = {
  heading: 'Footnotes',
  back: (reference) => `Back to reference ${reference}`,
};

interface Note {
  id: string;
  number: number;
  node: Element;
  /** Ids of the references to it, so far. */
  references: string[];
}

/** Notes that the text refers to, by label, in the order of their numbers; notes that notes refer to come after. */
function numberNotes(body: readonly TreeNode[], defined: ReadonlyMap<string, Element>): Map<string, Note> {
  const ids = new IdRegister();
  const notes = new Map<string, Note>();
  const number = (nodes: readonly TreeNode[]) =>
    visitElements(nodes, (node) => {
      const label = attribute(node, 'label') ?? '';
      const definition = node.tagName === FOOTNOTE_REFERENCE ? defined.get(label) : undefined;
      if (!definition || notes.has(label)) return;
      notes.set(label, {
        id: ids.take(slugOf(label)),
        number: notes.size + 1,
        node: definition,
        references: [],
      });
    });
  number(body);
  // A Map's iteration reaches what is added meanwhile: the notes of notes.
  for (const note of notes.values()) number(childrenOf(note.node));
  return notes;
}

/** `[^label]` as a raised number that links to its note. */
function referenceTo(note: Note): Element {
  const count = note.references.length + 1;
  const id = count === 1 ? `fnref-${note.id}` : `fnref-${note.id}-${count}`;
  note.references.push(id);
  const link = element('a', { href: `#fn-${note.id}`, id, role: 'doc-noteref' }, [text(String(note.number))]);
  return element('sup', {}, [link]);
}

function backLinks(note: Note, labels: FootnoteLabels): TreeNode[] {
  return note.references.flatMap((id, index) => {
    const reference = index === 0 ? `${note.number}` : `${note.number}-${index + 1}`;
    const properties = { href: `#${id}`, role: 'doc-backlink', ariaLabel: labels.back(reference) };
    // The variation selector keeps the arrow a letter where it would be drawn as an emoji.
    return [text(' '), element('a', properties, [text('↩\uFE0E')])];
  });
}

function listItem(note: Note, content: readonly TreeNode[], labels: FootnoteLabels): Element {
  const last = content.at(-1);
  const back = backLinks(note, labels);
  const children = isElement(last, 'p')
    ? [...content.slice(0, -1), { ...last, children: [...last.children, ...back] }]
    : [...content, element('p', {}, back.slice(1))];
  return element('li', { id: `fn-${note.id}` }, children);
}

/** The transform, with the words that a screen reader gets. Notes that nothing refers to are left out. */
export const placeFootnotes =
  (labels: FootnoteLabels = ENGLISH_LABELS): Transform =>
  (tree) => {
    const definitions = tree.children.filter((node): node is Element => isElement(node, FOOTNOTE));
    const body = tree.children.filter((node) => !isElement(node, FOOTNOTE));
    const notes = numberNotes(
      body,
      new Map(definitions.map((node) => [attribute(node, 'label') ?? '', node])),
    );
    const link = (nodes: TreeNode[]): Tree =>
      mapElements({ type: 'root', children: nodes }, (node) => {
        if (node.tagName !== FOOTNOTE_REFERENCE) return node;
        const note = notes.get(attribute(node, 'label') ?? '');
        return note ? referenceTo(note) : [];
      });
    const children = link(body).children;
    if (notes.size === 0) return { type: 'root', children };
    // All references first: a later note may refer to an earlier one.
    const contents = [...notes.values()].map((note) => ({
      note,
      content: link(childrenOf(note.node)).children,
    }));
    const items = contents.map(({ note, content }) => listItem(note, content, labels));
    const heading = element('h2', { id: 'footnotes', className: ['visually-hidden'] }, [
      text(labels.heading),
    ]);
    const properties = { className: ['footnotes'], role: 'doc-endnotes', ariaLabelledBy: ['footnotes'] };
    return {
      type: 'root',
      children: [...children, element('section', properties, [heading, element('ol', {}, items)])],
    };
  };
