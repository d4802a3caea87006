/**
 * `<reader-library data-tab>`: fills the library's page from the device, where nobody is signed in, and keeps it in step with
 * other tabs. What is done in it is done on the device: its forms are never sent.
 */
import type { Order } from '#lib/library/arrange-rows.ts';
import { ORDERS } from '#lib/library/arrange-rows.ts';
import type { FollowItem, Item, ItemKind } from '#lib/library/item.ts';
import type { LibraryTab } from '#lib/library/library-view.ts';
import type { StoryChange } from '#lib/library/story-changes.ts';
import { markReadPath, markUnreadPath, removeReadPath, unsavePath } from '#lib/library-form-routes.ts';
import { ask } from './ask.ts';
import { erase, exportBookmarks, exportJson, importFile } from './device-files.ts';
import { makeList } from './device-lists.ts';
import { dropKey, isStorageOpen, readKey, writeKey } from './device-storage.ts';
import { fetchChanges } from './fetch-changes.ts';
import { makeFollowList, makeFreshRows, noteSeen } from './following-tab.ts';
import { findItem, listItems, onChange, putItem, takeAway } from './store.ts';

const COUNTED = { saved: 'saved', following: 'follow', reads: 'read' } as const satisfies Record<
  LibraryTab,
  ItemKind
>;

class ReaderLibrary extends HTMLElement {
  #tab: LibraryTab = 'saved';
  #changes: ReadonlyMap<string, StoryChange> = new Map();
  #removed = new Map<string, Item>();
  #query = '';
  #order: Order = 'latest';

  connectedCallback(): void {
    this.#tab = (this.dataset.tab ?? 'saved') as LibraryTab; // as the page's server has it
    this.addEventListener('submit', (event) => this.#submit(event));
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : undefined;
      if (button?.dataset.do) void this.#do(button.dataset.do);
    });
    this.#readFind();
    this.#showTools();
    if (this.#tab === 'following') void this.#showFollowing();
    else {
      this.#showList();
      void fetchChanges().then((changes) => {
        this.#changes = changes;
        if (changes.size > 0) this.#showList();
      });
    }
    onChange(() => {
      if (this.#tab === 'following') this.#showCounts();
      else this.#showList();
    });
  }

  #part<E extends HTMLElement>(name: string): E | null {
    return this.querySelector<E>(`:not(template)[data-part="${name}"]`);
  }

