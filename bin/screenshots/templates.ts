/** Every template that a reader can meet: those that the tests visit, and what only an eye can judge. */
import { BAGHDAD, LISTS, STORIES, TEMPLATES as VISITED } from '../../e2e/site/pages.ts';
import { CLOCK } from '../../playwright.config.ts';

export interface Template {
  path: string;
  /** Instant at which this one's site stands still, where it is not that of the browser tests. ISO 8601. */
  clock?: string;
}

/** The morning after the landing, on which the last update is minutes old. */
const MOON_LANDING = '2023-08-24T09:30:00+05:30';

/** By name, in the order in which they are looked at. */
export const TEMPLATES: Record<string, Template> = {
  ...Object.fromEntries(Object.entries(VISITED).map(([name, path]) => [name.replaceAll(' ', '-'), { path }])),
  'front-with-live-story': { path: LISTS.front, clock: MOON_LANDING },
  'live-story-running': { path: STORIES['live story'], clock: MOON_LANDING },
  'inline-map': { path: '/culture/2016/07/16/nalanda-becomes-a-world-heritage-site' },
  'inline-chart': { path: '/science/2014/03/27/south-east-asia-declared-free-of-polio' },
  'opinion-with-picture': {
    path: '/business/2026/04/26/the-box-that-changed-trade-was-the-work-of-committees',
  },
  'map-for-a-picture': { path: '/world/2007/03/25/security-council-bars-iran-from-exporting-arms' },
  'words-alone': { path: '/science/2023/10/03/katalin-kariko-on-the-call-from-stockholm' },
};

/** What is put on paper too. */
const PRINTED: ReadonlySet<string> = new Set([LISTS.front, BAGHDAD]);

export const clockOf = ({ clock = CLOCK }: Template): string => clock;
export const isPrinted = ({ path, clock }: Template): boolean => clock === undefined && PRINTED.has(path);
