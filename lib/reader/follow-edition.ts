/** The edition that stands there now, for looking stories up. */
import { type EditionDatabase, openEdition } from '#lib/edition/database.ts';

export interface FollowedEdition {
  /** Undefined while there is none. */
  current(): EditionDatabase | undefined;
  close(): void;
}

/** @param file absolute path of the edition, which another may replace at any time */
export function followEdition(file: string): FollowedEdition {
  let open: EditionDatabase | undefined;
  const close = (): void => {
    open?.close();
    open = undefined;
  };
  return {
    current() {
      try {
        if (open?.isReplaced()) close();
        open ??= openEdition({ file, mode: 'read' });
        return open;
      } catch {
        close();
        return undefined;
      }
    },
    close,
  };
}
