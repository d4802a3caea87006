/** What the events of a YAML source tell that its values do not: whether it is out to do harm, and where a comment cuts a text short. */
import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { FieldPath } from './fault.ts';

/** A comment on the line of a value that is not in quotes. */
export interface TrailingComment {
  field: FieldPath;
  /** 1-based, from the start of the source. */
  line: number;
  value: string;
  /** With its sign: `# 5 stands`. */
  comment: string;
}

/** A map or list that is being read; `step` leads to its present value, and is undefined while a map waits for a name. */
type Level =
  // `after`: where the present name ends.
  | { kind: 'map'; step: string | undefined; after: number }
  | { kind: 'list'; step: number }
  | { kind: 'document' };

export interface EventSummary {
  documents: number;
  /** Of maps, lists, texts and aliases, at any depth. Names are not counted. */
  values: number;
  isMap: boolean;
  comments: TrailingComment[];
}

const COMMENT = /:?[ \t]+(#[^\r\n]*)/y;

/** The line in which an offset lies, from 1. */
export const lineAt = (source: string, offset: number): number => source.slice(0, offset).split('\n').length;

/** The comment behind a value that ends at `offset`; `field` and `value` are passed on. */
export function commentBehind(
  source: string,
  offset: number,
  about: Pick<TrailingComment, 'field' | 'value'>,
): TrailingComment[] {
  COMMENT.lastIndex = offset;
  const comment = COMMENT.exec(source)?.[1];
  return comment === undefined ? [] : [{ ...about, line: lineAt(source, offset), comment }];
}

/** The `yaml` package has its own idea of these as names. */
const NULL = /^(?:null|Null|NULL|~)?$/;

/** Parsers differ in what they take for an anchor or a tag. */
const isMarked = (event: Event): boolean =>
  event.type === EVENT_ID.ALIAS ||
  ('anchorStart' in event && (event.anchorEnd > event.anchorStart || event.tagEnd > event.tagStart));

/** Text below `|` or `>` that is nothing but blanks: parsers differ in how many of them remain. */
const isBlankBlock = (source: string, event: Event): boolean =>
  event.type === EVENT_ID.SCALAR &&
  (event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK) &&
  source.slice(event.valueStart, event.valueEnd).trim() === '';

/**
 * Sums up the events of a source. Returns undefined if it holds more than maps of plain names, lists and texts: anchors, tags,
 * directives, names that are no text. Front matter hardly ever does, and parsers differ there.
 */
export function summarise(source: string, events: readonly Event[]): EventSummary | undefined {
  const levels: Level[] = [];
  const summary: EventSummary = { documents: 0, values: 0, isMap: false, comments: [] };
  /** Takes note of a value. A plain one may have a comment behind it. */
  const noteValue = (event: Event, level: Level | undefined): void => {
    summary.values += 1;
    if (level?.kind === 'document') summary.isMap = event.type === EVENT_ID.MAPPING;
    if (event.type !== EVENT_ID.SCALAR || event.style !== SCALAR_STYLE.PLAIN) return;
    const isThere = event.valueEnd >= 0;
    // A value that is not there has no place: a comment behind it stands behind its name.
    const offset = isThere ? event.valueEnd : level?.kind === 'map' ? level.after : undefined;
    if (offset === undefined) return;
    const field = levels.flatMap((each) => (each.kind === 'document' ? [] : [each.step ?? '']));
    const value = isThere ? getScalarValue(source, event) : '';
    summary.comments.push(...commentBehind(source, offset, { field, value }));
  };
  /** A value is complete: the next name or item follows. */
  const complete = (): void => {
    const level = levels.at(-1);
    if (level?.kind === 'list') level.step += 1;
    else if (level?.kind === 'map') level.step = undefined;
  };
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) {
      if (event.directives.length > 0) return undefined;
      summary.documents += 1;
      levels.push({ kind: 'document' });
      continue;
    }
    if (event.type === EVENT_ID.POP) {
      levels.pop();
      complete();
      continue;
    }
    if (isMarked(event) || isBlankBlock(source, event)) return undefined;
    const level = levels.at(-1);
    if (level?.kind === 'map' && level.step === undefined) {
      if (event.type !== EVENT_ID.SCALAR) return undefined;
      const name = getScalarValue(source, event);
      if (event.style === SCALAR_STYLE.PLAIN && NULL.test(name)) return undefined;
      level.step = name;
      level.after = event.valueEnd;
      continue;
    }
    noteValue(event, level);
    if (event.type === EVENT_ID.MAPPING) levels.push({ kind: 'map', step: undefined, after: 0 });
    else if (event.type === EVENT_ID.SEQUENCE) levels.push({ kind: 'list', step: 0 });
    else complete();
  }
  return summary;
}
