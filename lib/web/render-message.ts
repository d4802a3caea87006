/** What the web process and the process that renders beside it say to each other. */
import type { FinishedPage } from '#lib/press/page.ts';

/** A page is to be made. */
export interface Order {
  id: number;
  /** Percent-encoded path. */
  href: string;
  /** The order of stories that pages show, where it is not the one sent last. */
  ranking?: readonly string[];
}

/** `ready` once; then an answer to each order: a page, nothing where there is none, or why it could not be made. */
export type Said = 'ready' | { id: number; page?: FinishedPage | undefined; error?: string };
