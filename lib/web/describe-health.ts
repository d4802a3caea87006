/**
 * Describes the paper's health for whoever monitors it. A pure function: the state of each part goes in, the answer comes out. It
 * holds no reader's data, no secret and no path of this machine, because anybody may ask.
 */
import type { DeskTask, Failing } from '#lib/condition/desk-condition.ts';
import type { Space } from '#lib/disk/free-space.ts';
import { WHY_TEXT } from '#lib/disk/why.ts';
import type { DeskState } from './desk-process.ts';

export interface SiteParts {
  /** Undefined if there is no complete edition. */
  edition: { articles: number; version: number; isDamaged: boolean; hasSite: boolean } | undefined;
  /** Whether pages that are not held in memory can be rendered: now, or in a moment, when a process that stopped is replaced. */
  rendering: 'ready' | 'soon' | 'none';
  /** Undefined if this process runs without a desk. */
  desk: DeskState | undefined;
  /** Of DATA_DIR. */
  space: Space;
  /** The number of stories that are not indexed yet; whether searches are answered. */
  search: { pending: number; isAnswering: boolean };
  /** Readers' accounts and libraries: `idle` until somebody needs them. Undefined if it is not known. */
  readers?: { state: 'ok' | 'idle' | 'away' } | undefined;
  /** Letters to readers. Undefined if it is not known. */
  mail?: { state: 'ok' | 'idle' | 'failing'; waiting?: number } | undefined;
  /** The number of waiting jobs of each kind. */
  queues: Readonly<Record<string, number>>;
  /** Seconds. */
  uptime: number;
}

/** `starting` and `failing`: pages cannot be served. `degraded`: they can, and somebody should read the reasons. */
export type HealthStatus = 'ok' | 'degraded' | 'starting' | 'failing';

export interface Health {
  status: HealthStatus;
  /** One sentence for each thing that is wrong. */
  reasons: string[];
}

/** A desk reports every two seconds. After this long without a report it counts as silent (ms). */
const SILENT = 10_000;

const TASKS: Record<DeskTask, string> = {
  turn: 'The desk of another process works on this DATA_DIR, and the one of this process waits',
  edition: 'The edition cannot be rebuilt',
  content: 'What was saved cannot be published',
  folders: 'Folders of the content cannot be read, and what was published of them stays as it is',
  histories: 'What stories said before cannot be written to history.db, and waits in edition.db',
  hours: 'Stories whose hour has come cannot be published',
  pictures: 'Renditions of pictures cannot be made',
  search: 'New stories cannot be indexed for search',
  renames: 'Addresses from the git history of the content cannot be taken in',
  notices: 'Notices to hubs and search engines cannot be kept',
};

const failureOf = ({ what, why }: Failing): string =>
  what === 'turn'
    ? `${TASKS[what]}. Set DESK=off on all processes but one.`
    : `${TASKS[what]}: ${WHY_TEXT[why]}. It is tried again by itself.`;

const inSeconds = (ms: number): number => Math.round(ms / 1000);

const isSilent = ({ silentFor, condition }: DeskState): boolean =>
  condition !== undefined && silentFor > SILENT;

function wrongWithDesk(desk: DeskState | undefined): string[] {
  if (desk === undefined) return [];
  const { isRunning, condition } = desk;
  if (!isRunning) return ['The desk has stopped and is started again: nothing new is published meanwhile.'];
  return [
    ...(isSilent(desk)
      ? [`The desk has said nothing for ${inSeconds(desk.silentFor)} s: it is replaced after 30 s.`]
      : []),
    ...(condition?.isEmptied ? ['The content folder is empty: what was published stays up.'] : []),
    ...(condition?.failing.map(failureOf) ?? []),
  ];
}

/** The edition is served, but part of it cannot be read; or the desk is already reading all content again. */
export const isDamaged = ({ edition, desk }: SiteParts): boolean =>
  edition !== undefined &&
  (edition.isDamaged || (desk?.condition?.state === 'reading' && desk.condition.lastPass !== undefined));

/** True if what is missing will not come by itself. */
const isStuck = (parts: SiteParts): boolean =>
  isDamaged(parts) || parts.space.state === 'scarce' || wrongWithDesk(parts.desk).length > 0;

function wrongWith(parts: SiteParts): string[] {
  const { edition, rendering, space, search, readers, mail } = parts;
  return [
    ...(rendering === 'soon'
      ? ['A process that renders stopped and is replaced: pages that are not in memory wait for it.']
      : []),
    ...(isDamaged(parts) ? ['The edition is damaged, and the desk makes another.'] : []),
    ...(edition?.hasSite === false ? ['There is no site.yml that can be used: the paper has no name.'] : []),
    ...wrongWithDesk(parts.desk),
    ...(space.state === 'ample' ? [] : ['There is little room left in DATA_DIR.']),
    ...(search.isAnswering ? [] : ['Searches are not answered.']),
    ...(readers?.state === 'away' ? ["Readers' accounts and libraries cannot be reached."] : []),
    ...(mail?.state === 'failing' ? ['Letters to readers cannot be sent.'] : []),
  ];
}

/** What is still missing before pages can be served. */
export const missingParts = ({ edition, rendering }: SiteParts): string[] => [
  ...(edition === undefined ? ['an edition that holds all of the content'] : []),
  ...(rendering === 'none' ? ['what renders pages'] : []),
];

export function judge(parts: SiteParts): Health {
  const wrong = wrongWith(parts);
  const missing = missingParts(parts);
  if (missing.length === 0) return { status: wrong.length === 0 ? 'ok' : 'degraded', reasons: wrong };
  const reasons = [`There is not yet: ${missing.join(', ')}.`, ...wrong];
  return { status: isStuck(parts) ? 'failing' : 'starting', reasons };
}

const instant = (ms: number): string => new Date(ms).toISOString();

function deskOf(desk: DeskState | undefined): object {
  if (desk === undefined) return { state: 'off' };
  const { condition, restarts, silentFor, isRunning } = desk;
  const state = isSilent(desk) ? 'silent' : (condition?.state ?? 'starting');
  return {
    state: isRunning ? state : 'stopped',
    lastPass: condition?.lastPass ? { ...condition.lastPass, at: instant(condition.lastPass.at) } : null,
    failing: condition?.failing.map((one) => ({ ...one, since: instant(one.since) })) ?? [],
    faults: condition?.faults ?? null,
    silentFor: inSeconds(silentFor),
    restarts,
  };
}

/** The answer to `/api/health`: 200 if pages can be served. */
export function describeHealth(parts: SiteParts): { code: 200 | 503; body: object } {
  const { status, reasons } = judge(parts);
  const { edition, space, search, readers, mail, queues, uptime, desk } = parts;
  const searching = search.pending > 0 ? 'indexing' : 'ok';
  return {
    code: status === 'ok' || status === 'degraded' ? 200 : 503,
    body: {
      status,
      reasons,
      ...(edition && {
        edition: {
          articles: edition.articles,
          version: edition.version,
          state: isDamaged(parts) ? 'damaged' : 'ok',
        },
      }),
      desk: deskOf(desk),
      space: { free: space.free ?? null, state: space.state },
      readers: readers ?? { state: 'unknown' },
      search: { state: search.isAnswering ? searching : 'failing', pending: search.pending },
      mail: mail ?? { state: 'unknown' },
      queues: { renditions: desk?.condition?.renditions ?? 0, ...queues },
      uptime,
    },
  };
}
