/** What passes between the web process and the readers' thread. */
import type { ReaderView } from './reader-view.ts';
import type { ReaderState } from './state.ts';

type HeaderList = [name: string, value: string][];

export interface ReaderRequest {
  method: string;
  /** Absolute, on the public site. */
  url: string;
  headers: HeaderList;
  body?: Uint8Array<ArrayBuffer> | undefined;
}

/** Bytes; or a page that Next is to make; or nothing, where the path leads nowhere. */
export type ReaderAnswer =
  | { kind: 'bytes'; status: number; headers: HeaderList; body: Uint8Array<ArrayBuffer> }
  | { kind: 'view'; status: number; headers: HeaderList; view: ReaderView }
  | { kind: 'unknown' };

export type Call = { id: number; request: ReaderRequest } | 'close';

export type Reply =
  | { id: number; answer: ReaderAnswer }
  | { id: number; error: Error }
  /** Why readers' data cannot be used. */
  | { id: number; away: string }
  /** The state of readers' data, and the identity of their file, so that the next thread does not use another one. */
  | { state: ReaderState; identity: string | undefined }
  /** For the log: nothing in it names a reader. */
  | { level: 'info' | 'warn' | 'error'; message: string; error?: Error };

/** Header under which the web process says from which address a request came; nobody else's word for it is taken. */
export const CLIENT_ADDRESS = 'x-broadsheet-client';
