/** What answers to readers are made with: the database, better-auth, mail, and the edition that stories are looked up in. */
import type { SocialProvider } from '#lib/account/sign-in-view.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { Auth, CodeMessage } from './auth.ts';
import type { DatabaseKind, ReaderKysely } from './database.ts';
import type { Holding } from './holding.ts';
import type { AccountEvent } from './mail/notice-letter.ts';
import type { Post } from './mail/post.ts';
import type { ReaderView } from './reader-view.ts';

/** Who is signed in. */
export interface Reader {
  /** Id of the row in `user`. */
  id: string;
  email: string;
  /** Id of the session's row. */
  session: string;
}

export interface ReaderDesk {
  db: ReaderKysely;
  kind: DatabaseKind;
  auth: Auth;
  /** Origin of the public site. */
  origin: string;
  /** Keys what may not stand in the database as it is. */
  secret: string;
  /** The present, in ms since 1970. */
  now: () => number;
  /** The edition, where there is one. */
  edition: () => EditionDatabase | undefined;
  /** Ways to sign in through other sites. */
  providers: readonly SocialProvider[];
  /** The operator's limits. */
  limits: { lettersAnHour: number };
  /** Whether messages can be sent. */
  post: Pick<Post, 'hasRoom' | 'refuse'>;
  /** Sends a code after the answer. */
  sendCode(message: CodeMessage): void;
  /** Sends a letter after the answer; who is told what is in `mail/`. */
  tell(to: string, event: AccountEvent): void;
  /** Everything that is kept of a reader: what is exported and erased. */
  holdings: readonly Holding[];
  /** Who asks; undefined where nobody is signed in. */
  findReader(request: Request): Promise<Reader | undefined>;
  /** Does something after the answer was sent; where it fails, the log is told. */
  later(what: string, work: () => Promise<void>): void;
  log(level: 'info' | 'warn' | 'error', message: string, error?: unknown): void;
}

/** A finished response, or a page of the paper that Next is to make. */
export type Answer =
  | Response
  | {
      view: ReaderView;
      status?: number;
      headers?: Readonly<Record<string, string>>;
      /** Values of `Set-Cookie`. */
      cookies?: readonly string[];
    };

export type Handler = (request: Request, desk: ReaderDesk) => Promise<Answer>;

/**
 * Handlers by method and path: `GET /account`. `GET /api/auth/*` takes every path below; the longest that fits counts.
 * POST requests of other sites never come to a handler.
 */
export type Routes = Readonly<Record<`${'GET' | 'POST'} /${string}`, Handler>>;
