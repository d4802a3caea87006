/** The schema's definitions as plain data: quick to walk, and cheap to hand to a worker thread. */
import type {
  DocumentType as Definition,
  FieldDefs,
  ListFieldDefItem,
} from 'contentlayer/source-files/schema';

export type Shape =
  | { type: 'string' | 'number' | 'boolean' | 'date' | 'json' }
  | { type: 'enum'; options: readonly string[] }
  | { type: 'list'; of: Shape }
  | { type: 'nested'; name: string; fields: Field[] };

export interface Field {
  name: string;
  required: boolean;
  default?: unknown;
  shape: Shape;
}

export interface DocumentType {
  name: string;
  /** Path below CONTENT_DIR; each `*` stands for one name: `authors/*.md`. */
  pattern: string;
  holds: 'markdown' | 'data';
  fields: Field[];
}

type FieldDefinition = FieldDefs extends infer Fields
  ? Fields extends Record<string, infer One>
    ? One
    : never
  : never;

function listShape(item: ListFieldDefItem.Item | readonly ListFieldDefItem.Item[]): Shape {
  if (!('type' in item)) throw new Error('The desk reads lists of one type of item.');
  switch (item.type) {
    case 'enum':
      return { type: 'enum', options: item.options };
    case 'nested':
      return nestedShape(item.def());
    case 'string':
    case 'number':
    case 'boolean':
    case 'date':
    case 'json':
      return { type: item.type };
    default:
      throw new Error(`The desk does not read lists of ${item.type}.`);
  }
}

const nestedShape = (definition: { name?: string; fields?: FieldDefs }): Shape => ({
  type: 'nested',
  name: definition.name ?? '__UNNAMED__',
  fields: compileFields(definition.fields ?? {}),
});

function shapeOf(field: FieldDefinition): Shape {
  switch (field.type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'date':
    case 'json':
      return { type: field.type };
    case 'enum':
      return { type: 'enum', options: field.options };
    case 'list':
      return { type: 'list', of: listShape(field.of) };
    case 'nested':
      if (!('def' in field.of)) throw new Error('The desk reads nested fields of one type.');
      return nestedShape(field.of.def());
    default:
      throw new Error(`The desk does not read fields of type ${field.type}.`);
  }
}

function compileFields(fields: FieldDefs): Field[] {
  const entries = Array.isArray(fields)
    ? fields.map((field) => [field.name, field] as const)
    : Object.entries(fields);
  return entries.map(([name, field]) => ({
    name,
    required: field.required ?? false,
    default: field.default,
    shape: shapeOf(field),
  }));
}

/** Compiles Contentlayer document types. Throws where the schema uses what the desk does not read (a reference, MDX). */
export function compileDocumentTypes(definitions: readonly Definition[]): DocumentType[] {
  return definitions.map((definition) => {
    const { name, filePathPattern, contentType, fields } = definition.def();
    if (filePathPattern === undefined) throw new Error(`${name} needs a filePathPattern.`);
    return {
      name,
      pattern: filePathPattern,
      holds: contentType === 'data' ? 'data' : 'markdown',
      fields: compileFields(fields ?? {}),
    };
  });
}
