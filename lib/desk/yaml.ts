/** YAML as Contentlayer reads it (the `yaml` package, its defaults), refused where it is broken or out to do harm. */
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Fault, FieldPath } from './fault.ts';

/** Front matter, or a data file, at most this long. */
export const YAML_CHARACTERS = 64 * 1024;
const DEPTH = 12;
const NODES = 5000;
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

/** Throws where turning the tree into values could take exponential time or memory. */
function refuseHarm(root: Node | null): void {
  let nodes = 0;
  let aliases = 0;
  const walk = (node: unknown, depth: number): void => {
    nodes += 1;
    if (nodes > NODES) throw new Refusal('There are too many values in it.', 'Keep the text in the body.');
    if (isAlias(node)) {
      aliases += 1;
      if (aliases > ALIASES)
        throw new Refusal(`More than ${ALIASES} aliases (*name) stand in it.`, 'Write the values out.', node);
    } else if (isSeq(node) || isMap(node)) {
      if (depth >= DEPTH)
        throw new Refusal(`Values are nested more than ${DEPTH} deep.`, 'Write them flat.', node);
      for (const item of node.items) {
        if (!isPair(item)) walk(item, depth + 1);
        else if (!isScalar(item.key))
          throw new Refusal('A field has no plain name.', 'Write "name: value".', node);
        else walk(item.value, depth + 1);
      }
    }
  };
  walk(root, 0);
}

const lineAt = (source: string, offset: number | undefined): number | undefined =>
  offset === undefined ? undefined : source.slice(0, offset).split('\n').length;

/** Reads a map of fields. Lines are counted from the start of `source`. */
export function readYaml(source: string): { fields: Fields } | { faults: Fault[] } {
  if (source.length > YAML_CHARACTERS) {
    const message = `The fields take more than ${YAML_CHARACTERS / 1024} KiB.`;
    return { faults: [{ line: 1, message, remedy: 'Keep the text in the body.' }] };
  }
  const document = parseDocument(source, { prettyErrors: false });
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
    refuseHarm(document.contents);
    const value: unknown = document.toJS();
    if (value === null || value === undefined) return { fields: {} };
    // A YAML map without complex keys becomes a plain object.
    if (isMap(document.contents)) return { fields: value as Fields };
    throw new Refusal('It holds no fields.', 'Write "name: value" lines.', document.contents);
  } catch (error) {
    const refused = error instanceof Refusal;
    const message = error instanceof Error ? error.message : String(error);
    return {
      faults: [
        {
          line: refused ? lineAt(source, error.offset) : 1,
          message: refused ? message : `The YAML cannot be read: ${message}.`,
          remedy: refused ? error.remedy : 'Write the values out, without aliases.',
        },
      ],
    };
  }
}

/** 1-based line of a field in YAML source: of the nearest field above it where it is missing. */
export function lineOfField(source: string, field: FieldPath): number | undefined {
  const counter = new LineCounter();
  let node: unknown = parseDocument(source, { lineCounter: counter, prettyErrors: false }).contents;
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
  return offset === undefined ? 1 : counter.linePos(offset).line;
}
