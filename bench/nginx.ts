/** nginx with one worker, for measurements: a folder of files by itself, or the site behind the file that operators are given. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './measure.ts';
import { root } from './run-site.ts';

async function start(folder: string, port: number, http: string): Promise<ChildProcess> {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'nginx.conf');
  writeFileSync(
    config,
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http { access_log off; types { text/html html; } sendfile on; tcp_nopush on; keepalive_requests 1000000;
client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
${http} }`,
  );
  const nginx = spawn('nginx', ['-c', config, '-p', folder], { stdio: ['ignore', 'ignore', 'ignore'] });
  const answers = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
  await until(answers, 10_000);
  return nginx;
}

/** Files of `html` with their precompressed copies. @param headers directives for every answer */
export const serveFiles = (folder: string, port: number, html: string, headers = ''): Promise<ChildProcess> =>
  start(
    folder,
    port,
    `gzip_static on; server { listen 127.0.0.1:${port}; root ${html}; etag off;\n${headers} }`,
  );

/**
 * `deploy/nginx.conf` in front of the site at `upstream` (host and port), with another port and folder and no limit of requests
 * an address: all of them come from one.
 */
export function serveInFront(folder: string, port: number, upstream: string): Promise<ChildProcess> {
  mkdirSync(join(folder, 'cache'), { recursive: true });
  const site = readFileSync(join(root, 'deploy/nginx.conf'), 'utf8')
    .replace('/var/cache/nginx/broadsheet', join(folder, 'cache'))
    .replace('127.0.0.1:3000', upstream)
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('listen [::]:80;', '')
    .replace('rate=50r/s', 'rate=1000000r/s');
  writeFileSync(join(folder, 'site.conf'), site);
  return start(folder, port, `include ${folder}/site.conf;`);
}
