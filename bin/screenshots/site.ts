/** The production server that is photographed: on a free port, with a data folder of its own, on a day that does not pass. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectDir } from '#lib/env.ts';
import { findFreePorts } from '../free-ports.ts';

/** A server that reads a whole newsroom is ready within this time, in milliseconds. */
const PATIENCE = 60_000;

export interface Site {
  origin: string;
  stop(): Promise<void>;
}

/** @param clock instant at which the site stands still, ISO 8601; rejects where the server does not come up */
export async function openSite(clock: string): Promise<Site> {
  const [port] = await findFreePorts(1);
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['lib/web/main.ts'], {
    cwd: projectDir(),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      // What is printed names it, and two runs are to look the same.
      SITE_URL: 'http://localhost:3000',
      DATA_DIR: join(projectDir(), '.test', `screenshots-${clock.slice(0, 10)}`),
      BROADSHEET_CLOCK: clock,
      LOG_LEVEL: 'warn',
    },
  });
  const kill = (): void => void child.kill();
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    if (child.exitCode !== null || !child.kill()) return;
    await once(child, 'exit');
  };
  const isReady = (): Promise<boolean> =>
    fetch(`${origin}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (const end = Date.now() + PATIENCE; !(await isReady()); await pause(100)) {
    if (child.exitCode === null && Date.now() < end) continue;
    await stop();
    throw new Error('The server did not come up; it says why above.');
  }
  return { origin, stop };
}
