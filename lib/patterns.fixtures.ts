/** Finds every regular expression of the source in the syntax tree, so that none is overlooked. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vitest/node';

const root = join(import.meta.dirname, '..');

export interface Found {
  /** File and line. */
  place: string;
  pattern: string;
  flags: string;
}

export interface Sources {
  literals: Found[];
  /** The places that build patterns at run time. */
  made: { file: string; call: string }[];
}

/** The code of the server, the desk and the browser, and the schema that checks the newsroom's files. */
const files = (): string[] =>
  globSync(['{app,components,lib}/**/*.{ts,tsx}', 'content/schema.ts'], { cwd: root })
    .filter((file) => !/\.(?:test|fixtures|test-helper|d)\.tsx?$/.test(file))
    .sort();

interface Node {
  type: string;
  start: number;
  end: number;
  regex?: { pattern: string; flags: string };
  callee?: { name?: string };
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* nodesOf(each);
  if (!isNode(value)) return;
  yield value;
  for (const child of Object.values(value)) if (typeof child === 'object') yield* nodesOf(child);
}

export function findPatterns(): Sources {
  const found: Sources = { literals: [], made: [] };
  for (const file of files()) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const node of nodesOf(parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }))) {
      const line = text.slice(0, node.start).split('\n').length;
      if (node.regex) found.literals.push({ place: `${file}:${line}`, ...node.regex });
      else if (node.callee?.name === 'RegExp')
        found.made.push({ file, call: text.slice(node.start, node.end).replace(/\s+/g, ' ') });
    }
  }
  return found;
}
