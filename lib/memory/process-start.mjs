// @ts-check
/** The flags and variables with which the memory plan starts a process. They cannot be changed once Node runs. */

/** @typedef {import('./plan.mjs').MemoryPlan} MemoryPlan */
/** @typedef {'web' | 'renderer' | 'desk' | 'pictures'} Program */

/**
 * @typedef {object} ProcessStart
 * @property {string[]} flags of Node
 * @property {Record<string, string>} env variables
 */

/** @param {MemoryPlan} plan @param {Program} program */
function plannedFlags(plan, program) {
  const { young, first, growth } = plan[program];
  return [
    `--max-semi-space-size=${young}`,
    `--initial-old-space-size=${first}`,
    `--heap-growing-percent=${growth}`,
  ];
}

/** V8 reads an underscore as a hyphen. @param {string} flag */
const nameOf = (flag) => flag.split('=', 1)[0]?.replaceAll('_', '-') ?? '';

/**
 * What a program has to be given in addition. What an operator has set, or what was given before, stays as it is.
 *
 * @param {MemoryPlan} plan
 * @param {Program} program
 * @param {object} given
 * @param {readonly string[]} given.flags
 * @param {Readonly<Record<string, string | undefined>>} given.env
 * @returns {ProcessStart}
 */
export function missingOf(plan, program, { flags, env }) {
  const known = new Set([...flags, ...(env.NODE_OPTIONS ?? '').split(/\s+/)].map(nameOf));
  const variables = Object.entries({
    MALLOC_ARENA_MAX: plan.arenas,
    // Without these the C library keeps blocks up to the size of the largest block that it has ever given back.
    MALLOC_MMAP_THRESHOLD_: plan.largeBlock,
    MALLOC_TRIM_THRESHOLD_: plan.largeBlock,
    UV_THREADPOOL_SIZE: plan.poolThreads,
  });
  return {
    flags: plannedFlags(plan, program).filter((flag) => !known.has(nameOf(flag))),
    env: Object.fromEntries(
      variables.filter(([name]) => !env[name]).map(([name, value]) => [name, String(value)]),
    ),
  };
}

/** Flags that are followed by the text of a program, and flags that say what kind of text it is. */
const WITH_TEXT = ['-e', '--eval', '-p', '--print', '-pe'];
const OF_TEXT = [...WITH_TEXT, '--input-type'];

/**
 * The flags without a program's text. A child that got the text would be the same program again, and would start another child.
 *
 * @param {readonly string[]} flags
 */
const withoutProgram = (flags) =>
  flags.filter((flag, n) => !OF_TEXT.includes(nameOf(flag)) && !WITH_TEXT.includes(flags[n - 1] ?? ''));

/**
 * Flags for a program that one of ours starts: those that an operator gave the parent, and the program's own. Those that the plan
 * gave the parent are not passed on.
 *
 * @param {MemoryPlan} plan
 * @param {Program} program
 * @param {{ program: Program, flags: readonly string[], env: Readonly<Record<string, string | undefined>> }} parent
 */
export function childFlags(plan, program, { program: by, flags, env }) {
  const ofParent = new Set(plannedFlags(plan, by));
  const ofOperator = withoutProgram(flags).filter((flag) => !ofParent.has(flag));
  return [...ofOperator, ...missingOf(plan, program, { flags: ofOperator, env }).flags];
}
