/** A paper whose every part is sound, for tests. */
import type { SiteParts } from './describe-health.ts';

export const soundParts = (other: Partial<SiteParts> = {}): SiteParts => ({
  edition: { articles: 66, version: 7, isDamaged: false, hasSite: true },
  rendering: 'ready',
  desk: {
    isRunning: true,
    silentFor: 1_200,
    restarts: 0,
    condition: {
      state: 'ready',
      lastPass: { at: Date.UTC(2026, 5, 1, 12), ms: 40, read: 1, removed: 0 },
      failing: [],
      faults: 2,
      renditions: 3,
      change: 7,
    },
  },
  space: { free: 5_000_000_000, state: 'ample' },
  search: { pending: 0, isAnswering: true },
  queues: {},
  uptime: 60,
  ...other,
});
