import { describe, expect, it } from 'vitest';
import type { DeskCondition } from '#lib/condition/desk-condition.ts';
import { describeHealth, type SiteParts } from './describe-health.ts';
import type { DeskState } from './desk-process.ts';
import { soundParts } from './site-parts.fixtures.ts';

function desk(condition: Partial<DeskCondition> = {}, state: Partial<DeskState> = {}): DeskState {
  const sound = soundParts().desk;
  if (sound?.condition === undefined) throw new Error('The sound paper has a desk.');
  return { ...sound, ...state, condition: { ...sound.condition, ...condition } };
}
interface Answer {
  code: number;
  status: string;
  reasons: string[];
  desk: object;
}
function health(parts: Partial<SiteParts> = {}): Answer {
  const { code, body } = describeHealth(soundParts(parts));
  return { code, ...(body as Omit<Answer, 'code'>) }; // the shape that describeHealth makes
}

describe('a paper that is well', () => {
  it('says so, with the fields that scripts rely on and the state of each part', () => {
    expect(describeHealth(soundParts())).toEqual({
      code: 200,
      body: {
        status: 'ok',
        reasons: [],
        edition: { articles: 66, version: 7, state: 'ok' },
        desk: {
          state: 'ready',
          lastPass: { at: '2026-06-01T12:00:00.000Z', ms: 40, read: 1, removed: 0 },
          failing: [],
          faults: 2,
          silentFor: 1,
          restarts: 0,
        },
        space: { free: 5_000_000_000, state: 'ample' },
        readers: { state: 'unknown' },
        search: { state: 'ok', pending: 0 },
        mail: { state: 'unknown' },
        queues: { renditions: 3 },
        uptime: 60,
      },
    });
  });

  it('may have no desk of its own, files with faults, stories to index and pictures to render', () => {
    expect(health({ desk: undefined })).toMatchObject({ code: 200, status: 'ok', desk: { state: 'off' } });
    expect(health({ desk: desk({ faults: 90, renditions: 900 }) }).status).toBe('ok');
    const indexing = health({ search: { pending: 1_000, isAnswering: true } });
    expect(indexing).toMatchObject({ status: 'ok', search: { state: 'indexing', pending: 1_000 } });
    expect(health({ readers: { state: 'idle' }, mail: { state: 'ok', waiting: 2 } }).status).toBe('ok');
  });
});

describe('a paper that is served though something is wrong', () => {
  const since = Date.UTC(2026, 5, 1, 11);
  it.each<[string, Partial<SiteParts>, RegExp]>([
    [
      'a full disk',
      { desk: desk({ failing: [{ what: 'content', why: 'full', since, attempts: 4 }] }) },
      /^What was saved cannot be published: the disk is full\. It is tried again by itself\.$/,
    ],
    [
      'a folder that may not be read',
      { desk: desk({ failing: [{ what: 'folders', why: 'barred', since, attempts: 1 }] }) },
      /^Folders of the content cannot be read.*: it cannot be read or written\./,
    ],
    ['a silent desk', { desk: desk({}, { silentFor: 17_000 }) }, /^The desk has said nothing for 17 s/],
    ['a desk that stopped', { desk: desk({}, { isRunning: false }) }, /^The desk has stopped/],
    ['an emptied folder', { desk: desk({ isEmptied: true }) }, /^The content folder is empty/],
    ['little room', { space: { free: 9, state: 'low' } }, /^There is little room left in DATA_DIR/],
    [
      'a damaged edition',
      { edition: { articles: 1, version: 1, isDamaged: true, hasSite: true } },
      /^The edition is damaged, and the desk makes another\.$/,
    ],
    [
      'no site.yml',
      { edition: { articles: 0, version: 1, isDamaged: false, hasSite: false } },
      /^There is no site\.yml that can be used/,
    ],
    [
      'an edition that is read anew while it is served',
      { desk: desk({ state: 'reading' }) },
      /^The edition is damaged, and the desk makes another\.$/,
    ],
    [
      'a renderer that died',
      { rendering: 'soon' },
      /^A process that renders stopped and is replaced: pages that are not in memory wait for it\.$/,
    ],
    ['no search', { search: { pending: 0, isAnswering: false } }, /^Searches are not answered\.$/],
    ["readers' database away", { readers: { state: 'away' } }, /^Readers' accounts and libraries cannot/],
    ['mail that fails', { mail: { state: 'failing' } }, /^Letters to readers cannot be sent\.$/],
  ])('(%s) is degraded, says why in a sentence, and may still be sent readers', (_, parts, reason) => {
    const found = health(parts);
    expect(found).toMatchObject({ code: 200, status: 'degraded' });
    expect(found.reasons).toEqual([expect.stringMatching(reason)]);
  });

  it('calls the edition damaged while it is rebuilt, and not while a restarted desk reads its files', () => {
    expect(health({ desk: desk({ state: 'reading' }) })).toMatchObject({ edition: { state: 'damaged' } });
    const restarted = health({ desk: desk({ state: 'reading', lastPass: undefined }) });
    expect(restarted).toMatchObject({ status: 'ok', edition: { state: 'ok' } });
  });

  it('says since when the desk has been failing, and how often it has tried', () => {
    const failing = [{ what: 'content', why: 'full', since, attempts: 4 }] as const;
    expect(health({ desk: desk({ failing }) }).desk).toMatchObject({
      failing: [{ what: 'content', why: 'full', since: '2026-06-01T11:00:00.000Z', attempts: 4 }],
    });
  });
});

describe('a paper that cannot be served', () => {
  it('is starting while its first edition is read, or while nothing can be rendered', () => {
    const reading = health({ edition: undefined, desk: desk({ state: 'reading' }) });
    expect(reading).toMatchObject({ code: 503, status: 'starting', desk: { state: 'reading' } });
    expect(reading.reasons).toEqual(['There is not yet: an edition that holds all of the content.']);
    expect(reading).not.toHaveProperty('edition');
    expect(health({ rendering: 'none' })).toMatchObject({ code: 503, status: 'starting' });
    const first = { isRunning: true, silentFor: 20_000, restarts: 0, condition: undefined };
    expect(health({ edition: undefined, desk: first })).toMatchObject({
      status: 'starting',
      desk: { state: 'starting', lastPass: null, faults: null },
    });
  });

  it('is starting although there is little space, or letters or searches fail: none of these keeps pages from being served', () => {
    const parts = { edition: undefined, desk: desk({ state: 'reading', lastPass: undefined }) };
    for (const other of [
      { space: { free: 9, state: 'low' } },
      { search: { pending: 0, isAnswering: false } },
      { mail: { state: 'failing' } },
    ] as const)
      expect(health({ ...parts, ...other })).toMatchObject({ code: 503, status: 'starting' });
    expect(health({ ...parts, space: { free: 0, state: 'scarce' } }).status).toBe('failing');
  });

  it('is failing if there is no edition and none can be made', () => {
    const failing = [{ what: 'content', why: 'barred', since: 0, attempts: 1 }] as const;
    const found = health({ edition: undefined, desk: desk({ state: 'reading', failing }) });
    expect(found).toMatchObject({ code: 503, status: 'failing' });
    expect(found.reasons).toHaveLength(2);
  });
});
