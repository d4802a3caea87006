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

function commentAt(source: string, offset: number): string | undefined {
  COMMENT.lastIndex = offset;
  return COMMENT.exec(source)?.[1];
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
  const comments: TrailingComment[] = [];
  let [documents, values, isMap] = [0, 0, false];
  /** Takes note of a value that begins. Returns false if it is a name that is no text. */
  const begin = (event: Event): boolean => {
    const level = levels.at(-1);
    if (level?.kind === 'map' && level.step === undefined) {
      if (event.type !== EVENT_ID.SCALAR) return false;
      const name = getScalarValue(source, event);
      if (event.style === SCALAR_STYLE.PLAIN && NULL.test(name)) return false;
      level.step = name;
      level.after = event.valueEnd;
      return true;
    }
    values += 1;
    if (level?.kind === 'document') isMap = event.type === EVENT_ID.MAPPING;
    if (event.type !== EVENT_ID.SCALAR || event.style !== SCALAR_STYLE.PLAIN) return true;
    // A value that is not there has no place: a comment behind it stands behind its name.
    const end = event.valueEnd < 0 && level?.kind === 'map' ? level.after : event.valueEnd;
    const comment = end < 0 ? undefined : commentAt(source, end);
    if (comment !== undefined) {
      const field = levels.flatMap((each) => (each.kind === 'document' ? [] : [each.step ?? '']));
      const line = source.slice(0, end).split('\n').length;
      const value = event.valueEnd < 0 ? '' : getScalarValue(source, event);
      comments.push({ field, line, value, comment });
    }
    return true;
  };
  /** A value is complete: the next name or item follows. */
  const end = (wasName: boolean): void => {
    const level = levels.at(-1);
    if (wasName || level === undefined || level.kind === 'document') return;
    if (level.kind === 'list') level.step += 1;
    else level.step = undefined;
  };
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) {
      if (event.directives.length > 0) return undefined;
      documents += 1;
      levels.push({ kind: 'document' });
      continue;
    }
    if (event.type === EVENT_ID.POP) {
      levels.pop();
      end(false);
      continue;
    }
    const level = levels.at(-1);
    const isName = level?.kind === 'map' && level.step === undefined;
    if (isMarked(event) || isBlankBlock(source, event) || !begin(event)) return undefined;
    if (event.type === EVENT_ID.MAPPING) levels.push({ kind: 'map', step: undefined, after: 0 });
    else if (event.type === EVENT_ID.SEQUENCE) levels.push({ kind: 'list', step: 0 });
    else end(isName);
  }
  return { documents, values, isMap, comments };
}
