/** Starts the site as `npm start` does, for a measurement: the web process and its desk, on data of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { until, watchMemory } from './measure.ts';

export const root = join(import.meta.dirname, '..');
export const work = join(root, 'bench', '.work');

export interface RunningSite {
  process: ChildProcess;
  url: string;
  /** Milliseconds from the start of the process until pages were served. */
  startup: number;
  /** The most memory that all of its processes had together so far, in MiB. */
  peak: () => number;
  stop: () => Promise<void>;
}

export async function runSite(options: {
  content: string;
  data: string;
  port: number;
  env?: Record<string, string>;
}): Promise<RunningSite> {
  const begun = performance.now();
  const child = spawn(join(root, 'node_modules/.bin/node'), ['lib/web/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(options.port),
      CONTENT_DIR: options.content,
      DATA_DIR: options.data,
      LOG_LEVEL: 'error',
      ...options.env,
    },
  });
  const memory = watchMemory(child.pid ?? 0);
  const url = `http://127.0.0.1:${options.port}`;
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`The site ended with ${child.exitCode}.`);
    return (await fetch(`${url}/api/health`).catch(() => undefined))?.ok === true;
  }, 3_600_000);
  return {
    process: child,
    url,
    startup: performance.now() - begun,
    peak: memory.peak,
    stop: () =>
      new Promise((resolve) => {
        memory.stop();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** A whole start. */
export interface Start {
  seconds: number;
  /** The most memory of all processes together, in MiB. */
  peak: number;
}

/** Starts the site until its list of the world's stories is served. */
export async function startToPage(
  options: Parameters<typeof runSite>[0],
): Promise<Start & { site: RunningSite }> {
  const begun = performance.now();
  const site = await runSite(options);
  const page = await fetch(`${site.url}/world`);
  if (!page.ok || !(await page.text()).includes('<article'))
    throw new Error(`/world answered ${page.status}.`);
  return { site, seconds: (performance.now() - begun) / 1000, peak: site.peak() };
}
