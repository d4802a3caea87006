// @ts-check
/**
 * How much memory all processes together may take: `MEMORY_LIMIT`, or the limit of a container's or a unit's control group, or what
 * the machine has. Plain JavaScript that needs only Node, because `bin/set-up.mjs` uses it before anything is installed.
 */
import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join, relative } from 'node:path';

/**
 * @typedef {object} MemoryLimit
 * @property {number} bytes
 * @property {'MEMORY_LIMIT' | 'control group' | 'machine'} from what sets it
 */

const MEGABYTE = 1024 * 1024;
/** With less than this the paper cannot run, however much is saved. */
const LEAST = 128 * MEGABYTE;
/** @type {Record<string, number>} */
const UNITS = { '': 1, K: 1024, M: MEGABYTE, G: 1024 * MEGABYTE };

/**
 * The bytes in a setting: a number, alone or followed by K, M or G, as for `docker run -m`.
 *
 * @param {string} text
 * @throws {Error} with a sentence for the operator
 */
export function parseMemory(text) {
  const [, number = '', unit = ''] = /^(\d{1,15}(?:\.\d{1,3})?)([KMG]?)(?:i?B)?$/i.exec(text.trim()) ?? [];
  const bytes = Math.floor(Number(number) * (UNITS[unit.toUpperCase()] ?? 1));
  if (number === '' || bytes < LEAST)
    throw new Error(
      `MEMORY_LIMIT must be an amount of memory like 512M or 2G, and at least 128M, not "${text.slice(0, 40)}".`,
    );
  return bytes;
}

/** @param {string} path */
const readText = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** The files with a control group's limit, of version 2 and version 1. */
const LIMIT_FILES = ['memory.max', 'memory.high', 'memory.limit_in_bytes'];

/**
 * A line of mountinfo: `31 30 0:28 <root> <mount point> rw,… - <type> <source> <options>`.
 *
 * @param {string} line
 */
function hierarchyOf(line) {
  const [before = '', after = ''] = line.split(' - ');
  const [, , , root, mountPoint] = before.split(' ');
  const [type, , options = ''] = after.split(' ');
  const holdsMemory = type === 'cgroup2' || (type === 'cgroup' && options.split(',').includes('memory'));
  return holdsMemory && root && mountPoint ? { type, root, mountPoint } : undefined;
}

/**
 * The smallest limit of this process's control groups and of those that they are in; undefined if none has one.
 *
 * @param {(path: string) => string | undefined} read
 */
function groupLimit(read) {
  const groups = (read('/proc/self/cgroup') ?? '').split('\n').map((line) => line.split(':'));
  /** @type {number[]} */
  const limits = [];
  for (const line of (read('/proc/self/mountinfo') ?? '').split('\n')) {
    const hierarchy = hierarchyOf(line);
    if (hierarchy === undefined) continue;
    const { type, root, mountPoint } = hierarchy;
    const group = groups.find(([id, controllers = '']) =>
      type === 'cgroup2' ? id === '0' : controllers.split(',').includes('memory'),
    );
    const path = group?.slice(2).join(':') ?? root;
    // In a container the groups above its own are hidden, and its path may be the one on the machine.
    const below = relative(root, path);
    const names = below.startsWith('..') ? [] : below.split('/').filter((name) => name !== '');
    for (let depth = names.length; depth >= 0; depth -= 1) {
      const folder = join(mountPoint, ...names.slice(0, depth));
      for (const file of LIMIT_FILES) {
        // `max`, or no file, means no limit.
        const bytes = Number.parseInt(read(join(/* turbopackIgnore: true */ folder, file)) ?? '', 10);
        if (bytes > 0) limits.push(bytes);
      }
    }
  }
  return limits.length > 0 ? Math.min(...limits) : undefined;
}

/**
 * @param {object} options
 * @param {string | undefined} options.setting `MEMORY_LIMIT`
 * @param {number} [options.total] bytes that the machine has
 * @param {(path: string) => string | undefined} [options.read] reads a file of the system, undefined if there is none
 * @returns {MemoryLimit}
 * @throws {Error} with a sentence if the setting is no amount of memory
 */
export function memoryLimit({ setting, total = totalmem(), read = readText }) {
  if (setting !== undefined && setting.trim() !== '')
    return { bytes: parseMemory(setting), from: 'MEMORY_LIMIT' };
  const group = groupLimit(read);
  // Without a limit, version 1 has a number that is larger than any memory.
  return group !== undefined && group < total
    ? { bytes: group, from: 'control group' }
    : { bytes: total, from: 'machine' };
}
