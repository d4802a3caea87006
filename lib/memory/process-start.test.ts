import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { planMemory } from './plan.mjs';
import { childFlags, missingOf } from './process-start.mjs';

const plan = planMemory({ bytes: 512 * 1024 * 1024, cores: 2 });
const all = missingOf(plan, 'web', { flags: [], env: {} });

describe('what a process is started with', () => {
  it('has the plan’s sizes, and nothing is missing in a process that has them', () => {
    expect(all.flags).toEqual([
      '--max-semi-space-size=4',
      '--initial-old-space-size=48',
      '--heap-growing-percent=30',
    ]);
    expect(all.env).toMatchObject({ MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' });
    expect(missingOf(plan, 'web', all)).toEqual({ flags: [], env: {} });
    expect(missingOf(plan, 'desk', { flags: [], env: {} }).flags).not.toEqual(all.flags);
  });

  it('leaves what an operator has set, however it was spelt', () => {
    const given = {
      flags: ['--max_semi_space_size=16'],
      env: { NODE_OPTIONS: '--enable-source-maps --initial-old-space-size=100', UV_THREADPOOL_SIZE: '9' },
    };
    const { flags, env } = missingOf(plan, 'web', given);
    expect(flags).toEqual(['--heap-growing-percent=30']);
    expect(env).not.toHaveProperty('UV_THREADPOOL_SIZE');
    expect(childFlags(plan, 'desk', { program: 'web', ...given })).toEqual([
      '--max_semi_space_size=16',
      '--heap-growing-percent=30',
    ]);
  });

  it('is the program’s own for one that the web process starts, and not the web process’s', () => {
    const flags = ['--enable-source-maps', ...all.flags];
    expect(childFlags(plan, 'desk', { program: 'web', flags, env: all.env })).toEqual([
      '--enable-source-maps',
      ...missingOf(plan, 'desk', { flags: [], env: {} }).flags,
    ]);
    expect(childFlags(plan, 'renderer', { program: 'web', flags, env: all.env })).toEqual(flags);
  });

  it('is the program’s own for one that the desk starts, too, and not the desk’s', () => {
    const desk = missingOf(plan, 'desk', { flags: [], env: {} }).flags;
    expect(childFlags(plan, 'pictures', { program: 'desk', flags: desk, env: {} })).toEqual(
      missingOf(plan, 'pictures', { flags: [], env: {} }).flags,
    );
  });

  it('never has the program that was given to Node as text: the child would be that one again, and start another', () => {
    const text = ['--input-type=module', '-e', 'start()', '--print', 'start()', '--eval=start()'];
    expect(
      childFlags(plan, 'desk', { program: 'web', flags: [...text, '--enable-source-maps'], env: {} }),
    ).toEqual(['--enable-source-maps', ...missingOf(plan, 'desk', { flags: [], env: {} }).flags]);
  });

  it('is something that the project’s Node takes', () => {
    const { status, stderr } = spawnSync(process.execPath, [...all.flags, '-e', '0'], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});

describe('a program that was started without', () => {
  const program = `
    import { beginAnew, missingHere } from '#lib/memory/own-start.ts';
    const missing = missingHere('web');
    if (missing) beginAnew(missing);
    console.log(JSON.stringify({ pid: process.pid, flags: process.execArgv, arenas: process.env.MALLOC_ARENA_MAX, missing }));
  `;
  const run = (flags: string[], env: Record<string, string>) => {
    const { stdout, stderr, pid } = spawnSync(
      process.execPath,
      [...flags, '--input-type=module-typescript', '-e', program],
      {
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        encoding: 'utf8',
        env: { NODE_ENV: 'test', PATH: process.env.PATH, ...env },
      },
    );
    expect(stderr).toBe('');
    return { said: JSON.parse(stdout), pid };
  };
  // What `-e` was given is among the flags of Node.
  const withoutProgram = (flags: string[]) =>
    flags.filter((flag) => flag.startsWith('--max') || /heap|old/.test(flag));

  it('begins anew with them, as the same process', () => {
    const { said, pid } = run([], { MEMORY_LIMIT: '512M' });
    expect(withoutProgram(said.flags)).toEqual(all.flags);
    expect(said.arenas).toBe('2');
    expect(said.missing).toBeUndefined();
    expect(said.pid).toBe(pid);
  });

  it('goes on where it has them', () => {
    const { said } = run(all.flags, { MEMORY_LIMIT: '512M', ...all.env });
    expect(withoutProgram(said.flags)).toEqual(all.flags);
  });
});