  #say(part: 'status' | 'outcome' | 'paused', text: string): void {
    const line = this.#part(part);
    if (line && line.textContent !== text) line.textContent = text;
  }

  #showCounts(): void {
    for (const [tab, kind] of Object.entries(COUNTED)) {
      const count = this.querySelector(`[data-count="${tab}"]`);
      if (count) count.textContent = String(listItems(kind).length);
    }
  }

  /** The list again, with the reader's place in it. */
  #showList(): void {
    const list = this.#part('list');
    if (!list || this.#tab === 'following') return;
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    const focusedRow = focused?.closest<HTMLElement>('[data-path]')?.dataset.path;
    const { groups, all, found } = makeList(this, this.#tab, {
      query: this.#query,
      order: this.#order,
      changes: this.#changes,
      removed: this.#removed,
      undo: (id) => this.#undo(id),
    });
    list.replaceChildren(...groups);
    list.ariaBusy = null;
    if (focusedRow) this.#focusRow(focusedRow);
    this.#showCounts();
    this.#showEmpty(all === 0);
    if (this.#query && all > 0)
      this.#say(
        'status',
        found === 0 ? `Nothing in this list matches “${this.#query}”.` : `${found} of ${all} stories`,
      );
    else
      this.#say(
        'status',
        isStorageOpen() ? '' : 'This browser lets the site store nothing: what you save is not kept.',
      );
  }

  #showEmpty(isEmpty: boolean): void {
    const nothing = this.querySelector<HTMLElement>('.nothing:not(noscript *)');
    if (nothing) nothing.hidden = !isEmpty;
    for (const name of ['find', 'clear']) {
      const part = this.#part(name);
      if (part) part.hidden = isEmpty;
    }
  }

  #focusRow(path: string): void {
    const row = this.querySelector(`[data-path="${CSS.escape(path)}"]`);
    row?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }

  #readFind(): void {
    const form = this.#part('find')?.querySelector('form');
    form?.addEventListener('input', () => {
      const fields = new FormData(form);
      this.#query = String(fields.get('q') ?? '').trim();
      const order = String(fields.get('order'));
      this.#order = order in ORDERS ? (order as Order) : 'latest'; // it is one of them
      this.#showList();
    });
  }

  /** Forms of the rows, by where the server would have them sent. */
  #submit(event: SubmitEvent): void {
    const { target, submitter } = event;
    if (!(target instanceof HTMLFormElement)) return;
    event.preventDefault();
    const path = submitter instanceof HTMLButtonElement ? submitter.value : '';
    const action = target.getAttribute('action');
    if (action === unsavePath()) this.#remove('saved', path);
    if (action === removeReadPath()) this.#remove('read', path);
    if (action === markReadPath() || action === markUnreadPath())
      this.#mark(path, action === markUnreadPath());
  }

  #remove(kind: 'saved' | 'read', id: string): void {
    const item = findItem(kind, id);
    if (!item) return;
    this.#removed.set(id, item);
    takeAway(kind, id);
    this.#focusRow(id);
  }

  #undo(id: string): void {
    const item = this.#removed.get(id);
    if (!item) return;
    this.#removed.delete(id);
    const { stamp: _, ...draft } = item;
    if (putItem(draft)) this.#removed.set(id, item);
    this.#focusRow(id);
  }

  #mark(id: string, unread: boolean): void {
    const item = findItem('read', id);
    if (!item) return;
    const { stamp: _, unread: __, ...draft } = item;
    putItem(unread ? { ...draft, unread } : draft);
    this.#focusRow(id);
  }

  async #do(what: string): Promise<void> {
    if (what === 'pause') return this.#pause();
    if (what === 'clear-reads') return this.#clearReads();
    if (what === 'import') return this.querySelector<HTMLInputElement>('input[type="file"]')?.click();
    if (what === 'export-json') this.#say('outcome', exportJson());
    if (what === 'export-bookmarks') this.#say('outcome', exportBookmarks());
    if (what === 'erase') {
      this.#removed.clear();
      const outcome = await erase();
      if (outcome) this.#say('outcome', outcome);
      if (this.#tab === 'following') void this.#showFollowing();
    }
  }

  #pause(): void {
    if (readKey('reads') === 'paused') dropKey('reads');
    else writeKey('reads', 'paused');
    this.#showPause();
  }

  #showPause(): void {
    const button = this.querySelector<HTMLElement>('[data-do="pause"]');
    const isPaused = readKey('reads') === 'paused';
    if (button) button.textContent = isPaused ? 'Keep what I read again' : 'Pause';
    this.#say('paused', isPaused ? 'Paused: what you read now is not kept.' : '');
  }

  async #clearReads(): Promise<void> {
    const reads = listItems('read');
    const text = `${reads.length} ${reads.length === 1 ? 'story' : 'stories'}, and where you stopped in each, will be forgotten on this device.`;
    if (!(await ask('Clear what you have read?', text, 'Clear all'))) return;
    this.#removed.clear();
    for (const { id } of reads) takeAway('read', id);
    this.#say('outcome', 'What you had read is cleared.');
  }

  #showTools(): void {
    for (const name of ['tools', 'pause']) {
      const part = this.#part(name);
      if (part) part.hidden = false;
    }
    if (this.#tab === 'reads') this.#showPause();
    const chooser = this.querySelector<HTMLInputElement>('input[type="file"]');
    chooser?.addEventListener('change', async () => {
      const [file] = chooser.files ?? [];
      if (!file) return;
      const outcome = await importFile(file);
      chooser.value = '';
      this.#say('outcome', outcome);
      if (this.#tab === 'following') void this.#showFollowing();
    });
  }

  async #showFollowing(): Promise<void> {
    const list = this.#part('list');
    const follows: FollowItem[] = listItems('follow');
    this.#showCounts();
    this.#showEmpty(follows.length === 0);
    list?.replaceChildren(makeFollowList(this, follows));
    if (follows.length === 0 || !list) {
      if (list) list.ariaBusy = null;
      return;
    }
    this.#say('status', 'Looking for new stories…');
    const rows = await makeFreshRows(this, follows);
    list.ariaBusy = null;
    if (rows === undefined) return this.#say('status', 'New stories cannot be had without a connection.');
    this.#say('status', rows.length === 0 ? 'There are no stories of it yet.' : '');
    if (rows.length > 0) {
      const section = document.createElement('section');
      section.className = 'block-gap';
      const title = document.createElement('h2');
      title.className = 'day';
      title.textContent = 'Stories of what you follow';
      const stories = document.createElement('ul');
      stories.append(...rows);
      section.append(title, stories);
      list.append(section);
    }
    // What is shown is seen when the page is left: until then it is new.
    addEventListener('pagehide', noteSeen, { once: true });
  }
}

customElements.define('reader-library', ReaderLibrary);
