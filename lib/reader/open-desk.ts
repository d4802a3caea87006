/** Sets up what readers' requests are answered with. What letters are made with is loaded at the first letter. */

import { CODE_LIFE, createAuth } from './auth.ts';
import { type DatabasePlace, openReaderDatabase } from './database.ts';
import type { ReaderDesk } from './desk.ts';
import { followEdition } from './follow-edition.ts';
import { holdings } from './holdings.ts';
import type { Sender } from './mail/letter-frame.ts';
import type { Post } from './mail/post.ts';
import { senderOf } from './mail/sender.ts';
import { findReader } from './session.ts';
import { signInLink } from './sign-in/link.ts';
import { providersOf, type SocialCredentials } from './social.ts';
import { workLater } from './work-later.ts';

export interface DeskOptions {
  place: DatabasePlace;
  editionFile: string;
  /** Origin of the public site. */
  origin: string;
  secret: string;
  social: SocialCredentials;
  now(): number;
  log: ReaderDesk['log'];
  openPost(sender: () => Sender): Post;
}

export interface OpenDesk {
  desk: ReaderDesk;
  /** Resolves when what was left for after the answers is done. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** @throws NewerDatabase, or what the database says where it cannot be opened */
export async function openDesk(options: DeskOptions): Promise<OpenDesk> {
  const { place, editionFile, origin, secret, social, now, log, openPost } = options;
  const database = await openReaderDatabase({
    ...place,
    onFailure: (error) => log('warn', "A connection to the readers' database broke.", error),
  });
  const edition = followEdition(editionFile);
  const sender = (): Sender => senderOf(edition.current(), origin);
  const post = openPost(sender);
  const work = workLater(log);
  const sendCode: ReaderDesk['sendCode'] = ({ to, code, kind, next = '' }) =>
    work.later('A code could not be sent.', async () => {
      const content = { email: to, code, next };
      const link = kind === 'sign-in' ? await signInLink({ origin, secret, now }, content) : undefined;
      const { codeLetter } = await import('./mail/code-letter.ts');
      await post(codeLetter({ to, code, kind, minutes: CODE_LIFE / 60, link }, sender()));
    });
  const auth = createAuth({
    db: database.kysely,
    kind: database.kind,
    origin,
    secret,
    name: sender().name,
    social,
    sendCode,
    onFailure: (message) => log('warn', message),
  });
  const desk: ReaderDesk = {
    db: database.kysely,
    kind: database.kind,
    auth,
    origin,
    secret,
    now,
    edition: edition.current,
    providers: providersOf(social),
    sendCode,
    tell: (to, event) =>
      work.later('A message could not be sent.', async () => {
        const { noticeLetter } = await import('./mail/notice-letter.ts');
        await post(noticeLetter(to, event, sender()));
      }),
    holdings,
    findReader: (request) => findReader(auth, request),
    later: work.later,
    log,
  };
  return {
    desk,
    idle: work.idle,
    async close() {
      await work.idle();
      await database.close();
      edition.close();
    },
  };
}
