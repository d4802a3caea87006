/** What the desk knows to be published, and which files wait for what is not. */
import { storyAddress } from './address.ts';
import { nearest } from './nearest.ts';
import { needKey } from './needs.ts';
import { MEDIA } from './place-in-content.ts';

/** Two stories whose URLs differ in letter case only have this in common. */
const urlKey = (path: string): string => `url:${path.toLowerCase()}`;

/** Keys of what a file provides once it is published, from its name: `author:kavya`, `media:map.svg`. */
export function keysOf(file: string): string[] {
  const name = file.normalize('NFC');
  if (name.startsWith(`${MEDIA}/`)) return [needKey('media', name.slice(MEDIA.length + 1))];
  const [, folder, slug = ''] = /^(authors|sections)\/([^/]+)\.md$/.exec(name) ?? [];
  if (folder !== undefined) return [needKey(folder === 'authors' ? 'author' : 'section', slug)];
  if (!/^articles\/[^/]+\/[^/]+\/[^/]+\/[^/]+\.md$/.test(name)) return [];
  const address = storyAddress(name);
  return 'faults' in address ? [] : [needKey('story', address.path), urlKey(address.path)];
}

export class ContentIndex {
  readonly #owners = new Map<string, string>();
  readonly #waiting = new Map<string, Set<string>>();

  has(key: string): boolean {
    return this.#owners.has(key);
  }

  /** Key and owner of a URL that a file would share with another file. */
  rivalOf(file: string): { key: string; owner: string } | undefined {
    for (const key of keysOf(file)) {
      const owner = this.#owners.get(key);
      if (key.startsWith('url:') && owner !== undefined && owner !== file) return { key, owner };
    }
    return undefined;
  }

  /** Enters a file as published. Returns the keys that were not there before. */
  enter(file: string): string[] {
    const fresh = keysOf(file).filter((key) => !this.#owners.has(key));
    for (const key of fresh) this.#owners.set(key, file);
    return fresh;
  }

  /** Strikes a file. Returns the files that waited for its place. */
  strike(file: string): string[] {
    this.unwait(file);
    const keys = keysOf(file).filter((key) => this.#owners.get(key) === file);
    for (const key of keys) this.#owners.delete(key);
    return keys.filter((key) => key.startsWith('url:')).flatMap((key) => this.waitingFor(key));
  }

  /** Files in error that may be sound once `key` is there (or, of a URL, is free). */
  waitingFor(key: string): string[] {
    return [...(this.#waiting.get(key) ?? [])];
  }

  wait(file: string, keys: readonly string[]): void {
    for (const key of keys) {
      const files = this.#waiting.get(key) ?? new Set();
      this.#waiting.set(key, files.add(file));
    }
  }

  unwait(file: string): void {
    for (const [key, files] of this.#waiting) {
      files.delete(file);
      if (files.size === 0) this.#waiting.delete(key);
    }
  }

  /** The known name that is nearest to one that is not known. */
  suggest(kind: string, name: string): string | undefined {
    const prefix = `${kind}:`;
    const names = [...this.#owners.keys()].filter((key) => key.startsWith(prefix));
    return nearest(
      name,
      names.map((key) => key.slice(prefix.length)),
    );
  }
}
