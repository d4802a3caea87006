/** A page that a device keeps, and what it needs to be shown. Pure. */

/** Why: the reader saved it, it is the last front page, it was read, or it is a frame that stands for others. */
export type KeptAs = 'saved' | 'front' | 'read' | 'frame';

export interface Kept {
  /** Percent-encoded path. */
  href: string;
  as: KeptAs;
  /** When it was kept, or of what was read, when the reader read it (ms since 1970). */
  at: number;
  /** Bytes of the page itself. */
  bytes: number;
  /** What the page cannot do without, and its pictures: bytes by URL. Several pages may need the same. */
  needs: Record<string, number>;
  title: string;
  /** BCP 47, and direction, where the story has its own. */
  lang?: string | undefined;
  dir?: string | undefined;
}

/** Header of a kept page: what is known of it stands with it, so that both come and go together. */
export const KEPT = 'Broadsheet-Kept';

/** Headers hold ASCII only. */
export const writeKept = (kept: Kept): string => encodeURIComponent(JSON.stringify(kept));

/** Undefined where a page bears no such header, or one that cannot be read. */
export function readKept(answer: Response | undefined): Kept | undefined {
  const text = answer?.headers.get(KEPT);
  if (!text) return undefined;
  try {
    return JSON.parse(decodeURIComponent(text)) as Kept; // written by writeKept
  } catch {
    return undefined;
  }
}
