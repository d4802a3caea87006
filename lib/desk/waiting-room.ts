/** Files in error that may be sound once something is there, by the key of what they wait for. */
export class WaitingRoom {
  readonly #filesByKey = new Map<string, Set<string>>();
  readonly #keysByFile = new Map<string, Set<string>>();

  enter(file: string, keys: readonly string[]): void {
    const all = this.#keysByFile.get(file) ?? new Set();
    this.#keysByFile.set(file, all);
    for (const key of keys) {
      all.add(key);
      this.#filesByKey.set(key, (this.#filesByKey.get(key) ?? new Set()).add(file));
    }
  }

  /** The file waits for nothing any more. */
  leave(file: string): void {
    for (const key of this.#keysByFile.get(file) ?? []) {
      const files = this.#filesByKey.get(key);
      files?.delete(file);
      if (files?.size === 0) this.#filesByKey.delete(key);
    }
    this.#keysByFile.delete(file);
  }

  has(file: string): boolean {
    return this.#keysByFile.has(file);
  }

  waitingFor(key: string): string[] {
    return [...(this.#filesByKey.get(key) ?? [])];
  }
}
