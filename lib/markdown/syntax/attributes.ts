/** Reads `{key="value" key='value' key=value}`, the attributes of a directive. */

export type AttributesResult =
  | { ok: true; attributes: Map<string, string> }
  | { ok: false; message: string; remedy: string };

const SPACE = /[ \t]*/y;
const KEY = /[A-Za-z][\w-]*/y;
const BARE = /[^\s"'{}=]+/y;
const DOUBLE = /"([^"\\]*(?:\\.[^"\\]*)*)"/y;
const SINGLE = /'([^'\\]*(?:\\.[^'\\]*)*)'/y;
const ESCAPE = /\\(["'\\{}])/g;

const fail = (message: string, remedy: string): AttributesResult => ({ ok: false, message, remedy });

/** Matches a sticky pattern at `at`: the match, or undefined. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/**
 * Attributes of `text`, which begins with `{`. Quoted values may hold `}` and, after a backslash, their own quote.
 * The closing brace must be the last thing in `text`, spaces apart.
 */
export function readAttributes(text: string): AttributesResult {
  const attributes = new Map<string, string>();
  let at = 1;
  for (;;) {
    at += matchAt(SPACE, text, at)?.[0].length ?? 0;
    if (text[at] === '}') break;
    if (at >= text.length) {
      return fail(
        'The attributes are not closed.',
        'End the line with }, and keep all attributes on one line.',
      );
    }
    const key = matchAt(KEY, text, at)?.[0];
    if (key === undefined) {
      return fail(
        `"${text.slice(at, at + 20)}" is not an attribute.`,
        'Write attributes as key="value", with spaces between.',
      );
    }
    at += key.length;
    if (text[at] !== '=') return fail(`The attribute "${key}" has no value.`, `Write ${key}="…".`);
    const quoted = matchAt(DOUBLE, text, at + 1) ?? matchAt(SINGLE, text, at + 1);
    const value = quoted ?? matchAt(BARE, text, at + 1);
    if (value === undefined) {
      const isQuote = text[at + 1] === '"' || text[at + 1] === "'";
      return isQuote
        ? fail(
            `The quotation mark after ${key}= is not closed.`,
            'Close it; inside it, write \\" for the mark itself.',
          )
        : fail(`The attribute "${key}" has no value.`, `Write ${key}="…".`);
    }
    if (attributes.has(key))
      return fail(`The attribute "${key}" stands there twice.`, 'Leave one of them out.');
    attributes.set(key, quoted ? (quoted[1] ?? '').replace(ESCAPE, '$1').trim() : value[0]);
    at += 1 + value[0].length;
  }
  const rest = text.slice(at + 1).trim();
  return rest === ''
    ? { ok: true, attributes }
    : fail(
        `"${rest.slice(0, 40)}" stands after the attributes.`,
        'End the line with }; text goes on lines of its own.',
      );
}
