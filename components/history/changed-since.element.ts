/**
 * `<changed-since>`: where this reader has read an earlier revision of the story, fetches the script that tells what changed.
 * What they had read is looked up at once, before this visit is noted as a read.
 */
import { fetchLater } from '#components/page/later-script.ts';
import type * as Changes from './tell-changes.ts';

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
    const { story, revision } = this.dataset;
    const read = lastRead(story);
    if (!(read < Number(revision))) return;
    // Without a network the story is what it is.
    void fetchLater<typeof Changes>('changes').then((changes) => changes?.tellChanges(this, read));
  }
}

customElements.define('changed-since', ChangedSince);
