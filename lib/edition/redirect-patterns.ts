/** Redirects by pattern: `*` in the old address stands for one or more characters, and for the same in the new one. */
import type { Path } from '../routes.ts';
import type { EditionDatabase } from './database.ts';

export interface RedirectPattern {
  from: Path;
  to: Path;
}

/** Where a pattern leads a path; undefined where it does not fit, or would not lead elsewhere. */
export function applyPattern({ from, to }: RedirectPattern, path: Path): Path | undefined {
  const [before = '', after = ''] = from.split('*');
  if (path.length <= before.length + after.length) return undefined;
  if (!path.startsWith(before) || !path.endsWith(after)) return undefined;
  const matched = path.slice(before.length, path.length - after.length);
  const target = to.replace('*', () => matched).replace(/\/{2,}/g, '/');
  return target === path ? undefined : target;
}

/** Where the first of the editors' patterns that fits leads a path. */
export function findPatternTarget(db: EditionDatabase, path: Path): Path | undefined {
  for (const pattern of db.rows<RedirectPattern>(
    'SELECT source AS "from", target AS "to" FROM redirect_patterns ORDER BY n',
  )) {
    const target = applyPattern(pattern, path);
    if (target !== undefined) return target;
  }
  return undefined;
}
