/**
 * Two thousand readers who are signed in sync on SQLite: how long each waits, whether anything is lost, and what the public
 * pages notice.
 *
 *     node bench/sync.ts [--readers 2000] [--seconds 6] [--bursts 5]
 *
 * Each reader has a session made in the database and a connection that stays open, and saves another story with each sync.
 * Spread: each syncs once within `--seconds`, three times over. At once: all write their requests in the same moment. A
 * cached article is asked for by wrk (32 connections) meanwhile, and without. The clients share the cores with the site.
 */
import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { writeStamp } from '#lib/library/stamp.ts';
import type { SyncAnswer } from '#lib/library/sync-message.ts';
import { syncPath } from '#lib/library-form-routes.ts';
import { openReaderDatabase } from '#lib/reader/database.ts';
import { need } from './load.ts';
import { percentile } from './measure.ts';
import { root, runSite, work } from './run-site.ts';
import { SyncClient } from './sync-client.ts';

const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '6' },
    bursts: { type: 'string', default: '5' },
  },
});
const [readers, seconds, bursts] = [values.readers, values.seconds, values.bursts].map(Number) as [
  number,
  number,
  number,
];
need('wrk');
const PORT = 4396;
const SECRET = 'of a measurement, and of no other use';
const data = join(work, 'sync');
rmSync(data, { recursive: true, force: true });
const site = await runSite({
  content: join(root, 'content'),
  data,
  port: PORT,
  env: { AUTH_SECRET: SECRET },
});
process.on('exit', () => site.process.kill('SIGKILL'));
const feed = await (await fetch(`${site.url}/feed.json`)).json();
// The client counts characters, not bytes.
const stories: string[] = feed.items
  .map(({ url }: { url: string }) => new URL(url).pathname)
  .filter((path: string) => !path.includes('%'));
// The readers' thread makes the database when it is first asked.
await fetch(`${site.url}/library`);

const deviceOf = (n: number): string => n.toString(36).padStart(8, '0');
const cookieOf = (token: string): string => {
  const signature = createHmac('sha256', SECRET).update(token).digest('base64');
  return `broadsheet.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
};

const database = await openReaderDatabase({ file: join(data, 'readers.db') });
const created = new Date();
const expiresAt = new Date(created.getTime() + 60 * 24 * 3600 * 1000);
const times = { createdAt: created, updatedAt: created };
await database.kysely.transaction().execute(async (db) => {
  for (let n = 0; n < readers; n += 1) {
    const id = `reader-${n}`;
    const user = { id, name: '', email: `${id}@example.org`, emailVerified: 1, image: null, ...times };
    await db.insertInto('user').values(user).execute();
    const session = {
      id,
      token: `token-of-${id}`,
      userId: id,
      ipAddress: '',
      userAgent: '',
      expiresAt,
      ...times,
    };
    await db.insertInto('session').values(session).execute();
  }
});

interface Device {
  client: SyncClient;
  head: string;
  id: string;
  cursor?: string;
  rounds: number;
  /** Stories whose saving was answered. */
  kept: Set<string>;
}

const devices: Device[] = await Promise.all(
  Array.from({ length: readers }, async (_, n) => {
    const client = new SyncClient(PORT);
    await client.ready();
    const cookie = cookieOf(`token-of-reader-${n}`);
    const head = `Host: localhost:${PORT}\r\nOrigin: http://localhost:${PORT}\r\nSec-Fetch-Site: same-origin\r\nCookie: ${cookie}\r\n`;
    return { client, head, id: deviceOf(n), rounds: 0, kept: new Set<string>() };
  }),
);

let failures = 0;

/** One sync that saves one story; how long it took, in ms. */
async function syncOnce(device: Device): Promise<number> {
  const now = Date.now();
  const story = stories[device.rounds % stories.length] ?? '';
  device.rounds += 1;
  const stamp = writeStamp({ ms: now, count: 0, device: device.id });
  const item = { kind: 'saved', id: story, at: now, stamp };
  const body = JSON.stringify({ device: device.id, now, cursor: device.cursor, items: [item] });
  const begun = performance.now();
  const reply = await device.client.post(syncPath(), device.head, body);
  const took = performance.now() - begun;
  const answer: SyncAnswer | undefined = reply.status === 200 ? JSON.parse(reply.body) : undefined;
  if (answer === undefined || answer.refused.length > 0) {
    failures += 1;
    return took;
  }
  device.cursor = answer.cursor;
  device.kept.add(story);
  return took;
}

/** Each device once within `seconds`, evenly, `times` over. */
async function spread(rounds: number): Promise<number[]> {
  const begun = performance.now();
  const taken: Promise<number>[] = [];
  for (let n = 0; n < readers * rounds; n += 1) {
    const due = begun + (n * seconds * 1000) / readers;
    if (due > performance.now() + 1) await pause(due - performance.now());
    const device = devices[n % readers];
    if (device) taken.push(syncOnce(device));
  }
  return Promise.all(taken);
}

const report = (what: string, taken: readonly number[], wall: number): void => {
  const [p50, p95, p99] = [50, 95, 99].map((p) => percentile(taken, p).toFixed(1));
  const rate = (taken.length / (wall / 1000)).toFixed(0);
  console.log(`${what.padEnd(44)} p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms; ${rate} syncs/s`);
};

async function timed(what: string, doing: () => Promise<number[]>): Promise<void> {
  const begun = performance.now();
  const taken = await doing();
  report(what, taken, performance.now() - begun);
}

const article = site.url + (stories.at(0) ?? '');
const wrk = promisify(execFile);
/** Requests a second of a cached article. */
async function throughput(): Promise<number> {
  const { stdout } = await wrk('wrk', [
    '-t1',
    '-c32',
    `-d${seconds}s`,
    '-H',
    'Accept-Encoding: gzip',
    encodeURI(article),
  ]);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}

// The first of each: code is compiled, and every library is made.
await spread(1);
await timed(`spread: ${readers} readers, each once in ${seconds} s`, () => spread(3));
for (let n = 0; n < bursts; n += 1)
  await timed(`at once: ${readers} readers`, () => Promise.all(devices.map(syncOnce)));

const without = await throughput();
const [during] = await Promise.all([throughput(), timed('spread, with wrk beside it', () => spread(1))]);
const again = await throughput();
console.log(
  `a cached article: ${without.toFixed(0)} and ${again.toFixed(0)} requests/s without readers, ${during.toFixed(0)} with them`,
);

let lost = 0;
for (const [n, device] of devices.entries()) {
  const rows = await database.kysely
    .selectFrom('libraryItem')
    .select('id')
    .where('userId', '=', `reader-${n}`)
    .where('gone', '=', 0)
    .execute();
  const there = new Set(rows.map(({ id }) => id));
  lost += [...device.kept].filter((story) => !there.has(story)).length;
}
const syncs = devices.reduce((sum, { rounds }) => sum + rounds, 0);
console.log(`${syncs} syncs, ${failures} not answered, ${lost} answered writes lost`);
for (const { client } of devices) client.close();
await database.close();
await site.stop();
process.exit(failures + lost === 0 ? 0 : 1);
