/**
 * schema.org's vocabulary for tests, read from the types of schema-dts, which Google generates from schema.org's own
 * definitions (https://github.com/google/schema-dts). Says what is wrong with a page's graph: a type or a property that
 * does not exist, a value that the property does not take, a reference to nothing.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Vocabulary {
  /** By interface (`ArticleBase`): what it extends, and the ranges of its own properties. */
  bases: Map<string, { parents: string[]; properties: Map<string, string[]> }>;
  /** Members of each named union: `NewsArticle` → `NewsArticleLeaf`, `OpinionNewsArticle`… */
  unions: Map<string, string[]>;
}

const split = (union: string): string[] => union.split('|').map((member) => member.trim());

function readVocabulary(): Vocabulary {
  const main = createRequire(import.meta.url).resolve('schema-dts');
  const source = readFileSync(join(main, '../schema.d.ts'), 'utf8').replaceAll(/\/\*\*[\s\S]*?\*\//g, '');
  const bases: Vocabulary['bases'] = new Map();
  for (const [, name = '', parents = '', body = ''] of source.matchAll(
    /^(?:export )?interface (\w+) extends ([^{]+)\{\n?([\s\S]*?)\}$/gm,
  )) {
    const properties = [...body.matchAll(/^\s*"([\w@-]+)"\??: (.*);$/gm)].map(
      ([, property = '', range = '']): [string, string[]] => [
        property,
        split(/^SchemaValue<([\s\S]*), "[^"]*">$/.exec(range)?.[1] ?? range),
      ],
    );
    bases.set(name, {
      parents: parents.split(',').map((parent) => parent.trim()),
      properties: new Map(properties),
    });
  }
  const unions = new Map(
    [...source.matchAll(/^export type (\w+) = ([^;]+);$/gm)].map(
      ([, name = '', members = '']): [string, string[]] => [name, split(members)],
    ),
  );
  return { bases, unions };
}

const { bases, unions } = readVocabulary();

function propertiesOf(base: string): Map<string, string[]> {
  const known = bases.get(base);
  if (known === undefined) return new Map();
  return new Map([...known.parents.flatMap((parent) => [...propertiesOf(parent)]), ...known.properties]);
}

/** Everything that a range comes to: leaves, literals and primitive types. */
function expand(members: readonly string[], seen = new Set<string>()): Set<string> {
  for (const member of members) {
    if (seen.has(member)) continue;
    seen.add(member);
    const union = unions.get(member);
    if (union) expand(union, seen);
  }
  return seen;
}

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const typesOf = (node: Node): string[] => list(node['@type']).map(String);

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;

function takesText(text: string, range: ReadonlySet<string>): boolean {
  if (range.has(`"${text}"`)) return true;
  if (range.has('Text')) return text !== '';
  if (range.has('CssSelectorType')) return /^\.[\w-]+$/.test(text);
  if (range.has('URL')) return /^https?:/.test(text) && URL.canParse(text);
  if (range.has('DateTime')) return INSTANT.test(text);
  return range.has('string');
}

function takes(value: unknown, range: ReadonlySet<string>, ids: ReadonlyMap<string, Node>): boolean {
  if (typeof value === 'string') return takesText(value, range);
  if (typeof value === 'number')
    return Number.isFinite(value) && (range.has('Number') || range.has('Integer'));
  if (typeof value === 'boolean') return range.has('Boolean');
  if (!isNode(value)) return false;
  const target = '@type' in value ? value : ids.get(String(value['@id']));
  return target !== undefined && typesOf(target).some((type) => range.has(`${type}Leaf`));
}

function checkNode(node: Node, path: string, ids: ReadonlyMap<string, Node>): string[] {
  const types = typesOf(node);
  const faults = types
    .filter((type) => !bases.has(`${type}Leaf`))
    .map((type) => `${path}: no type ${type} in schema.org`);
  if ('@id' in node && !URL.canParse(String(node['@id']))) faults.push(`${path}: its @id is not absolute`);
  const properties = new Map(types.flatMap((type) => [...propertiesOf(`${type}Leaf`)]));
  for (const [property, value] of Object.entries(node)) {
    if (property.startsWith('@')) continue;
    const range = properties.get(property);
    if (range === undefined) {
      faults.push(`${path}: ${types} has no property ${property}`);
      continue;
    }
    const expanded = expand(range);
    for (const [index, each] of list(value).entries()) {
      const at = `${path}.${property}${Array.isArray(value) ? `[${index}]` : ''}`;
      if (!takes(each, expanded, ids)) faults.push(`${at}: does not take ${JSON.stringify(each)}`);
      if (isNode(each) && '@type' in each) faults.push(...checkNode(each, at, ids));
    }
  }
  return faults;
}

/** Nodes with an `@id` of their own, wherever in the graph they stand. */
function identified(value: unknown, found = new Map<string, Node>()): Map<string, Node> {
  if (Array.isArray(value)) for (const each of value) identified(each, found);
  else if (isNode(value)) {
    if ('@type' in value && typeof value['@id'] === 'string') found.set(value['@id'], value);
    for (const each of Object.values(value)) identified(each, found);
  }
  return found;
}

/** What schema.org does not know, or takes otherwise, in the text of a page's JSON-LD. */
export function vocabularyFaults(json: string): string[] {
  const graph: unknown = JSON.parse(json);
  if (!isNode(graph) || graph['@context'] !== 'https://schema.org' || !Array.isArray(graph['@graph'])) {
    return ['It is no @graph in the context of https://schema.org.'];
  }
  const ids = identified(graph);
  return graph['@graph'].flatMap((node: unknown, index) =>
    isNode(node) ? checkNode(node, `@graph[${index}]`, ids) : [`@graph[${index}]: is no node`],
  );
}

/** The node of a type in a page's JSON-LD. */
export const nodeOfType = (json: string, type: string): Node | undefined => {
  const graph = JSON.parse(json) as { '@graph': Node[] }; // checked by `vocabularyFaults`
  return graph['@graph'].find((node) => typesOf(node).includes(type));
};

/** What a name stands for in every node, references followed. */
const follow = (value: unknown, ids: ReadonlyMap<string, Node>): Node | undefined =>
  isNode(value) ? ('@type' in value ? value : ids.get(String(value['@id']))) : undefined;

const missing = (what: string, node: Node | undefined, fields: readonly string[]): string[] =>
  fields.filter((field) => node?.[field] === undefined).map((field) => `${what} has no ${field}`);

/**
 * What Google's documents require or recommend and the graph lacks: article, breadcrumb, paywalled content, profile page,
 * organization (https://developers.google.com/search/docs/appearance/structured-data/article and its neighbours).
 */
export function googleFaults(json: string): string[] {
  const graph = JSON.parse(json) as { '@graph': Node[] }; // as above
  const ids = identified(graph);
  return graph['@graph'].flatMap((node) => {
    const types = typesOf(node);
    if (types.includes('NewsArticle')) {
      const authors = list(node.author ?? []).map((author) => follow(author, ids));
      return [
        ...missing('The article', node, ['headline', 'datePublished', 'dateModified', 'author', 'publisher']),
        ...authors.flatMap((author) => missing('An author', author, ['name'])),
        ...authors
          .filter((author) => author?.['@type'] === 'Person')
          .flatMap((author) => missing('A person', author, ['url'])),
        ...(node.isAccessibleForFree === false ? missing('The paywalled article', node, ['hasPart']) : []),
        ...(types.includes('LiveBlogPosting')
          ? missing('The live blog', node, ['coverageStartTime', 'liveBlogUpdate'])
          : []),
      ];
    }
    if (types.includes('BreadcrumbList')) {
      const items = list(node.itemListElement).filter(isNode);
      return [
        ...(items.length < 2 ? ['A breadcrumb of one step'] : []),
        ...items.flatMap((item) => missing('A step', item, ['position', 'name', 'item'])),
      ];
    }
    if (types.includes('ProfilePage')) {
      return missing('The person of a profile', follow(node.mainEntity, ids), ['name', 'url']);
    }
    if (types.includes('NewsMediaOrganization'))
      return missing('The publisher', node, ['name', 'url', 'logo']);
    if (types.includes('WebSite')) return missing('The site', node, ['name', 'url']);
    return [];
  });
}
