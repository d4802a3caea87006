/** What would keep the site from being served, found before anything is built and said in a sentence each. */
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { levels } from 'pino';
import { now } from '#lib/clock.ts';
import {
  bodyBytes,
  contentDir,
  databaseUrl,
  dataDir,
  editionFile,
  freeSpaceBytes,
  host,
  indexNowKey,
  keepFrameworkScripts,
  lettersAnHour,
  logLevel,
  mailFrom,
  memory,
  offlineBytes,
  port,
  pressBytes,
  rates,
  renderers,
  siteUrl,
  smtpUrl,
  transportSecurity,
  webSubHub,
  withDesk,
  withGitHistory,
  withKeptPages,
  withServiceWorker,
} from '#lib/env.ts';
import { createWebServer, listen } from './http-server.ts';
import { Obstacle } from './obstacle.ts';
import { readPublishSecret } from './publish-secret.ts';

const isOrigin = (text: string): boolean => {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  return url.href === `${url.protocol}//${url.host}/`;
};

function checkSettings(): void {
  if (port() < 1 || port() > 65_535)
    throw new Obstacle(`PORT must be a number from 1 to 65535, not "${port()}".`);
  if (!isOrigin(siteUrl()))
    throw new Obstacle(
      `SITE_URL must be an origin, without a path: like https://paper.example, not "${siteUrl().replace(/\/\/[^/]*@/, '//…@')}".`,
    );
  const known = ['silent', ...Object.keys(levels.values)];
  if (!known.includes(logLevel()))
    throw new Obstacle(`LOG_LEVEL must be one of ${known.join(', ')}, not "${logLevel()}".`);
  const hub = webSubHub();
  if (hub !== undefined && !/^https?:\/\//.test(hub))
    throw new Obstacle(`WEBSUB_HUB must be the address of a hub, like https://hub.example/, not "${hub}".`);
  const key = indexNowKey();
  if (key !== undefined && !/^[A-Za-z0-9-]{8,128}$/.test(key))
    throw new Obstacle('INDEXNOW_KEY must be 8 to 128 letters, digits and hyphens.');
  checkPlaces();
  // Each of them throws if its variable says something else than it may.
  for (const read of [withDesk, withGitHistory, withKeptPages, withServiceWorker, keepFrameworkScripts])
    read();
  lettersAnHour();
  memory();
  renderers();
  pressBytes();
  offlineBytes();
  rates();
  bodyBytes();
  freeSpaceBytes();
  transportSecurity();
  now();
}

/** Where readers' data and letters go. The sentences leave the values out, because they hold passwords. */
function checkPlaces(): void {
  const database = databaseUrl();
  if (database !== undefined && !/^postgres(?:ql)?:$/.test(URL.parse(database)?.protocol ?? ''))
    throw new Obstacle(
      'DATABASE_URL must be the address of a PostgreSQL database, like postgres://user:password@host/database. Without it readers’ data are kept in DATA_DIR.',
    );
  const mail = smtpUrl();
  const server = mail === undefined ? undefined : URL.parse(mail);
  if (server !== undefined && (!/^smtps?:$/.test(server?.protocol ?? '') || server?.hostname === ''))
    throw new Obstacle(
      'SMTP_URL must be the address of a mail server, like smtps://user:password@mail.example.org.',
    );
  if (!/^[^@\r\n]+@[^@\r\n]+$/.test(mailFrom()))
    throw new Obstacle(`MAIL_FROM must be an address of mail, like news@paper.example, not "${mailFrom()}".`);
}

function checkFolders(): void {
  const { R_OK, W_OK } = constants;
  try {
    mkdirSync(dataDir(), { recursive: true });
    accessSync(dataDir(), R_OK | W_OK);
  } catch {
    throw new Obstacle(
      `DATA_DIR (${dataDir()}) cannot be written. Make it writable, or set DATA_DIR to a folder that is.`,
    );
  }
  try {
    const edition = statSync(editionFile(), { throwIfNoEntry: false });
    if (edition !== undefined) accessSync(editionFile(), R_OK | W_OK);
    if (edition?.isFile() === false) throw new Error('This is no file.');
  } catch {
    throw new Obstacle(
      `DATA_DIR holds an edition.db (${editionFile()}) that cannot be written. Delete it: it is made anew.`,
    );
  }
  try {
    accessSync(contentDir(), R_OK);
    if (!statSync(contentDir()).isDirectory()) throw new Error('This is no folder.');
  } catch {
    throw new Obstacle(
      `CONTENT_DIR (${contentDir()}) cannot be read. Set CONTENT_DIR to your folder of Markdown.`,
    );
  }
}

async function checkPort(): Promise<void> {
  const probe = createWebServer(() => {});
  await listen(probe, port(), host());
  await new Promise((resolve) => probe.close(resolve));
}

/** The first thing that is in the way, as a sentence for the operator; undefined where nothing is. */
export async function findObstacle(): Promise<string | undefined> {
  try {
    checkSettings();
    checkFolders();
    readPublishSecret();
    await checkPort();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
