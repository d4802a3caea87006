/** The desk's settings, as the operator has made them. */
import { now } from '#lib/clock.ts';
import { databaseUrl, mailFrom, outboxDir, readersFile, siteUrl, smtpUrl } from '#lib/env.ts';
import type { ReaderDesk } from './desk.ts';
import { readAuthSecret } from './kept-secret.ts';
import type { Post, PostOptions } from './mail/post.ts';
import type { DeskOptions } from './open-desk.ts';
import { readSocial } from './social.ts';

/** What sends mail is loaded at the first letter. */
function laterPost(options: PostOptions): Post {
  let post: Promise<Post> | undefined;
  return async (letter) => {
    post ??= import('./mail/post.ts').then(({ openPost }) => openPost(options));
    await (await post)(letter);
  };
}

export const deskSettings = (editionFile: string, log: ReaderDesk['log']): DeskOptions => ({
  place: { file: readersFile(), url: databaseUrl() },
  editionFile,
  origin: new URL(siteUrl()).origin,
  secret: readAuthSecret((sentence) => log('error', sentence)),
  social: readSocial(),
  now,
  log,
  openPost: (sender) =>
    laterPost({ smtp: smtpUrl(), from: mailFrom(), outbox: outboxDir(), sender, now, log }),
});
