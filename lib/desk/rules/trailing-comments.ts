/** Text that YAML cuts off without a word, because ` #` begins a comment: "Court rules # 5 stands" would be "Court rules". */
import { show } from '../document.ts';
import type { Field, Shape } from '../document-types.ts';
import type { Fault, FieldPath } from '../fault.ts';
import type { TrailingComment } from '../yaml-events.ts';

/** The shape of the value at a path; undefined if the document has no such field. */
function shapeAt(fields: readonly Field[], path: FieldPath): Shape | undefined {
  let shape: Shape | undefined = { type: 'nested', name: '', fields: [...fields] };
  for (const step of path) {
    if (shape?.type === 'nested') shape = shape.fields.find(({ name }) => name === step)?.shape;
    else shape = shape?.type === 'list' ? shape.of : undefined;
  }
  return shape;
}

/** A sign at the beginning of the value is one if text follows at once (`#1`). Otherwise nothing was meant to stand there. */
const wasMeant = ({ value, comment }: TrailingComment): boolean => value !== '' || /^#[^\s#]/.test(comment);

/** Faults of a document's fields of text. In other fields a comment cuts nothing off: these have no use for more text. */
export function checkTrailingComments(
  fields: readonly Field[],
  comments: readonly TrailingComment[],
): Fault[] {
  return comments
    .filter((each) => shapeAt(fields, each.field)?.type === 'string' && wasMeant(each))
    .map(({ field, line, value, comment }) => ({
      field,
      line,
      message:
        value === ''
          ? `"${show(comment)}" is a comment in YAML, so nothing would be shown.`
          : `"${show(comment)}" is a comment in YAML, so only "${show(value)}" would be shown.`,
      remedy: 'Put the whole text in quotes. A comment goes on a line of its own.',
    }));
}
