import { describe, expect, it } from 'vitest';
import { isRunning } from './is-running.ts';

const landing = {
  kind: 'live',
  published: '2023-08-23T10:00:00.000Z',
  updated: '2023-08-23T14:00:00.000Z',
} as const;

describe('a live story', () => {
  it('is live for a day after its last word, then history', () => {
    expect(isRunning(landing, '2023-08-24T13:59:59.000Z')).toBe(true);
    expect(isRunning(landing, '2023-08-24T14:00:00.000Z')).toBe(false);
    expect(isRunning({ ...landing, updated: undefined }, '2023-08-24T13:00:00.000Z')).toBe(false);
  });

  it('is not what other kinds are', () => {
    expect(isRunning({ ...landing, kind: 'news' }, landing.published)).toBe(false);
  });
});
