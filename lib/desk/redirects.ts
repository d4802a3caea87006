/** `content/redirects.yml`: a map of old paths to new ones, with `*` for many at once. */

import type { RedirectsRecord } from '#lib/edition/batch.ts';
import { MOST_PARAMETERS, withQuery } from '#lib/edition/query-redirects.ts';
import { applyPattern, type RedirectPattern } from '#lib/edition/redirect-patterns.ts';
import { mergeMarkIn, UNFINISHED_MERGE } from '#lib/markdown/facts/find-merge-marks.ts';
import { decodePath, type Path, withoutEndSlashes } from '#lib/routes.ts';
import type { Fault } from './fault.ts';
import { type LineFinder, lineFinder, readYaml, type YamlLimits } from './yaml.ts';

/** An old paper has moved many pages. */
const LIMITS: YamlLimits = { characters: 512 * 1024, values: 20_000 };

/** A path as the edition keeps it: decoded, NFC, without a slash at its end. */
function readPath(value: unknown): Path | undefined {
  if (typeof value !== 'string' || !value.startsWith('/') || value.startsWith('//')) return undefined;
  if (/[?#\s]/.test(value)) return undefined;
  const path = decodePath(value);
  return path !== undefined && path.length > 1 ? withoutEndSlashes(path) : path;
}

/** An old address with a query, as the edition keeps it: `/?p=123`. */
function readOld(text: string): string | undefined {
  const [before = '', query, ...more] = text.split('?');
  if (query === undefined) {
    const path = readPath(text);
    return path === '/' ? undefined : path;
  }
  const path = readPath(before);
  const parameters = [...new URLSearchParams(query)];
  const isReadable = more.length === 0 && !/[#\s*]/.test(query);
  if (path === undefined || path.includes('*') || !isReadable) return undefined;
  return parameters.length > 0 && parameters.length <= MOST_PARAMETERS
    ? withQuery(path, parameters)
    : undefined;
}

/** Where a path leads in the end, and whether it does so in a circle. */
function follow(from: Path, targets: ReadonlyMap<Path, Path>): { to: Path; steps: number; circle: boolean } {
  let to = from;
  for (let steps = 0; steps <= targets.size; steps += 1) {
    const next = targets.get(to);
    if (next === undefined) return { to, steps, circle: false };
    to = next;
  }
  return { to, steps: targets.size, circle: true };
}

/** Patterns are tried one after the other, so they are few. */
const MOST_PATTERNS = 200;

const stars = (path: Path): number => path.split('*').length - 1;

/** What is wrong with a redirect of many addresses, if anything is. */
function patternFault(from: Path, to: Path): Omit<Fault, 'field'> | undefined {
  const fixed = from.replaceAll('*', '').replaceAll('/', '');
  if (stars(from) > 1 || stars(to) > 1)
    return { message: 'It has more than one "*".', remedy: 'Let one "*" stand for all that varies.' };
  if (fixed === '')
    return {
      message: `${from} fits every address.`,
      remedy: 'Say what the old addresses have in common: "/amp/*".',
    };
  if (applyPattern({ from, to }, to.replace('*', 'x')) !== undefined)
    return {
      message: `${from} fits the addresses that it leads to.`,
      remedy: 'Lead to addresses that it does not fit.',
    };
  return undefined;
}

/** Reads the file's text. Chains are published as one step, with a warning; circles and malformed paths are errors. */
export function readRedirects(text: string): {
  record?: RedirectsRecord;
  faults: Fault[];
  lineOf: LineFinder;
} {
  const lineOf = lineFinder(text);
  const merge = mergeMarkIn(text);
  if (merge !== undefined) return { faults: [{ line: merge, ...UNFINISHED_MERGE }], lineOf };
  const yaml = readYaml(text, LIMITS);
  if ('faults' in yaml) return { faults: yaml.faults, lineOf };
  const faults: Fault[] = [];
  const targets = new Map<Path, Path>();
  const written = new Map<Path, string>();
  const patterns: RedirectPattern[] = [];
  for (const [old, target] of Object.entries(yaml.fields)) {
    const from = readOld(old);
    const to = readPath(target);
    if (from === undefined || to === undefined) {
      const message = from === undefined ? `"${old}" is no path.` : `It leads to no path.`;
      faults.push({
        field: [old],
        message,
        remedy:
          'Write "/old/path: /new/path", both from the first slash on. Only the old one may have a query: "/?p=123".',
      });
    } else if (from.includes('*')) {
      const fault = patternFault(from, to);
      if (fault) faults.push({ field: [old], ...fault });
      else patterns.push({ from, to });
    } else if (to.includes('*')) {
      faults.push({
        field: [old],
        message: 'Only its target has a "*".',
        remedy: 'Write "*" on both sides.',
      });
    } else if (targets.has(from)) {
      faults.push({ field: [old], message: `${from} stands twice.`, remedy: 'Remove one of the two.' });
    } else {
      targets.set(from, to);
      written.set(from, old);
    }
  }
  const redirects: RedirectsRecord['redirects'] = [];
  for (const [from, next] of targets) {
    const { to, steps, circle } = follow(from, targets);
    const field = [written.get(from) ?? from];
    if (circle)
      faults.push({ field, message: `${from} leads in a circle.`, remedy: 'Let it lead to a page.' });
    else if (steps > 1)
      faults.push({
        field,
        severity: 'warning',
        message: `${from} leads to ${next}, which has moved on to ${to}.`,
        remedy: `Write "${from}: ${to}".`,
      });
    redirects.push({ from, to });
  }
  if (patterns.length > MOST_PATTERNS)
    faults.push({
      message: `There are ${patterns.length} patterns, where ${MOST_PATTERNS} are the most.`,
      remedy: 'Write redirects without "*" where they are for one address.',
    });
  const hasError = faults.some((fault) => fault.severity !== 'warning');
  return hasError
    ? { faults, lineOf }
    : { record: { type: 'redirects', redirects, patterns }, faults, lineOf };
}
