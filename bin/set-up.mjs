// Installs the dependencies where they are missing or stale, then runs the command on the project's own Node. It uses
// nothing but Node itself.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { memoryLimit } from '../lib/memory/limit.mjs';
import { planMemory } from '../lib/memory/plan.mjs';
import { missingOf } from '../lib/memory/process-start.mjs';

const COMMANDS = {
  start: 'bin/start.ts',
  build: 'bin/build.ts',
  dev: 'bin/dev.ts',
  test: 'bin/test.ts',
  content: 'bin/check-content.ts',
  graphics: 'bin/draw-graphics.ts',
  fonts: 'bin/subset-fonts.ts',
  icons: 'bin/draw-icons.ts',
  types: 'bin/generate-types.ts',
  screenshots: 'bin/screenshots.ts',
  snapshot: 'bin/snapshot.ts',
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (text) => process.stderr.write(`${text}\n`);
const stop = (text) => {
  say(text);
  process.exit(1);
};

const [command = '', ...args] = process.argv.slice(2);
const script = COMMANDS[command];
if (script === undefined)
  stop(`Unknown command "${command}". There are: ${Object.keys(COMMANDS).join(', ')}.`);

/** npm, or the shell in which it runs this. */
const parent = process.ppid;

const stamp = join(root, 'node_modules', '.broadsheet-installed');
const fingerprint = () =>
  ['package.json', 'package-lock.json', '.npmrc']
    .map((file) => join(root, file))
    .filter((file) => existsSync(file))
    .reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256'))
    .digest('hex');

function install() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing dependencies (npm ci). The first time this takes a minute or so.');
  rmSync(stamp, { force: true });
  // npm's own summary and warnings go to the terminal: they are the progress of this step.
  // Another package manager that runs this names itself in the same variable.
  const running = process.env.npm_execpath ?? '';
  const npm = basename(running) === 'npm-cli.js' ? [process.execPath, running] : ['npm'];
  const result = spawnSync(npm[0], [...npm.slice(1), 'ci', '--no-audit', '--no-fund', '--include=dev'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: '' },
  });
  if (result.error) stop(`npm could not be started (${result.error.message}). Install npm and try again.`);
  if (result.status !== 0) stop('The dependencies could not be installed; npm says why above.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** The Node that the lockfile pins, from the registry package `node`. */
function projectNode() {
  try {
    return createRequire(join(root, 'package.json')).resolve('node/bin/node');
  } catch {
    return stop('node_modules holds no Node of its own. Delete node_modules and run the command again.');
  }
}

/** Settings that the web process has to be started with, depending on the memory. Other commands take what they need. */
function startByPlan() {
  if (command !== 'start') return { flags: [], env: {} };
  try {
    const { bytes } = memoryLimit({ setting: process.env.MEMORY_LIMIT });
    const plan = planMemory({ bytes, cores: availableParallelism() });
    return missingOf(plan, 'web', { flags: [], env: process.env });
  } catch (error) {
    return stop(error.message);
  }
}

// In the container everything is in place already, and nothing may be installed.
if (process.env.BROADSHEET_INSTALL !== 'off') install();
const node = projectNode();
const { flags, env } = startByPlan();
const child = spawn(node, [...flags, join(root, script), ...args], {
  cwd: root,
  // The channel tells the child when this process is gone, however it went.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: {
    ...process.env,
    ...env,
    BROADSHEET_ROOT: root,
    NEXT_TELEMETRY_DISABLED: '1',
    PATH: `${dirname(node)}:${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`,
  },
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// A signal to npm, where a shell stands between, ends both without a word to what runs in it.
if (process.env.npm_lifecycle_event !== undefined) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 200);
}
child.on('error', (error) => stop(`The project's Node could not be started: ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
