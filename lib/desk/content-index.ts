/** What the desk knows to be published, and which files wait for what is not. */
import { storyAddress } from './address.ts';
import { nearest } from './nearest.ts';
import { type NeedKind, needKey } from './needs.ts';
import type { Shelf } from './outlet.ts';
import { MEDIA } from './place-in-content.ts';
import { WaitingRoom } from './waiting-room.ts';

interface Story {
  path: string;
  file: string;
}

/** What a file provides once it is published, from its name. */
type Provision = { kind: 'author' | 'section' | 'media'; name: string } | { kind: 'story'; path: string };

/** `/world/2007/05/29/`, of a story's path. */
const dayOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

function provisionOf(file: string): Provision | undefined {
  const name = file.normalize('NFC');
  if (name.startsWith(`${MEDIA}/`)) return { kind: 'media', name: name.slice(MEDIA.length + 1) };
  const [, folder, slug = ''] = /^(authors|sections)\/([^/]+)\.md$/.exec(name) ?? [];
  if (folder !== undefined) return { kind: folder === 'authors' ? 'author' : 'section', name: slug };
  if (!/^articles\/[^/]+\/[^/]+\/[^/]+\/[^/]+\.md$/.test(name)) return undefined;
  const address = storyAddress(name);
  return 'faults' in address ? undefined : { kind: 'story', path: address.path };
}

/** Two stories whose URLs differ in letter case only have this in common. */
const urlKey = (path: string): string => `url:${path.toLowerCase()}`;

/**
 * Authors and sections are few and kept here. Of media and stories there may be a million: those are looked up in the
 * edition, and only what it does not say yet is kept here, until it is published.
 */
export class ContentIndex {
  readonly #shelf: Shelf | undefined;
  readonly #authors: Set<string>;
  readonly #sections: Set<string>;
  /** Media files that came since the last transaction. */
  readonly #media = new Set<string>();
  /** Stories of the days that were asked for since then, by day and lower-case path. */
  readonly #days = new Map<string, Map<string, Story>>();
  /** Files struck that the edition may still name as owners. */
  readonly #struck = new Set<string>();
  readonly #waiting = new WaitingRoom();
  /** The file that was last asked for: each is asked for several times in a row. */
  #last: { file: string; provision: Provision | undefined } | undefined;

  constructor(shelf: Shelf | undefined) {
    this.#shelf = shelf;
    this.#authors = new Set(shelf?.authors());
    this.#sections = new Set(shelf?.sections());
  }

  has(kind: NeedKind, name: string): boolean {
    if (kind === 'author') return this.#authors.has(name);
    if (kind === 'section') return this.#sections.has(name);
    if (kind === 'media') return this.#media.has(name) || this.#isOnShelf(name);
    return this.#storiesNear(name).get(name.toLowerCase())?.path === name;
  }

  /** Key and owner of a URL that a file would share with another file. */
  rivalOf(file: string): { key: string; owner: string } | undefined {
    const provision = this.#provisionOf(file);
    if (provision?.kind !== 'story') return undefined;
    const story = this.#storiesNear(provision.path).get(provision.path.toLowerCase());
    return story === undefined || story.file === file
      ? undefined
      : { key: urlKey(provision.path), owner: story.file };
  }

  /** Enters a file as published. Returns the keys that were not there before. */
  enter(file: string): string[] {
    const provision = this.#provisionOf(file);
    if (provision === undefined) return [];
    this.#struck.delete(file);
    if (provision.kind === 'story') {
      const stories = this.#storiesNear(provision.path);
      const lowered = provision.path.toLowerCase();
      if (stories.has(lowered)) return [];
      stories.set(lowered, { path: provision.path, file });
      return [needKey('story', provision.path), urlKey(provision.path)];
    }
    const { kind, name } = provision;
    if (this.has(kind, name)) return [];
    this.#some(kind).add(name);
    return [needKey(kind, name)];
  }

  /** Strikes a file. Returns the files that waited for its place. */
  strike(file: string): string[] {
    this.#waiting.leave(file);
    const provision = this.#provisionOf(file);
    if (provision === undefined) return [];
    if (provision.kind === 'story') {
      const stories = this.#storiesNear(provision.path);
      const lowered = provision.path.toLowerCase();
      if (stories.get(lowered)?.file !== file) return [];
      stories.delete(lowered);
      this.#struck.add(file);
      return this.#waiting.waitingFor(urlKey(provision.path));
    }
    this.#struck.add(file);
    this.#some(provision.kind).delete(provision.name);
    return [];
  }

  /** Told when all that was entered, and the removal of these files, stands in the edition. */
  published(removed: readonly string[]): void {
    if (this.#shelf === undefined) return;
    this.#media.clear();
    this.#days.clear();
    for (const file of removed) this.#struck.delete(file);
  }

  /** Files in error that may be sound once `key` is there (or, of a URL, is free). */
  waitingFor(key: string): string[] {
    return this.#waiting.waitingFor(key);
  }

  isWaiting(file: string): boolean {
    return this.#waiting.has(file);
  }

  wait(file: string, keys: readonly string[]): void {
    this.#waiting.enter(file, keys);
  }

  unwait(file: string): void {
    this.#waiting.leave(file);
  }

  /** The known name that is nearest to one that is not known. */
  suggest(kind: NeedKind, name: string): string | undefined {
    return nearest(name, this.#namesNear(kind, name));
  }

  #provisionOf(file: string): Provision | undefined {
    if (this.#last?.file !== file) this.#last = { file, provision: provisionOf(file) };
    return this.#last.provision;
  }

  #some(kind: 'author' | 'section' | 'media'): Set<string> {
    if (kind === 'media') return this.#media;
    return kind === 'author' ? this.#authors : this.#sections;
  }

  #isOnShelf(media: string): boolean {
    return !this.#struck.has(`${MEDIA}/${media}`) && this.#shelf?.hasMedia(media) === true;
  }

  #namesNear(kind: NeedKind, name: string): string[] {
    if (kind === 'story') return [...this.#storiesNear(name).values()].map(({ path }) => path);
    const stored = kind === 'media' ? (this.#shelf?.someMedia() ?? []) : [];
    return [...stored, ...this.#some(kind)];
  }

  /** Stories of the same day in the same section as a path, by their lower-case paths. */
  #storiesNear(path: string): Map<string, Story> {
    const day = dayOf(path);
    const known = this.#days.get(day.toLowerCase());
    if (known !== undefined) return known;
    const stories = new Map<string, Story>();
    for (const start of this.#spellingsOf(day))
      for (const story of this.#shelf?.articlesBelow(start) ?? [])
        if (!this.#struck.has(story.file)) stories.set(story.path.toLowerCase(), story);
    this.#days.set(day.toLowerCase(), stories);
    return stories;
  }

  /** `/world/2007/05/29/` with the name of every section that differs in letter case only. */
  #spellingsOf(day: string): string[] {
    const [, section = '', ...date] = day.split('/');
    const lowered = section.toLowerCase();
    const sections = [...this.#sections].filter((name) => name.toLowerCase() === lowered);
    return [...new Set([section, ...sections])].map((name) => ['', name, ...date].join('/'));
  }
}
