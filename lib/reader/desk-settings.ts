/** The desk's settings, as the operator has made them. */
import { now } from '#lib/clock.ts';
import {
  databaseUrl,
  lettersAnHour,
  mailFrom,
  outboxDir,
  readersFile,
  siteUrl,
  smtpUrl,
  spoolDir,
} from '#lib/env.ts';
import { readAuthSecret } from '#lib/secrets/auth-secret.ts';
import type { ReaderDesk } from './desk.ts';
import { laterPost } from './mail/later-post.ts';
import type { DeskOptions } from './open-desk.ts';
import { readSocial } from './social.ts';

export const deskSettings = (editionFile: string, log: ReaderDesk['log']): DeskOptions => ({
  place: { file: readersFile(), url: databaseUrl() },
  editionFile,
  origin: new URL(siteUrl()).origin,
  secret: readAuthSecret((sentence) => log('error', sentence)),
  social: readSocial(),
  limits: { lettersAnHour: lettersAnHour() },
  now,
  log,
  openPost: (sender) =>
    laterPost({
      smtp: smtpUrl(),
      from: mailFrom(),
      outbox: outboxDir(),
      spool: spoolDir(),
      sender,
      now,
      log,
    }),
});
