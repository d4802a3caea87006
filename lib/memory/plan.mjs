// @ts-check
/**
 * How much of the memory each process gets. It is decided here and nowhere else; `docs/operations.md`, "A small machine", has it as a
 * table. Measured with `bench/memory.ts` and `bench/endurance.ts`.
 */

/**
 * How a process of Node keeps its heap. V8 makes a full collection when the heap has grown by `growth` per cent since the last one.
 * Without this it lets the heap grow to several times what is in use: most of a quiet server's memory.
 *
 * @typedef {object} Heap
 * @property {number} young MiB of a half of the young generation
 * @property {number} first MiB of the old generation at which the first full collection is made
 * @property {number} growth per cent
 */

/**
 * @typedef {object} MemoryPlan
 * @property {'inside' | number} renderers processes that render pages; `inside`: the web process does
 * @property {number} rendererBytes resident memory at which a renderer is replaced by a new one
 * @property {Heap} web of the web process. Bodies of pages that it has dropped are freed at the next collection. With a large young
 *   generation, or few collections, many such bodies pile up
 * @property {Heap} renderer of a process that renders
 * @property {Heap} desk
 * @property {Heap} pictures of a process that develops pictures; these take little of the heap
 * @property {number} arenas of the C library's allocator, for each process
 * @property {number} largeBlock blocks of this many bytes and more are given back to the system as soon as they are free
 * @property {number} poolThreads threads of Node's pool (files, compression)
 * @property {number} pressBytes finished pages
 * @property {number} unreadBytes answers that wait for clients who do not read them
 * @property {number} editionCacheBytes of each connection to the edition
 * @property {number} readingThreads that read files beside the desk in a first reading
 * @property {boolean} startsAtNeed threads for searches and for readers are started when they are first needed, and the one for
 *   readers is ended after a while without requests
 */

const MEGABYTE = 1024 * 1024;

/** With less than this there is room for only one process with Next: the one that answers readers. */
const SMALL = 768 * MEGABYTE;
/** With less than this there is room for one renderer beside it. */
const MIDDLING = 1536 * MEGABYTE;
/** What a renderer takes when it has rendered much. */
const RENDERER = 256 * MEGABYTE;
/** A renderer that holds this many times as much has a leak, or has made huge pages. */
const SWOLLEN = { small: 1.5, large: 2 };

/** The C library's default. */
const LARGE_BLOCK = 128 * 1024;

/** @type {Heap} */
const PICTURES = { young: 1, first: 16, growth: 50 };

/**
 * @param {object} machine
 * @param {number} machine.bytes that all processes may take together
 * @param {number} machine.cores
 * @returns {MemoryPlan}
 */
export function planMemory({ bytes, cores }) {
  /** With this much or more it makes no difference. */
  const press = Math.min(128 * MEGABYTE, Math.floor(bytes / 16 / MEGABYTE) * MEGABYTE);
  const unread = Math.max(32 * MEGABYTE, Math.floor(bytes / 32 / MEGABYTE) * MEGABYTE);
  if (bytes < SMALL)
    return {
      renderers: 'inside',
      rendererBytes: RENDERER * SWOLLEN.small,
      web: { young: 4, first: 48, growth: 30 },
      renderer: { young: 4, first: 48, growth: 30 },
      desk: { young: 2, first: 24, growth: 30 },
      pictures: PICTURES,
      arenas: 2,
      largeBlock: LARGE_BLOCK,
      poolThreads: 2,
      pressBytes: press,
      unreadBytes: unread,
      editionCacheBytes: 4 * MEGABYTE,
      readingThreads: 1,
      startsAtNeed: true,
    };
  if (bytes < MIDDLING)
    return {
      renderers: 1,
      rendererBytes: RENDERER * SWOLLEN.small,
      web: { young: 4, first: 48, growth: 50 },
      renderer: { young: 4, first: 48, growth: 50 },
      desk: { young: 4, first: 32, growth: 50 },
      pictures: PICTURES,
      arenas: 2,
      largeBlock: LARGE_BLOCK,
      poolThreads: 4,
      pressBytes: press,
      unreadBytes: unread,
      editionCacheBytes: 8 * MEGABYTE,
      readingThreads: Math.max(1, Math.min(2, cores - 1)),
      startsAtNeed: false,
    };
  return {
    renderers: Math.max(1, Math.min(cores, Math.floor((bytes - MIDDLING) / (RENDERER * SWOLLEN.large)) + 1)),
    // Its heap may grow further between collections.
    rendererBytes: RENDERER * SWOLLEN.large,
    web: { young: 4, first: 48, growth: 50 },
    renderer: { young: 8, first: 64, growth: 100 },
    desk: { young: 8, first: 64, growth: 100 },
    pictures: PICTURES,
    arenas: 4,
    largeBlock: LARGE_BLOCK,
    poolThreads: 4,
    pressBytes: press,
    unreadBytes: unread,
    editionCacheBytes: 32 * MEGABYTE,
    readingThreads: Math.max(1, cores - 1),
    startsAtNeed: false,
  };
}
