/**
 * The one place that reads `process.env`. Every value is read when it is asked for,
 * so a built server follows the environment it runs in.
 */
import { availableParallelism } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import { type MemoryLimit, memoryLimit } from './memory/limit.mjs';
import { type MemoryPlan, planMemory } from './memory/plan.mjs';

/** Root of the checkout (or of the container's app folder): where `package.json` is. */
export const projectDir = (): string => process.env.BROADSHEET_ROOT ?? process.cwd();

const fromRoot = (path: string): string => (isAbsolute(path) ? path : resolve(projectDir(), path));

/** Folder of what Node compiled at earlier starts. Processes and threads that are started from here use it too. */
export const shareCompiled = (): string => {
  process.env.NODE_COMPILE_CACHE ||= fromRoot('.next/cache/compiled');
  return process.env.NODE_COMPILE_CACHE;
};

const wholeNumber = (name: string, fallback: number): number => {
  const text = process.env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new Error(`${name} must be a whole number, not "${text}".`);
  return value;
};

/** True unless the variable says `off`. @throws Error if it says anything else: `no`, `false` or `0` must not mean `on`. */
const unlessOff = (name: string): boolean => {
  const text = process.env[name];
  if (text === undefined || text === '') return true;
  if (text === 'off') return false;
  throw new Error(`${name} must be "off" or unset, not "${text}".`);
};

/** TCP port of the web process. Contract: `PORT`, default 3000. */
export const port = (): number => wholeNumber('PORT', 3000);
/** Address of the web process. Contract: `HOST`, default 127.0.0.1. */
export const host = (): string => process.env.HOST || '127.0.0.1';
/** Public origin without a trailing slash. Contract: `SITE_URL`, default `http://localhost:$PORT`. */
export const siteUrl = (): string =>
  (process.env.SITE_URL || `http://localhost:${port()}`).replace(/(?<!\/)\/+$/, '');
const STRICT_TRANSPORT = /^max-age=\d{1,10}(?:; ?includeSubDomains)?(?:; ?preload)?$/i;
/**
 * The value of `Strict-Transport-Security` (RFC 6797): `HSTS`, default `max-age=31536000`; undefined if it is `off`, or SITE_URL is
 * not https.
 */
export const transportSecurity = (): string | undefined => {
  const text = process.env.HSTS || 'max-age=31536000';
  if (text === 'off') return undefined;
  if (!STRICT_TRANSPORT.test(text))
    throw new Error(
      `HSTS must be "off" or like "max-age=31536000; includeSubDomains; preload", not "${text}".`,
    );
  return siteUrl().startsWith('https:') ? text : undefined;
};
/** Folder of Markdown, absolute. Contract: `CONTENT_DIR`, default `content`. */
export const contentDir = (): string => fromRoot(process.env.CONTENT_DIR || 'content');
/** Folder of everything that is written, absolute. Contract: `DATA_DIR`, default `.data`. */
export const dataDir = (): string => fromRoot(process.env.DATA_DIR || '.data');
/** Path of the edition's database file, absolute. */
export const editionFile = (): string => resolve(dataDir(), 'edition.db');
/** Path of the file with the histories of stories, absolute. */
export const historyFile = (): string => resolve(dataDir(), 'history.db');
/** False if lost histories are not looked for in the content's git history: `GIT_HISTORY=off`. */
export const withGitHistory = (): boolean => unlessOff('GIT_HISTORY');
/** Environment for git, in which it asks for no password and fetches nothing. */
export const gitEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
});
/** Snapshot of an edition to start from where there is none, absolute: `EDITION_SNAPSHOT`; undefined where it is unset. */
export const editionSnapshot = (): string | undefined =>
  process.env.EDITION_SNAPSHOT ? fromRoot(process.env.EDITION_SNAPSHOT) : undefined;
/** Folder of the pictures' renditions, absolute. */
export const renditionsDir = (): string => resolve(dataDir(), 'renditions');
/** Folder of share cards, absolute. */
export const cardsDir = (): string => resolve(dataDir(), 'cards');
/** Folder of what web processes have counted of reads, absolute. */
export const readsDir = (): string => resolve(dataDir(), 'reads');
/** Names the file that fontconfig reads its folders from; to be called before anything is drawn. */
export const setFontconfig = (file: string): void => {
  process.env.FONTCONFIG_FILE = file;
};
/** Signs publish calls; undefined = use the one kept in `DATA_DIR`. Contract: `PUBLISH_SECRET`. */
export const publishSecret = (): string | undefined => process.env.PUBLISH_SECRET || undefined;
/** `FRAMEWORK_SCRIPTS=keep` leaves Next's scripts on public pages. */
export const keepFrameworkScripts = (): boolean => {
  const text = process.env.FRAMEWORK_SCRIPTS || undefined;
  if (text !== undefined && text !== 'keep')
    throw new Error(`FRAMEWORK_SCRIPTS must be "keep" or unset, not "${text}".`);
  return text === 'keep';
};
let decided: { setting: string | undefined; limit: MemoryLimit; plan: MemoryPlan } | undefined;
/**
 * The memory for all processes together (`MEMORY_LIMIT`, otherwise the control group's or the machine's), and each one's share.
 *
 * @throws Error with a sentence if `MEMORY_LIMIT` is not an amount of memory
 */
