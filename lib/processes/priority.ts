/**
 * Who has the processor first where there is not enough for all: the thread that answers readers from memory, then what renders and
 * searches for them, then what develops pictures. With equal priorities a page in memory would wait for every stranger's search.
 */
import { setPriority } from 'node:os';
import { isMainThread } from 'node:worker_threads';

/** Values of nice(2); the thread that answers has 0. */
const NICE = { answers: 5, develops: 10 };

/**
 * Lowers a priority: that of the process with this id, or of the thread that calls. Threads that are started later inherit it. Without
 * effect where the system does not allow it.
 *
 * @param pid a child process; by default the caller
 */
export function standBack(work: keyof typeof NICE, pid = 0): void {
  // Other systems than Linux have one priority for a whole process.
  if (pid === 0 && !isMainThread && process.platform !== 'linux') return;
  try {
    setPriority(pid, NICE[work]);
  } catch {
    // The priority is then the usual one.
  }
}
