/** Which blocks of a story's text changed since each of its revisions: for a reader who read one of them. */
import type {
  Access,
  Correction,
  Instant,
  Revision,
  RevisionKind,
  RevisionText,
} from '#lib/edition/model.ts';
import { comparable } from './shown-text.ts';
import { type TextBlock, textBlocks } from './text-blocks.ts';

/** A revision, as `…/history.json` has it. */
export interface RevisionSince {
  number: number;
  at: Instant;
  kind: RevisionKind;
  notes: Correction[];
  /** Indices among the steady blocks (`STEADY_BLOCKS`) of what the story says now: those that are not in this revision. */
  changed: number[];
}

/** Characters of Markdown that are read: of revisions beyond them it is not said what changed. */
const MARKDOWN = 3_000_000;

/** Lines of `after` that are not in `before`. */
function newLines(before: RevisionText, after: RevisionText): Set<string> {
  const linesOf = ({ body }: RevisionText): string[] => textBlocks(body).flatMap(({ lines }) => lines);
  const left = new Map<string, number>();
  for (const line of linesOf(before)) left.set(line, (left.get(line) ?? 0) + 1);
  const fresh = linesOf(after).filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
  return new Set(fresh);
}

/** Places, among the steady blocks of what the page shows, of those with any of these lines. */
const placesOf = (lines: ReadonlySet<string>, shown: readonly TextBlock[]): number[] =>
  shown
    .filter(({ steady }) => steady)
    .flatMap((block, index) => (block.lines.some((line) => lines.has(line)) ? index : []));

/** Every revision with what changed since, newest first, as `revisions` are. `access`: the story's, now. */
export function changesSince(revisions: readonly Revision[], access: Access): RevisionSince[] {
  const [latest] = revisions;
  const shown = latest ? textBlocks(latest.text.body) : [];
  let markdown = MARKDOWN;
  return revisions.map(({ text, ...revision }) => {
    if (latest === undefined || revision.number === latest.number) return { ...revision, changed: [] };
    markdown -= text.body.length + latest.text.body.length;
    if (markdown < 0) return { ...revision, changed: [] };
    return { ...revision, changed: placesOf(newLines(...comparable(text, latest.text, access)), shown) };
  });
}
