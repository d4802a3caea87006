/** Finds the processes that listen at a port (Linux). */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const LISTENING = '0A';

/** Inodes of the sockets that listen at a port. */
function socketsAt(port: number): Set<string> {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => {
    try {
      return readFileSync(file, 'utf8').split('\n').slice(1);
    } catch {
      return []; // A kernel without IPv6.
    }
  });
  const fields = lines.map((line) => line.trim().split(/\s+/));
  const found = fields.filter(
    ([, local = '', , state]) => local.endsWith(`:${wanted}`) && state === LISTENING,
  );
  return new Set(found.map((each) => each[9] ?? ''));
}

const orNothing = <Found>(find: () => Found[]): Found[] => {
  try {
    return find();
  } catch {
    return [];
  }
};

/** None if the process has ended or belongs to somebody else. A file that was closed in between is left out. */
const filesOf = (pid: string): string[] =>
  orNothing(() => readdirSync(`/proc/${pid}/fd`)).flatMap((fd) =>
    orNothing(() => [readlinkSync(`/proc/${pid}/fd/${fd}`)]),
  );

/** Ids of processes with a socket that listens at `port`, lowest first. */
export function listenersAt(port: number): number[] {
  const sockets = new Set([...socketsAt(port)].map((inode) => `socket:[${inode}]`));
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && filesOf(name).some((file) => sockets.has(file)))
    .map(Number)
    .sort((a, b) => a - b);
}
