/** What the paper says of its stories of late, the same to everybody. Runs in the browser. */
import { readChanges, type StoryChange } from '#lib/library/story-changes.ts';
import { changesPath } from '#lib/library-routes.ts';

/** None where it cannot be had: a library is shown without a network too. */
export async function fetchChanges(): Promise<ReadonlyMap<string, StoryChange>> {
  try {
    const answer = await fetch(changesPath());
    return answer.ok ? readChanges(await answer.json()) : new Map();
  } catch {
    return new Map();
  }
}
