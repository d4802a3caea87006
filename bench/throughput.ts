/**
 * Requests a second for one cached article: by the press, by Next's own cached path in the same server set-up, and by
 * nginx sending the same bytes.
 *
 *     node bench/throughput.ts [--seconds 6] [--rounds 3]
 *
 * wrk, 32 connections, 1 thread, gzip accepted; the three take turns, so that a noisy machine hits all of them; medians
 * and ratios. Next's path is its request handler on a bare Node server (`next-own-path.ts`),
 * a build of the same sources with Next's own cache handlers and compression.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { median, until } from './measure.ts';
import { root, runSite, work } from './run-site.ts';

const option = (name: string, fallback: string): string => {
  const at = argv.indexOf(`--${name}`);
  return (at === -1 ? undefined : argv[at + 1]) ?? fallback;
};
const seconds = Number(option('seconds', '6'));
const rounds = Number(option('rounds', '3'));
const ARTICLE = '/world/2007/05/29/us-urges-iran-to-stop-backing-militias-in-first-talks-in-decades';
const PORTS = { press: 4391, next: 4392, nginx: 4393 };
const folder = join(work, 'throughput');

function need(program: string): void {
  try {
    execFileSync('which', [program]);
  } catch {
    process.stderr.write(`${program} is not installed (Debian: apt-get install ${program}).\n`);
    process.exit(1);
  }
}
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

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

/** The same pages by `next start`, with Next's own caches: a copy of the sources without our handlers. */
async function startNext(): Promise<ChildProcess> {
  const copy = join(folder, 'next');
  mkdirSync(copy);
  for (const name of [
    'app',
    'bench/next-own-path.ts',
    'components',
    'lib',
    'content',
    'public',
    'package.json',
    'tsconfig.json',
    'postcss.config.mjs',
  ]) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  symlinkSync(join(root, '.contentlayer'), join(copy, '.contentlayer'));
  const config = readFileSync(join(root, 'next.config.mjs'), 'utf8')
    .replace(/^ {2}cacheMaxMemorySize:.*$/gm, '')
    .replace('compress: false', 'compress: true');
  writeFileSync(join(copy, 'next.config.mjs'), config);
  // It keeps pages itself only where they are static.
  const layout = join(copy, 'app/(public)/layout.tsx');
  writeFileSync(layout, readFileSync(layout, 'utf8').replace("'force-dynamic'", "'force-static'"));
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', DATA_DIR: data, BROADSHEET_ROOT: copy };
  execFileSync(join(root, 'node_modules/.bin/next'), ['build'], {
    cwd: copy,
    env,
    stdio: ['ignore', 'ignore', 2],
  });
  const next = spawn(join(root, 'node_modules/.bin/node'), ['bench/next-own-path.ts'], {
    cwd: copy,
    env: { ...env, NODE_ENV: 'production', PORT: String(PORTS.next) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(next);
  await until(() => answers(`http://127.0.0.1:${PORTS.next}${ARTICLE}`), 60_000);
  return next;
}

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

/** nginx with the very bytes that the press sends, headers and all, as a precompressed file; Debian's settings, without access log. */
async function startNginx(): Promise<ChildProcess> {
  const html = join(folder, 'html');
  mkdirSync(html);
  const page = await fetch(site.url + ARTICLE, { headers: { 'accept-encoding': 'gzip' } });
  const headers = SAME_HEADERS.map(
    (name) => `add_header ${name} '${(page.headers.get(name) ?? '').replaceAll("'", '"')}';`,
  ).join('\n');
  writeFileSync(join(html, 'article.html'), await page.text());
  execFileSync('gzip', ['-6', '-k', join(html, 'article.html')]);
  const config = join(folder, 'nginx.conf');
  writeFileSync(
    config,
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http { access_log off; types { text/html html; } sendfile on; tcp_nopush on; keepalive_requests 1000000;
gzip_static on;
client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
server { listen 127.0.0.1:${PORTS.nginx}; root ${html}; etag off;
${headers} } }`,
  );
  const nginx = spawn('nginx', ['-c', config, '-p', folder], { stdio: ['ignore', 'ignore', 'ignore'] });
  children.push(nginx);
  await until(() => answers(`http://127.0.0.1:${PORTS.nginx}/article.html`), 10_000);
  return nginx;
}

function load(url: string): number {
  const output = execFileSync('wrk', ['-t1', '-c32', `-d${seconds}s`, '-H', 'Accept-Encoding: gzip', url], {
    encoding: 'utf8',
  });
  if (/Non-2xx/.test(output)) throw new Error(output);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]);
}

await fetch(site.url + ARTICLE);
const next = await startNext();
const nginx = await startNginx();
const rates = { press: [] as number[], next: [] as number[], nginx: [] as number[] };
for (let round = 0; round < rounds; round += 1) {
  rates.press.push(load(site.url + ARTICLE));
  rates.next.push(load(`http://127.0.0.1:${PORTS.next}${ARTICLE}`));
  rates.nginx.push(load(`http://127.0.0.1:${PORTS.nginx}/article.html`));
}
next.kill('SIGKILL');
nginx.kill('SIGTERM');
await site.stop();

const [press, bare, file] = [median(rates.press), median(rates.next), median(rates.nginx)];
process.stdout.write(
  `cached article, requests/s (median of ${rounds}): press ${press.toFixed(0)}, Next's own path ${bare.toFixed(0)}, ` +
    `nginx with the file ${file.toFixed(0)}\npress / Next = ${(press / bare).toFixed(1)}, press / nginx = ${(press / file).toFixed(2)}\n`,
);
