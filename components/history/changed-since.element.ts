/**
 * `<changed-since>`: where this reader has read an earlier revision of the story, fetches the script that tells what changed.
 * What they had read is looked up at once, before this visit is noted as a read.
 */
import type { tellChanges } from './tell-changes.ts';

/** Number of the revision that was last read; NaN where none is known, which is less than no other. */
function lastRead(story = ''): number {
  try {
    const read = JSON.parse(localStorage.getItem(`broadsheet.read:${story}`) ?? '{}');
    return read.gone ? Number.NaN : Number(read.revision ?? Number.NaN);
  } catch {
    return Number.NaN;
  }
}

class ChangedSince extends HTMLElement {
  connectedCallback(): void {
    const { story, revision, script } = this.dataset;
    const read = lastRead(story);
    if (!script || !(read < Number(revision))) return;
    import(script).then(
      (module: { tellChanges: typeof tellChanges }) => module.tellChanges(this, read),
      // Without a network the story is what it is.
      () => {},
    );
  }
}

customElements.define('changed-since', ChangedSince);
