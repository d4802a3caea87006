/** What the web process and the processes that render say to each other. */
import type { FinishedPage } from '#lib/press/page.ts';

/** An order for a renderer. */
export type Work =
  /** A page or a document of the paper, by its percent-encoded path. */
  | { kind: 'page'; href: string }
  /**
   * A page for one reader. It shows a view that is sent along; the renderer asks for it at `before` + a token of its own.
   * `isPersonal`: without framework scripts, whatever public pages keep.
   */
  | { kind: 'view'; before: string; view: unknown; isPersonal: boolean }
  /** The payload that Next's script requests when a reader opens another page, if pages keep that script. */
  | { kind: 'navigation'; target: string; headers: Readonly<Record<string, string>> };

/** Next's answer to a navigation. */
export interface NavigationAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** A finished page, Next's answer to a navigation, or undefined if there is no such page. */
export type Made = FinishedPage | NavigationAnswer | undefined;

export interface Order {
  id: number;
  work: Work;
  /** The ranking of stories that pages show, if it changed since the last order. */
  ranking?: readonly string[];
}

/** `ready` once; then an answer to each order: what was made, or why it could not be made. */
export type Said =
  | 'ready'
  | {
      id: number;
      made?: Made;
      error?: string;
      /** Memory that the renderer holds, in bytes; reported now and then. */
      memory?: number;
    };
