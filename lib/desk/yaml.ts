/**
 * YAML as Contentlayer reads it (the `yaml` package, its defaults), refused where it is broken or out to do harm. It is read by js-yaml, in a
 * fraction of the time; what js-yaml does not take is read by `yaml`, which decides and has the better words for what is wrong.
 */
import { constructFromEvents, parseEvents } from 'js-yaml';
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Fault, FieldPath } from './fault.ts';
import { commentBehind, lineAt, summarise, type TrailingComment } from './yaml-events.ts';

export interface YamlLimits {
  characters: number;
  /** Values, at any depth. */
  values: number;
}

/** Of front matter and of data files. */
export const YAML_LIMITS: YamlLimits = { characters: 64 * 1024, values: 5000 };
const DEPTH = 12;
const ALIASES = 20;

export type Fields = Record<string, unknown>;

class Refusal extends Error {
  readonly remedy: string;
  readonly offset: number | undefined;
  constructor(message: string, remedy: string, node?: Node | null) {
    super(message);
    this.remedy = remedy;
    this.offset = node?.range?.[0];
  }
}

/**
 * Throws where turning the tree into values could take exponential time or memory, and where a name stands twice
 * (the parser's own search for those takes quadratic time).
 */
function refuseHarm(root: Node | null, most: number): void {
  let values = 0;
  let aliases = 0;
  const nameOf = (key: unknown, names: Set<string>): void => {
    if (!isScalar(key)) throw new Refusal('A field has no plain name.', 'Write "name: value".', root);
    const name = String(key.value);
    if (names.has(name)) throw new Refusal(`"${name}" stands twice.`, 'Remove one of the two.', key);
    names.add(name);
  };
  const walk = (node: unknown, depth: number): void => {
    values += 1;
    if (values > most) throw new Refusal('There are too many values in it.', 'Keep the text in the body.');
    if (isAlias(node)) {
      aliases += 1;
      if (aliases > ALIASES)
        throw new Refusal(`More than ${ALIASES} aliases (*name) stand in it.`, 'Write the values out.', node);
    } else if (isSeq(node) || isMap(node)) {
      if (depth >= DEPTH)
        throw new Refusal(`Values are nested more than ${DEPTH} deep.`, 'Write them flat.', node);
      const names = new Set<string>();
      for (const item of node.items) {
        if (isPair(item)) nameOf(item.key, names);
        walk(isPair(item) ? item.value : item, depth + 1);
      }
    }
  };
  walk(root, 0);
}

const lineOf = (source: string, offset: number | undefined): number | undefined =>
  offset === undefined ? undefined : lineAt(source, offset);

/** Comments behind the plain values of a tree that was checked by `refuseHarm`. `after`: where the name of the value ends. */
function commentsIn(source: string, node: unknown, field: FieldPath = [], after?: number): TrailingComment[] {
  if (isMap(node))
    return node.items.flatMap(({ key, value }) => {
      const name = isScalar(key) ? key : undefined;
      return commentsIn(source, value, [...field, String(name?.value)], name?.range?.[1]);
    });
  if (isSeq(node)) return node.items.flatMap((item, n) => commentsIn(source, item, [...field, n]));
  if (node !== null && (!isScalar(node) || node.type !== 'PLAIN')) return [];
  const value = node?.source ?? '';
  // A value that is not there has no place.
  const offset = value === '' ? after : node?.range?.[1];
  return offset === undefined ? [] : commentBehind(source, offset, { field, value });
}

/** `comments`: on the lines of values without quotes. */
export type YamlReading = { fields: Fields; comments: TrailingComment[] } | { faults: Fault[] };

/** The parsers differ in what ends a line, and in lines that begin with a tab. */
const ODD_LINE = /\r(?!\n)|^\t/m;

/** Reads with js-yaml; undefined if it does not take the source, or the source does not hold one map of plain names. */
function readQuickly(source: string, most: number): YamlReading | undefined {
  if (ODD_LINE.test(source)) return undefined;
  try {
    const events = parseEvents(source, { maxDepth: DEPTH });
    const summary = summarise(source, events);
    if (summary === undefined || !summary.isMap || summary.documents !== 1 || summary.values > most)
      return undefined;
    const [fields] = constructFromEvents(events, { source });
    return { fields: fields as Fields, comments: summary.comments }; // the document is a map
  } catch {
    return undefined;
  }
}

/** Reads a map of fields. Lines are counted from the start of `source`. */
export function readYaml(source: string, limits = YAML_LIMITS): YamlReading {
  if (source.length > limits.characters) {
    const message = `The fields take more than ${limits.characters / 1024} KiB.`;
    return { faults: [{ line: 1, message, remedy: 'Keep the text in the body.' }] };
  }
  return readQuickly(source, limits.values) ?? readSlowly(source, limits.values);
}

function readSlowly(source: string, most: number): YamlReading {
  const document = parseDocument(source, { prettyErrors: false, uniqueKeys: false });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    const remedy =
      'Mend the YAML: quote text that holds ": " or " #", indent with spaces, close brackets and quotes.';
    return {
      faults: broken.slice(0, 3).map((error) => ({
        line: lineAt(source, error.pos[0]),
        message: `The YAML cannot be read: ${error.message.split('\n', 1)[0]}.`,
        remedy,
      })),
    };
  }
  try {
    refuseHarm(document.contents, most);
    const value: unknown = document.toJS();
    if (value === null || value === undefined) return { fields: {}, comments: [] };
    // A YAML map without complex keys becomes a plain object.
    if (isMap(document.contents))
      return { fields: value as Fields, comments: commentsIn(source, document.contents) };
    throw new Refusal('It holds no fields.', 'Write "name: value" lines.', document.contents);
  } catch (error) {
    const refused = error instanceof Refusal;
    const message = error instanceof Error ? error.message : String(error);
    return {
      faults: [
        {
          line: refused ? lineOf(source, error.offset) : 1,
          message: refused ? message : `The YAML cannot be read: ${message}.`,
          remedy: refused ? error.remedy : 'Write the values out, without aliases.',
        },
      ],
    };
  }
}

/** 1-based line of a field. */
export type LineFinder = (field: FieldPath) => number | undefined;

/** Finds lines of fields in YAML source, parsing it at the first question: the nearest field above one that is missing. */
export function lineFinder(source: string): LineFinder {
  let counter: LineCounter | undefined;
  let contents: unknown;
  return (field) => {
    if (counter === undefined) {
      counter = new LineCounter();
      const options = { lineCounter: counter, prettyErrors: false, uniqueKeys: false };
      contents = parseDocument(source, options).contents;
    }
    const offset = offsetOf(contents, field);
    return offset === undefined ? 1 : counter.linePos(offset).line;
  };
}

function offsetOf(root: unknown, field: FieldPath): number | undefined {
  let node = root;
  let offset: number | undefined;
  for (const step of field) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (pair === undefined || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0];
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (isMap(item) || isScalar(item) || isSeq(item)) offset = item.range?.[0];
      node = item;
    } else break;
  }
  return offset;
}
