/**
 * A content file as Contentlayer's document: the same object that `contentlayer build` would write for it (a parity
 * test holds the two equal), checked against the schema more strictly than Contentlayer does.
 */
import { basename, dirname } from 'node:path/posix';
import type { DocumentType, Field, Shape } from './document-types.ts';
import type { Fault, FieldPath } from './fault.ts';
import { parseInstant, withoutOffsetSeconds } from './instant.ts';
import { nameHere } from './names-elsewhere.ts';
import { nearest } from './nearest.ts';
import type { Fields } from './yaml.ts';

/** A document whose fields are as its type says; `_id`, `_raw`, `type` and, of Markdown, `body` besides. */
export type Document = Fields;

interface Reading {
  /** "article", "live entry": what messages call the document. */
  thing: string;
  faults: Fault[];
}

const anyOf = (noun: string): string => (/^[aeiou]/i.test(noun) ? `An ${noun}` : `A ${noun}`);
const thingOf = (name: string): string => name.replace(/(?<=[a-z])[A-Z]/g, ' $&').toLowerCase();
/** A value as messages quote it, cut where it is long. */
export const show = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const WANTED = {
  string: ['text', 'Put it in quotes where it looks like a number or a list.'],
  number: ['a number', 'Write it in digits, without quotes.'],
  boolean: ['true or false', 'Write true or false, without quotes.'],
  list: ['a list', 'Write [one, another], or a line "- …" each.'],
  nested: ['a group of fields', 'Write its fields below it, indented.'],
} as const;

function wrong(kind: keyof typeof WANTED, value: unknown, field: FieldPath): Fault {
  const [wanted, remedy] = WANTED[kind];
  return { field, message: `This must be ${wanted}, not ${show(value)}.`, remedy };
}

function readDate(value: unknown, field: FieldPath, faults: Fault[]): unknown {
  const instant = typeof value === 'string' ? parseInstant(value) : undefined;
  if (instant !== undefined) return new Date(instant).toISOString();
  const same = typeof value === 'string' ? withoutOffsetSeconds(value) : undefined;
  if (same !== undefined) {
    faults.push({
      field,
      message: `An offset has hours and minutes, no seconds: ${show(value)}.`,
      remedy: `Write the same time in UTC: ${same.replace('.000Z', 'Z')}.`,
    });
    return undefined;
  }
  faults.push({
    field,
    message: `This must be a date with its time and offset (ISO 8601), not ${show(value)}.`,
    remedy: 'Write it like 2007-05-29T01:47:00+05:30.',
  });
  return undefined;
}

function readEnum(value: unknown, options: readonly string[], field: FieldPath, faults: Fault[]): unknown {
  if (typeof value === 'string' && options.includes(value)) return value;
  const meant = typeof value === 'string' ? nearest(value, options) : undefined;
  faults.push({
    field,
    message: `"${show(value)}" is not one of its values.`,
    remedy: meant ? `Did you mean ${meant}?` : `Write one of: ${options.join(', ')}.`,
  });
  return undefined;
}

function readValue(shape: Shape, value: unknown, field: FieldPath, reading: Reading): unknown {
  switch (shape.type) {
    case 'json':
      return value;
    case 'date':
      return readDate(value, field, reading.faults);
    case 'enum':
      return readEnum(value, shape.options, field, reading.faults);
    case 'string':
    case 'number':
    case 'boolean':
      if (typeof value !== shape.type || Number.isNaN(value) || Math.abs(Number(value)) === Infinity)
        reading.faults.push(wrong(shape.type, value, field));
      return value;
    case 'list':
      if (Array.isArray(value))
        return value.map((item: unknown, i) => readValue(shape.of, item, [...field, i], reading));
      reading.faults.push(wrong('list', value, field));
      return undefined;
    case 'nested':
      if (isFields(value))
        return { ...readFields(shape.fields, value, field, reading), type: shape.name, _raw: {} };
      reading.faults.push(wrong('nested', value, field));
      return undefined;
  }
}

function remedyForUnknown(name: string, names: readonly string[], isTop: boolean): string {
  const elsewhere = isTop ? nameHere(name, names) : undefined;
  if (elsewhere !== undefined) return elsewhere;
  const meant = nearest(name, names);
  return meant ? `Did you mean ${meant}?` : `Remove it. The fields are: ${names.join(', ')}.`;
}

function readFields(fields: readonly Field[], values: Fields, above: FieldPath, reading: Reading): Fields {
  const names = fields.map((field) => field.name);
  const whole = above.length > 0 ? String(above.findLast((step) => typeof step === 'string')) : reading.thing;
  for (const name of Object.keys(values)) {
    if (names.includes(name)) continue;
    reading.faults.push({
      field: [...above, name],
      message: `${anyOf(whole)} has no field "${show(name)}".`,
      remedy: remedyForUnknown(name, names, above.length === 0),
    });
  }
  const read: Fields = {};
  for (const { name, required, default: fallback, shape } of fields) {
    const written = Object.hasOwn(values, name) ? values[name] : undefined;
    const value = (written ?? undefined) === undefined && fallback !== undefined ? fallback : written;
    const field = [...above, name];
    const isBlank =
      value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
    if (required && isBlank) {
      reading.faults.push({
        field,
        message: `This ${whole} has no ${name}.`,
        remedy: `Add "${name}: …" to the ${above.length > 0 ? 'fields of it' : 'front matter'}.`,
      });
    }
    // Contentlayer keeps a field that is written empty as null.
    read[name] = value === undefined || value === null ? value : readValue(shape, value, field, reading);
  }
  return read;
}

/** Makes the document of a file (its path below CONTENT_DIR) from its fields and its body. */
export function makeDocument(
  type: DocumentType,
  file: string,
  content: { fields: Fields; body: string },
): { document: Document; faults: Fault[] } {
  const reading: Reading = { thing: thingOf(type.name), faults: [] };
  const document: Document = readFields(type.fields, content.fields, [], reading);
  if (type.holds === 'markdown') document.body = { raw: content.body, html: '' };
  document._id = file;
  document._raw = {
    sourceFilePath: file,
    sourceFileName: basename(file),
    sourceFileDir: dirname(file),
    contentType: type.holds,
    flattenedPath: file.replace(/\.[^.]*$/, '').replace(/(^|\/)index$/, ''),
  };
  document.type = type.name;
  return { document, faults: reading.faults };
}
