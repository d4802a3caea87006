// @ts-check
/**
 * What each process is given of the memory that there is. One place decides; `docs/operations.md`, "A small machine", has the
 * same as a table. Measured with `bench/memory.ts` and `bench/endurance.ts`.
 */

/**
 * How a process of Node keeps its heap. V8 makes full collections when the heap has grown by `growth` per cent since the
 * last one: by itself it lets it grow to several times what is in use, which is where most memory of a quiet server is.
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
 * @property {Heap} web of the web process. Bodies of pages that it holds no more are given back when the collector comes by: a
 *   large young generation, or one that grows far between collections, is a multiple of that in bodies nobody needs
 * @property {Heap} renderer of a process that renders
 * @property {Heap} desk
 * @property {Heap} pictures of a process that develops pictures, whose memory is not the heap's
 * @property {number} arenas of the C library's allocator, for each process
 * @property {number} largeBlock bytes of a block of memory that is given back to the system as soon as it is free
 * @property {number} poolThreads threads of Node's pool (files, compression)
 * @property {number} pressBytes finished pages
 * @property {number} editionCacheBytes of each connection to the edition
 * @property {number} readingThreads that read files beside the desk in a first reading
 * @property {boolean} startsAtNeed threads for searches and for readers are started when they are first needed, and readers' end
 *   when nobody asked for a while
 */

const MEGABYTE = 1024 * 1024;

/** Below that there is room for one process with Next in it: the one that answers readers. */
const SMALL = 768 * MEGABYTE;
/** Below that there is room for one renderer beside it. */
const MIDDLING = 1536 * MEGABYTE;
/** What a renderer takes when it has rendered much. */
const RENDERER = 256 * MEGABYTE;
/** One that holds so many times that has a leak, or made pages beyond all measure. */
const SWOLLEN = { small: 1.5, large: 2 };

/** The C library's own beginning. */
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
  /** Of that size or more it makes no difference. */
  const press = Math.min(128 * MEGABYTE, Math.floor(bytes / 16 / MEGABYTE) * MEGABYTE);
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
      editionCacheBytes: 8 * MEGABYTE,
      readingThreads: Math.max(1, Math.min(2, cores - 1)),
      startsAtNeed: false,
    };
  return {
    renderers: Math.max(1, Math.min(cores, Math.floor((bytes - MIDDLING) / (RENDERER * SWOLLEN.large)) + 1)),
    // Its heap grows further before it is collected.
    rendererBytes: RENDERER * SWOLLEN.large,
    web: { young: 4, first: 48, growth: 50 },
    renderer: { young: 8, first: 64, growth: 100 },
    desk: { young: 8, first: 64, growth: 100 },
    pictures: PICTURES,
    arenas: 4,
    largeBlock: LARGE_BLOCK,
    poolThreads: 4,
    pressBytes: press,
    editionCacheBytes: 32 * MEGABYTE,
    readingThreads: Math.max(1, cores - 1),
    startsAtNeed: false,
  };
}
