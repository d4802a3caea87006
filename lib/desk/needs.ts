/** What a file refers to and cannot do without: it waits until the desk knows of it. */
import type { Fault, FieldPath } from './fault.ts';

export type NeedKind = 'author' | 'section' | 'media' | 'story';

export interface Need {
  kind: NeedKind;
  /** Slug, file below content/media, or the path of a story. */
  name: string;
  field?: FieldPath | undefined;
  /** Where it stands in the body: line of the file. */
  line?: number | undefined;
}

/** Key of what is needed, in the desk's index. */
export const needKey = (kind: NeedKind, name: string): string => `${kind}:${name}`;

const REMEDIES = {
  author: (name: string) => `Correct the name, or add content/authors/${name}.md.`,
  section: (name: string) => `Move the file to the folder of a section, or add content/sections/${name}.md.`,
  media: (name: string) => `Correct the name, or add content/media/${name}.`,
  story: (name: string) => `Add content/articles${name.replace(/\/(\d\d)\/([^/]+)$/, '/$1-$2')}.md.`,
} as const satisfies Record<NeedKind, (name: string) => string>;

const MESSAGES = {
  author: (name: string) => `There is no author "${name}".`,
  section: (name: string) => `There is no section "${name}".`,
  media: (name: string) => `There is no picture or data file "${name}" that can be used.`,
  story: (name: string) => `There is no story ${name} that can be used.`,
} as const satisfies Record<NeedKind, (name: string) => string>;

/** The fault of a file whose need is not met; `suggestion` is a name that is known and near. */
export function unmetNeed(need: Need, suggestion: string | undefined): Fault {
  const remedy = suggestion
    ? `Did you mean "${suggestion}"? Else: ${REMEDIES[need.kind](need.name)}`
    : REMEDIES[need.kind](need.name);
  return { field: need.field, line: need.line, message: MESSAGES[need.kind](need.name), remedy };
}
