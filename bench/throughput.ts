/**
 * Requests a second and their 99th percentile for one cached article: by the press, by Next's own cached path in the same
 * server set-up, by nginx sending the same bytes, and by nginx in front of the press.
 *
 *     node bench/throughput.ts [--seconds 6] [--rounds 3]
 *
 * wrk, 32 connections, 1 thread, gzip accepted; the four take turns, so that a noisy machine hits all of them; medians
 * and ratios. Next's path is its request handler on a bare Node server (`next-own-path.ts`). In front of the press stands
 * `deploy/nginx.conf`, without its limit of requests an address.
 */
import { type ChildProcess, execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Load, loadWith, need } from './load.ts';
import { median, until } from './measure.ts';
import { startNextBeside } from './next-beside.ts';
import { serveFiles, serveInFront } from './nginx.ts';
import { root, runSite, work } from './run-site.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '6' }, rounds: { type: 'string', default: '3' } },
});
const ARTICLE = '/world/2007/05/29/us-urges-iran-to-stop-backing-militias-in-first-talks-in-decades';
const PORTS = { press: 4391, next: 4392, file: 4393, front: 4394 };
const folder = join(work, 'throughput');
need('wrk');
need('nginx');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const data = join(folder, 'data');
const children: ChildProcess[] = [];
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
const site = await runSite({ content: join(root, 'content'), data, port: PORTS.press });
children.push(site.process);

/** What the press says of a page beside its type and length; quotes are changed, as nginx's syntax needs them. */
const SAME_HEADERS = [
  'ETag',
  'Cache-Control',
  'CDN-Cache-Control',
  'Vary',
  'Content-Security-Policy',
  'X-Content-Type-Options',
  'Referrer-Policy',
  'Permissions-Policy',
  'X-Frame-Options',
];

/** nginx with the very bytes that the press sends, headers and all, as a precompressed file. */
async function startFile(): Promise<ChildProcess> {
  const html = join(folder, 'html');
  mkdirSync(html);
  const page = await fetch(site.url + ARTICLE, { headers: { 'accept-encoding': 'gzip' } });
  const headers = SAME_HEADERS.map(
    (name) => `add_header ${name} '${(page.headers.get(name) ?? '').replaceAll("'", '"')}';`,
  ).join('\n');
  writeFileSync(join(html, 'article.html'), await page.text());
  execFileSync('gzip', ['-6', '-k', join(html, 'article.html')]);
  return serveFiles(join(folder, 'file'), PORTS.file, html, headers);
}

const next = startNextBeside({ folder: join(folder, 'next'), data, port: PORTS.next });
children.push(next, await startFile());
children.push(await serveInFront(join(folder, 'front'), PORTS.front, `127.0.0.1:${PORTS.press}`));
const urls = {
  press: site.url + ARTICLE,
  next: `http://127.0.0.1:${PORTS.next}${ARTICLE}`,
  file: `http://127.0.0.1:${PORTS.file}/article.html`,
  front: `http://127.0.0.1:${PORTS.front}${ARTICLE}`,
};
type Server = keyof typeof urls;
const servers = Object.keys(urls) as Server[]; // the keys just named
const isUp = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
for (const server of servers) await until(() => isUp(urls[server]), 60_000);

const loads: Record<Server, Load[]> = { press: [], next: [], file: [], front: [] };
for (let round = 0; round < Number(values.rounds); round += 1)
  for (const server of servers) loads[server].push(loadWith(urls[server], Number(values.seconds)));
for (const child of children.slice(1)) child.kill('SIGTERM');
await site.stop();

const NAMES: Record<Server, string> = {
  press: 'the press',
  next: "Next's own cached path",
  file: 'nginx, the same bytes from a file',
  front: 'nginx in front of the press',
};
const rate = (server: Server): number => median(loads[server].map((one) => one.rate));
const p99 = (server: Server): number => median(loads[server].map((one) => one.p99));
for (const server of servers)
  console.log(
    `${NAMES[server].padEnd(36)} ${rate(server).toFixed(0)} a second, p99 ${p99(server).toFixed(2)} ms`,
  );
console.log(
  `press / Next = ${(rate('press') / rate('next')).toFixed(1)}, press / file = ${(rate('press') / rate('file')).toFixed(2)} (wanted: 0.80), ` +
    `in front / file = ${(rate('front') / rate('file')).toFixed(2)} (wanted: 0.80)`,
);
