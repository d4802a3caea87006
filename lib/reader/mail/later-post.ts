/** Loads the mail library at the first letter, or at once if messages from before the last stop are waiting. */
import { areLettersLeft } from './letters-left.ts';
import type { Post, PostOptions } from './post.ts';

export function laterPost(options: PostOptions): Post {
  let open: Post | undefined;
  let opening: Promise<Post> | undefined;
  let refused = 0;
  const post = (): Promise<Post> => {
    opening ??= import('./post.ts').then(({ openPost }) => {
      open = openPost(options);
      return open;
    });
    return opening;
  };
  if (areLettersLeft(options.smtp, options.spool))
    post().catch(() => options.log('error', 'Messages to readers that wait on the disk cannot be sent.'));
  return {
    send: async (letter) => (await post()).send(letter),
    hasRoom: () => open?.hasRoom() ?? true,
    refuse() {
      refused += 1;
    },
    state() {
      const state = open?.state() ?? { waiting: 0, refused: 0 };
      return { ...state, refused: state.refused + refused };
    },
    close: async () => (await opening)?.close(),
  };
}
