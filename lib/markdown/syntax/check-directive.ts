/** Turns a directive's line into a typed directive, or into problems that say how to mend it. */
import type { Directive } from '../directives.ts';
import { error, type MarkdownProblem } from '../problem.ts';
import { readAttributes } from './attributes.ts';
import type { DirectiveLine } from './directive-rule.ts';
import { type AttributeRule, DIRECTIVES, isDirectiveName } from './directive-table.ts';

export interface CheckedDirective {
  /** Undefined where a problem forbids showing it. */
  directive?: Directive | undefined;
  problems: MarkdownProblem[];
}

const known = Object.keys(DIRECTIVES).join(', ');

/** Checks one directive; `line` is its 1-based line in the body. */
export function checkDirective({ name, colons, rest }: DirectiveLine, line: number): CheckedDirective {
  const refuse = (message: string, remedy: string): CheckedDirective => ({
    problems: [error(line, message, remedy, name)],
  });
  if (!isDirectiveName(name)) {
    return refuse(
      `There is no directive "${name}".`,
      `Use one of ${known}; for text that begins with colons, put a backslash before them.`,
    );
  }
  const { form, attributes: rules } = DIRECTIVES[name];
  if (form === 'container' && colons === 2) {
    return refuse(`${name} has content.`, `Write :::${name}, its content, and ::: on a line of its own.`);
  }
  if (form === 'leaf' && colons > 2) {
    return refuse(`${name} has no content.`, `Write it with two colons, ::${name}{…}, and no closing line.`);
  }
  if (rest !== '' && !rest.startsWith('{')) {
    return refuse(
      `"${rest.slice(0, 40)}" stands after ${name}.`,
      `Write attributes in braces, ${name}{key="value"}, and text on lines of its own.`,
    );
  }
  const given =
    rest === '' ? { ok: true as const, attributes: new Map<string, string>() } : readAttributes(rest);
  if (!given.ok) return refuse(given.message, given.remedy);
  return readValues(name, rules, given.attributes, line);
}

function readValues(
  name: Directive['name'],
  rules: Record<string, AttributeRule<unknown>>,
  given: ReadonlyMap<string, string>,
  line: number,
): CheckedDirective {
  const problems: MarkdownProblem[] = [];
  const attributes: Record<string, unknown> = {};
  const takes = Object.keys(rules).join(', ') || 'none';
  for (const [key, value] of given) {
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    if (!rule) {
      problems.push(
        error(line, `${name} has no attribute "${key}".`, `Leave it out; it takes: ${takes}.`, name),
      );
      continue;
    }
    const reading =
      value === '' ? { message: `${key} is empty.`, remedy: `Write ${key}="…".` } : rule.read(value);
    if ('value' in reading) attributes[key] = reading.value;
    else problems.push(error(line, reading.message, reading.remedy, name));
  }
  for (const [key, rule] of Object.entries(rules)) {
    if (rule.required && !given.has(key)) {
      problems.push(error(line, `${name} needs ${key}.`, `Add ${key}="…" in its braces.`, name));
    }
  }
  if (problems.length > 0) return { problems };
  // Every attribute was read by its own rule of DIRECTIVES, whose type is made from DirectiveAttributes.
  return { directive: { name, attributes } as unknown as Directive, problems };
}
