/** The desk's settings, as the operator has made them. */
import { now } from '#lib/clock.ts';
import { databaseUrl, mailFrom, outboxDir, readersFile, siteUrl, smtpUrl } from '#lib/env.ts';
import type { ReaderDesk } from './desk.ts';
import { readAuthSecret } from './kept-secret.ts';
import { openPost } from './mail/post.ts';
import type { DeskOptions } from './open-desk.ts';
import { readSocial } from './social.ts';

export const deskSettings = (editionFile: string, log: ReaderDesk['log']): DeskOptions => ({
  place: { file: readersFile(), url: databaseUrl() },
  editionFile,
  origin: new URL(siteUrl()).origin,
  secret: readAuthSecret(),
  social: readSocial(),
  now,
  log,
  openPost: (sender) =>
    openPost({ smtp: smtpUrl(), from: mailFrom(), outbox: outboxDir(), sender, now, log }),
});