export function memory(): { limit: MemoryLimit; plan: MemoryPlan } {
  const setting = process.env.MEMORY_LIMIT;
  if (decided === undefined || decided.setting !== setting) {
    const limit = memoryLimit({ setting });
    const plan = planMemory({ bytes: limit.bytes, cores: availableParallelism() });
    decided = { setting, limit, plan };
  }
  return decided;
}
/** The variables of this process, for processes that it starts. */
export const environment = (): Readonly<NodeJS.ProcessEnv> => process.env;
/** `RENDERERS`: `inside` the web process, or this many processes beside it; by default as many as there is memory for. */
export function renderers(): 'inside' | number {
  if (process.env.RENDERERS === 'inside') return 'inside';
  if (!process.env.RENDERERS) return memory().plan.renderers;
  const count = Number(process.env.RENDERERS);
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`RENDERERS must be 1 or more, or "inside", not "${process.env.RENDERERS}".`);
  return count;
}
/** Upper limit of the press's store, in bytes: `PRESS_BYTES`, by default a sixteenth of the memory, but at most 128 MiB. */
export const pressBytes = (): number => wholeNumber('PRESS_BYTES', memory().plan.pressBytes);
/** Upper limit of what a reader's device keeps for reading offline, in bytes. `OFFLINE_BYTES`, default 50 MiB. */
export const offlineBytes = (): number => wholeNumber('OFFLINE_BYTES', 50 * 1024 * 1024);
/** False where readers' devices are to keep nothing, and drop what they have: `SERVICE_WORKER=off`. */
export const withServiceWorker = (): boolean => unlessOff('SERVICE_WORKER');
/** False where finished pages are not kept from one start to the next: `KEEP_PAGES=off`. */
export const withKeptPages = (): boolean => unlessOff('KEEP_PAGES');
/** Bytes free in DATA_DIR below which an operator is warned: `FREE_SPACE_BYTES`, default 256 MiB. */
export const freeSpaceBytes = (): number => wholeNumber('FREE_SPACE_BYTES', 256 * 1024 * 1024);
/** ISO 8601 instant at which the clock stands still, for tests: `BROADSHEET_CLOCK`. */
export const frozenClock = (): string | undefined => process.env.BROADSHEET_CLOCK || undefined;
/** Address of the WebSub hub that is told of new stories: `WEBSUB_HUB`; none where it is unset. */
export const webSubHub = (): string | undefined => process.env.WEBSUB_HUB || undefined;
/** Key by which search engines are told of changes through IndexNow: `INDEXNOW_KEY`; they are not where it is unset. */
export const indexNowKey = (): string | undefined => process.env.INDEXNOW_KEY || undefined;
/** Readers' data in PostgreSQL; undefined = SQLite in `DATA_DIR`. Contract: `DATABASE_URL`. */
export const databaseUrl = (): string | undefined => process.env.DATABASE_URL || undefined;
/** SQLite's file of readers' data, absolute. */
export const readersFile = (): string => resolve(dataDir(), 'readers.db');
/** Signs readers' cookies; undefined = use the one kept in `DATA_DIR`. `AUTH_SECRET`. */
export const authSecret = (): string | undefined => process.env.AUTH_SECRET || undefined;
/** Mail server: `SMTP_URL`, such as `smtps://user:password@mail.example.org`; undefined = messages go to the outbox. */
export const smtpUrl = (): string | undefined => process.env.SMTP_URL || undefined;
/** Address that mail to readers comes from: `MAIL_FROM`, default `no-reply@` and the site's host. */
export const mailFrom = (): string => process.env.MAIL_FROM || `no-reply@${new URL(siteUrl()).hostname}`;
/** `GOOGLE_CLIENT_ID` and `GOOGLE_CLIENT_SECRET`, and so on: undefined unless both are set. */
export function socialCredentials(
  provider: 'google' | 'github' | 'apple',
): { clientId: string; clientSecret: string } | undefined {
  const name = provider.toUpperCase();
  const clientId = process.env[`${name}_CLIENT_ID`];
  const clientSecret = process.env[`${name}_CLIENT_SECRET`];
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}
/** Folder of messages that no mail server takes, absolute. */
export const outboxDir = (): string => resolve(dataDir(), 'outbox');
/** This process's folder of messages that wait for the mail server, absolute. */
export const spoolDir = (): string => resolve(dataDir(), 'spool', String(port()));
/** The most messages that are sent to readers in an hour: `MAIL_PER_HOUR`, default 1,000. */
export const lettersAnHour = (): number => wholeNumber('MAIL_PER_HOUR', 1_000);
/** pino level: `LOG_LEVEL`, default info. */
export const logLevel = (): string => process.env.LOG_LEVEL || 'info';
/**
 * How many requests that cost work one address may make in ten seconds: `RATE_PAGES` (pages that are not held), `RATE_SEARCHES`,
 * `RATE_SUGGESTIONS`, `RATE_READERS` (readers' own pages and calls), `RATE_BODIES` (forms). 0 sets no limit.
 */
export const rates = (): Record<'page' | 'search' | 'suggestion' | 'reader' | 'body', number> => ({
  page: wholeNumber('RATE_PAGES', 300),
  search: wholeNumber('RATE_SEARCHES', 60),
  suggestion: wholeNumber('RATE_SUGGESTIONS', 150),
  reader: wholeNumber('RATE_READERS', 300),
  body: wholeNumber('RATE_BODIES', 120),
});
/** The most bytes of request bodies that are held at the same time: `BODY_BYTES`, default 16 MiB. */
export const bodyBytes = (): number => wholeNumber('BODY_BYTES', 16 * 1024 * 1024);
/** False where the desk runs by itself, beside several web processes: `DESK=off`. */
export const withDesk = (): boolean => unlessOff('DESK');
