/** What must not stand in a field of text: tags and comments of HTML, which readers, results and feeds would show. */
import { findTag } from '#lib/markdown/facts/html-tags.ts';
import type { Field, Shape } from '../document-types.ts';
import type { Fault, FieldPath } from '../fault.ts';
import type { Fields } from '../yaml.ts';

function checkValue(shape: Shape, value: unknown, field: FieldPath): Fault[] {
  if (shape.type === 'string' && typeof value === 'string') {
    const problem = findTag(value)?.problem;
    if (problem?.severity !== 'error') return [];
    const isComment = problem.message.startsWith('The comment');
    return [
      {
        field,
        message: isComment ? 'A comment of HTML would be printed here.' : problem.message,
        remedy: isComment
          ? 'Take it out. A note for the desk goes on a line of its own, after "#".'
          : 'Take it out: this text has no markup of HTML.',
      },
    ];
  }
  if (shape.type === 'list' && Array.isArray(value))
    return value.flatMap((item: unknown, i) => checkValue(shape.of, item, [...field, i]));
  if (shape.type === 'nested' && typeof value === 'object' && value !== null && !Array.isArray(value))
    return checkTexts(shape.fields, value as Fields, field); // an object that is no list
  return [];
}

/** Checks all fields of text, also in lists and groups. */
export const checkTexts = (fields: readonly Field[], values: Fields, above: FieldPath = []): Fault[] =>
  fields.flatMap(({ name, shape }) =>
    Object.hasOwn(values, name) ? checkValue(shape, values[name], [...above, name]) : [],
  );
