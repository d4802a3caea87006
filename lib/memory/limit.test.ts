import { describe, expect, it } from 'vitest';
import { memoryLimit, parseMemory } from './limit.mjs';

const MEGABYTE = 1024 * 1024;
const MACHINE = 4096 * MEGABYTE;

/** The limit on a system that has these files. */
const limitOf = (files: Record<string, string>, setting?: string) =>
  memoryLimit({ setting, total: MACHINE, read: (path) => files[path] });

const V2 = '30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate';
const V1 =
  '31 30 0:27 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n34 30 0:31 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory';

describe('the memory that there is', () => {
  it('is the machine’s where nothing limits it', () => {
    expect(limitOf({})).toEqual({ bytes: MACHINE, from: 'machine' });
    expect(
      limitOf({
        '/proc/self/mountinfo': V2,
        '/proc/self/cgroup': '0::/system.slice/paper.service\n',
        '/sys/fs/cgroup/system.slice/paper.service/memory.max': 'max\n',
        '/sys/fs/cgroup/system.slice/memory.max': 'max\n',
      }),
    ).toEqual({ bytes: MACHINE, from: 'machine' });
  });

  it('is what a control group or one around it allows, whichever is least', () => {
    const files = {
      '/proc/self/mountinfo': `22 1 8:1 / / rw - ext4 /dev/sda1 rw\n${V2}\n`,
      '/proc/self/cgroup': '0::/system.slice/paper.service\n',
      '/sys/fs/cgroup/system.slice/paper.service/memory.max': `${1024 * MEGABYTE}\n`,
    };
    expect(limitOf(files)).toEqual({ bytes: 1024 * MEGABYTE, from: 'control group' });
    const around = { ...files, '/sys/fs/cgroup/system.slice/memory.max': `${700 * MEGABYTE}\n` };
    expect(limitOf(around).bytes).toBe(700 * MEGABYTE);
    const high = {
      ...around,
      '/sys/fs/cgroup/system.slice/paper.service/memory.high': `${512 * MEGABYTE}\n`,
    };
    expect(limitOf(high).bytes).toBe(512 * MEGABYTE);
  });

  it('is found in a container, whose own group is the top of what it sees', () => {
    expect(
      limitOf({
        '/proc/self/mountinfo': V2,
        '/proc/self/cgroup': '0::/\n',
        '/sys/fs/cgroup/memory.max': String(512 * MEGABYTE),
      }).bytes,
    ).toBe(512 * MEGABYTE);
    // Version 1, with the group's path on the machine.
    expect(
      limitOf({
        '/proc/self/mountinfo':
          '34 30 0:31 /docker/0af1 /sys/fs/cgroup/memory ro,nosuid - cgroup cgroup rw,memory',
        '/proc/self/cgroup': '9:name=systemd:/docker/0af1\n4:memory:/docker/0af1\n1:cpu:/docker/0af1\n',
        '/sys/fs/cgroup/memory/memory.limit_in_bytes': `${512 * MEGABYTE}\n`,
      }).bytes,
    ).toBe(512 * MEGABYTE);
    expect(
      limitOf({
        '/proc/self/mountinfo': V2,
        '/proc/self/cgroup': '0::/../../outside\n',
        '/sys/fs/cgroup/memory.max': String(512 * MEGABYTE),
        '/sys/fs/outside/memory.max': String(256 * MEGABYTE),
      }).bytes,
    ).toBe(512 * MEGABYTE);
  });

  it('of the first version may be no limit: a number beyond all memory', () => {
    const files = {
      '/proc/self/mountinfo': V1,
      '/proc/self/cgroup': '4:cpuacct,memory:/paper\n1:cpu:/\n',
      '/sys/fs/cgroup/memory/paper/memory.limit_in_bytes': '9223372036854771712\n',
      '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
    };
    expect(limitOf(files)).toEqual({ bytes: MACHINE, from: 'machine' });
    const limited = {
      ...files,
      '/sys/fs/cgroup/memory/memory.limit_in_bytes': `${600 * MEGABYTE}\n`,
    };
    expect(limitOf(limited).bytes).toBe(600 * MEGABYTE);
  });

  it('is what the operator says, whatever the system does', () => {
    const files = {
      '/proc/self/mountinfo': V2,
      '/proc/self/cgroup': '0::/\n',
      '/sys/fs/cgroup/memory.max': String(2048 * MEGABYTE),
    };
    expect(limitOf(files, '512M')).toEqual({ bytes: 512 * MEGABYTE, from: 'MEMORY_LIMIT' });
    expect(limitOf(files, '').from).toBe('control group');
  });
});

describe('MEMORY_LIMIT', () => {
  it.each([
    ['536870912', 512],
    ['512M', 512],
    ['512m', 512],
    ['512MiB', 512],
    ['524288K', 512],
    ['1G', 1024],
    ['1.5GB', 1536],
    [' 512M ', 512],
  ])('takes %s for %i MiB', (text, megabytes) => expect(parseMemory(text)).toBe(megabytes * MEGABYTE));

  it.each(['512', '0', '-1G', '100M', 'much', '1 T', '1e12', '0x40000000', `${'9'.repeat(400)}G`])(
    'refuses %s with what would be right',
    (text) => expect(() => parseMemory(text)).toThrow(/^MEMORY_LIMIT must be .* like 512M or 2G/),
  );
});
