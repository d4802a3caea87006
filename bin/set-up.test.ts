import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let root: string;
let running: ChildProcess | undefined;

const put = (path: string, text: string, mode = 0o644): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  chmodSync(join(root, path), mode);
};
const lines = (path: string): string[] =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8').trim().split('\n') : [];

/** What npm does here: says that it was called, and brings a Node of the project. */
const NPM = `#!/bin/sh
echo "$@" >> "$ROOT/npm-calls"
mkdir -p "$ROOT/node_modules/node/bin" && ln -sf "$REAL_NODE" "$ROOT/node_modules/node/bin/node"
`;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'set up '));
  const entry = ['bin/broadsheet.mjs', 'bin/set-up.mjs'];
  const memory = ['limit', 'plan', 'process-start'].map((name) => `lib/memory/${name}.mjs`);
  for (const file of [...entry, ...memory]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    copyFileSync(join(import.meta.dirname, '..', file), join(root, file));
  }
  put('package.json', '{}');
  put('package-lock.json', '{}');
  put('tools/npm', NPM, 0o755);
  put('bin/build.ts', `console.log('built', ...process.argv.slice(2), process.cwd()); process.exitCode = 7;`);
});
afterEach(() => {
  running?.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

interface Outcome {
  code: number | null;
  output: string;
}

/** Runs the entry from another folder than the project's. */
async function run(
  args: string[],
  env: Record<string, string> = {},
  nodeArgs: string[] = [],
): Promise<Outcome> {
  const child = spawn(process.execPath, [...nodeArgs, join(root, 'bin/broadsheet.mjs'), ...args], {
    cwd: tmpdir(),
    env: {
      PATH: `${join(root, 'tools')}:/usr/bin:/bin`,
      ROOT: root,
      REAL_NODE: process.execPath,
      NODE_ENV: 'test',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const [code] = await once(child, 'close');
  return { code, output };
}

const STACK = /\bat .*:\d+:\d+|node:internal/;

describe('the entry of every command', () => {
  it('says that Node is too old, in a sentence', async () => {
    put('old.cjs', `Object.defineProperty(process, 'versions', { value: { node: '18.19.0' } });`);
    const { code, output } = await run(['start'], {}, ['-r', join(root, 'old.cjs')]);
    expect(code).toBe(1);
    expect(output).toBe('Node 18.19.0 is too old: Broadsheet needs Node 20 or newer to set itself up.\n');
  });

  it('names the commands that there are', async () => {
    const { code, output } = await run(['strat']);
    expect(code).toBe(1);
    expect(output).toMatch(/^Unknown command "strat"\. There are: start, .*\n$/);
  });

  it('installs once, runs the command in the project’s folder, and ends with its code', async () => {
    const first = await run(['build', '--force']);
    expect(first.output).toContain('Installing dependencies');
    expect(first.output).toContain(`built --force ${root}`);
    expect(first.code).toBe(7);
    const second = await run(['build']);
    expect(second.output).toBe(`built ${root}\n`);
    expect(lines('npm-calls')).toHaveLength(1);
    put('package-lock.json', '{"changed":true}');
    await run(['build']);
    expect(lines('npm-calls')).toHaveLength(2);
  });

  it('calls npm, also where another package manager runs it', async () => {
    put('yarn.js', `require('node:fs').writeFileSync(${JSON.stringify(join(root, 'yarn-called'))}, '')`);
    await run(['build'], { npm_execpath: join(root, 'yarn.js') });
    expect(lines('npm-calls')).toHaveLength(1);
    expect(existsSync(join(root, 'yarn-called'))).toBe(false);
  });

  it('says that the dependencies could not be installed, and tries again the next time', async () => {
    put('tools/npm', '#!/bin/sh\necho "npm error the network is down" >&2\nexit 1\n', 0o755);
    const { code, output } = await run(['build']);
    expect(code).toBe(1);
    expect(output).toContain('npm error the network is down');
    expect(output).toContain('The dependencies could not be installed; npm says why above.');
    expect(output).not.toMatch(STACK);
    put('tools/npm', NPM, 0o755);
    expect((await run(['build'])).code).toBe(7);
  });

  it.each([
    ['no npm', () => rmSync(join(root, 'tools/npm')), /npm could not be started .* Install npm/],
    [
      'no lockfile and an npm that brings nothing',
      () => {
        rmSync(join(root, 'package-lock.json'));
        put('tools/npm', '#!/bin/sh\n', 0o755);
      },
      /node_modules holds no Node of its own/,
    ],
  ])('says in a sentence what is wrong: %s', async (_what, spoil, sentence) => {
    spoil();
    const { code, output } = await run(['build'], { PATH: join(root, 'tools') });
    expect(code).toBe(1);
    expect(output).toMatch(sentence);
    expect(output).not.toMatch(STACK);
  });
});

describe('the memory that there is', () => {
  const sayStart = () =>
    put('bin/start.ts', `console.log(process.execArgv.join(' '), process.env.MALLOC_ARENA_MAX);`);

  it('decides how the server is started, and does not override what the operator has set', async () => {
    sayStart();
    const { output } = await run(['start'], { MEMORY_LIMIT: '512M' });
    expect(output).toMatch(/--max-semi-space-size=4 .*--heap-growing-percent=30.* 2\n$/);
    const other = await run(['start'], { MEMORY_LIMIT: '512M', MALLOC_ARENA_MAX: '7' });
    expect(other.output).toMatch(/ 7\n$/);
  });

  it('does not affect other commands', async () => {
    put('bin/build.ts', `console.log(process.execArgv.length);`);
    expect((await run(['build'], { MEMORY_LIMIT: '512M' })).output).toMatch(/^0\n$/m);
  });

  it('set to nonsense is reported in a sentence', async () => {
    sayStart();
    const { code, output } = await run(['start'], { MEMORY_LIMIT: 'plenty' });
    expect(code).toBe(1);
    expect(output).toMatch(/^MEMORY_LIMIT must be an amount of memory like 512M .*"plenty"\.$/m);
    expect(output).not.toMatch(STACK);
  });
});

describe('a command that serves', () => {
  const SERVER = `
    import { writeFileSync } from 'node:fs';
    const file = process.env.ROOT + '/server';
    const say = (text) => writeFileSync(file, text + '\\n', { flag: 'a' });
    for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => { say(signal); process.exit(0); });
    process.on('disconnect', () => { say('disconnect'); process.exit(0); });
    setInterval(() => {}, 1000);
    say('ready');`;

  /** Starts the server by a shell, as npm does. */
  async function serve(): Promise<ChildProcess> {
    put('bin/start.ts', SERVER);
    await run(['build']);
    const entry = `"${process.execPath}" "${join(root, 'bin/broadsheet.mjs')}" start; true`;
    const shell = spawn('/bin/sh', ['-c', entry], {
      env: { PATH: '/usr/bin:/bin', ROOT: root, NODE_ENV: 'test', npm_lifecycle_event: 'start' },
      stdio: 'ignore',
    });
    while (!lines('server').includes('ready')) await pause(20);
    return shell;
  }

  const stopped = async (): Promise<string | undefined> => {
    for (let wait = 0; lines('server').length < 2 && wait < 250; wait += 1) await pause(20);
    return lines('server')[1];
  };

  it('is told to stop when a signal ends npm’s shell, which says nothing', async () => {
    running = await serve();
    running.kill('SIGTERM');
    expect(await stopped()).toBe('SIGTERM');
  });
});
