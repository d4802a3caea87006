/** What the web process and the processes that render say to each other. */
import type { FinishedPage } from '#lib/press/page.ts';

/** Something that a renderer makes. */
export type Work =
  /** A page or a document of the paper, by its percent-encoded path. */
  | { kind: 'page'; href: string }
  /**
   * A page for one reader, which shows a view that is handed over with it: at `before` and a token of the renderer's own.
   * `isPersonal`: without framework scripts, whatever public pages keep.
   */
  | { kind: 'view'; before: string; view: unknown; isPersonal: boolean }
  /** What Next's own script asks for when a reader goes on to another page, as far as it is kept on pages. */
  | { kind: 'navigation'; target: string; headers: Readonly<Record<string, string>> };

/** Next's answer to a navigation. */
export interface NavigationAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** A page that is finished, Next's answer to a navigation, or nothing if there is no such page. */
export type Made = FinishedPage | NavigationAnswer | undefined;

export interface Order {
  id: number;
  work: Work;
  /** The order of stories that pages show, if it is not the one sent last. */
  ranking?: readonly string[];
}

/** `ready` once; then an answer to each order: what was made, or why it could not be made. */
export type Said =
  | 'ready'
  | {
      id: number;
      made?: Made;
      error?: string;
      /** Memory that the renderer holds, in bytes; said now and then. */
      memory?: number;
    };
