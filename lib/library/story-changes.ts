/** What `/changes.json` says: which stories were corrected, updated or taken down of late. Pure. */
import type { Path } from '#lib/routes.ts';

export interface StoryChange {
  /** Number of the story's latest revision, from 1. */
  revision?: number;
  kind?: 'correction' | 'update';
  /** When it was made, in ms since 1970. */
  at: number;
  withdrawn?: { reason?: string };
}

type Fields = Record<string, unknown>;

/** Whatever the body is: only what can be read of it counts. Of several changes of a story the latest. */
export function readChanges(body: unknown): Map<Path, StoryChange> {
  const list = Array.isArray(body) ? body : (Object(body) as Fields).changes; // of an object, whatever it is
  const changes = new Map<Path, StoryChange>();
  for (const entry of Array.isArray(list) ? list : []) {
    const { path, revision, kind, at, withdrawn, reason } = Object(entry) as Fields; // of an object, whatever it is
    const time = typeof at === 'string' ? Date.parse(at) : at;
    if (typeof path !== 'string' || typeof time !== 'number' || Number.isNaN(time)) continue;
    if ((changes.get(path)?.at ?? 0) > time) continue;
    const why = typeof withdrawn === 'string' ? withdrawn : ((Object(withdrawn) as Fields).reason ?? reason);
    changes.set(path, {
      at: time,
      ...(typeof revision === 'number' && { revision }),
      ...((kind === 'correction' || kind === 'update') && { kind }),
      ...(Boolean(withdrawn) && { withdrawn: typeof why === 'string' && why ? { reason: why } : {} }),
    });
  }
  return changes;
}
