/** Opens a resource, and tries again with growing pauses until it can be opened. */
import { DatabaseAway, whyAway } from './away.ts';
import type { DatabaseState } from './database-watch.ts';

/** Pauses between tries, in ms; the last one from then on. */
const PAUSES = [1_000, 2_000, 5_000, 10_000, 30_000];

interface Opened<T> {
  /** Resolves when it is open. @throws DatabaseAway if it cannot be opened at present */
  when(): Promise<T>;
  /** Undefined if it is not open. */
  now(): T | undefined;
  /** Undefined until the first try has ended. */
  state(): DatabaseState | undefined;
  close(): Promise<void>;
}

export function keepOpening<T extends { close(): Promise<void> }>({
  open,
  now,
  onFailure,
  pauses = PAUSES,
}: {
  open(): Promise<T>;
  now(): number;
  /** Called for each try that failed. */
  onFailure(error: unknown): void;
  pauses?: readonly number[];
}): Opened<T> {
  let opened: T | undefined;
  let opening: Promise<T>;
  let timer: NodeJS.Timeout | undefined;
  let tries = 0;
  let state: DatabaseState | undefined;

  async function attempt(): Promise<T> {
    try {
      opened = await open();
      state = { state: 'ok', since: now() };
      return opened;
    } catch (error) {
      const reason = whyAway(error) ?? (error instanceof Error ? error.message : String(error));
      state = { state: 'away', since: state?.since ?? now(), reason };
      timer = setTimeout(begin, pauses[Math.min(tries, pauses.length - 1)]);
      timer.unref();
      tries += 1;
      onFailure(error);
      throw new DatabaseAway(reason, { cause: error });
    }
  }
  function begin(): void {
    opening = attempt();
    // Callers of `when` get the failure.
    opening.catch(() => {});
  }
  begin();
  return {
    when: () => opening,
    now: () => opened,
    state: () => state,
    async close() {
      clearTimeout(timer);
      await (await opening).close();
    },
  };
}
