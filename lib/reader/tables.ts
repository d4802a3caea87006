/** The tables of the readers' database, as Kysely sees them. Columns of the first six are named as better-auth names them. */
import type { ColumnType } from 'kysely';
import type { ItemKind } from '#lib/library/item.ts';

/** ISO 8601 text in SQLite, a Date from PostgreSQL: `instant.ts` reads both. */
type Instant = ColumnType<string | Date, string | Date, string | Date>;
/** 0 or 1 in SQLite, a boolean in PostgreSQL. */
type Truth = ColumnType<number | boolean>;

interface UserTable {
  id: string;
  /** Empty: readers are not asked for their names. */
  name: string;
  email: string;
  emailVerified: Truth;
  image: string | null;
  createdAt: Instant;
  updatedAt: Instant;
}

interface SessionTable {
  id: string;
  expiresAt: Instant;
  token: string;
  createdAt: Instant;
  updatedAt: Instant;
  /** Always empty: no address of a reader is kept. */
  ipAddress: string | null;
  /** Browser and system in words, and no more: "Firefox on Linux". */
  userAgent: string | null;
  userId: string;
}

/** How somebody signs in beside the code: a password, or an account elsewhere. */
interface AccountTable {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: Instant | null;
  refreshTokenExpiresAt: Instant | null;
  scope: string | null;
  password: string | null;
  createdAt: Instant;
  updatedAt: Instant;
}

/** Codes that were sent, hashed, and other things that hold for minutes. */
interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expiresAt: Instant;
  createdAt: Instant;
  updatedAt: Instant;
}

interface PasskeyTable {
  id: string;
  name: string | null;
  publicKey: string;
  userId: string;
  credentialID: string;
  counter: number;
  deviceType: string;
  backedUp: Truth;
  transports: string | null;
  createdAt: Instant | null;
  aaguid: string | null;
}

interface RateLimitTable {
  id: string;
  key: string;
  count: number;
  /** Milliseconds since 1970. */
  lastRequest: number;
}

/** What a reader has chosen. A reader without a row has chosen nothing. */
interface ReaderChoiceTable {
  userId: string;
  /** 1: what they read is kept in the account too. */
  keepsReads: number;
}

/** How often something was done of what may be done only so often (`allowance.ts`). */
interface AllowanceTable {
  /** A keyed hash: the table names nobody. */
  key: string;
  used: number;
  /** When counting begins anew, in ms since 1970. */
  until: number;
}

/** Wrong codes and passwords in a row at one address (`failures.ts`). */
interface FailureTable {
  /** A keyed hash of the address, so that the table names nobody. */
  key: string;
  /** The account of the address, if it has one. */
  userId: string | null;
  codes: number;
  passwords: number;
  /** When the last of them came, in ms since 1970. */
  at: number;
}

/** An item of a reader's library (lib/library/item.ts), also one that was taken away. */
interface LibraryItemTable {
  userId: string;
  kind: ItemKind;
  id: string;
  stamp: string;
  /** ms since 1970, as all times of a library. */
  at: number;
  /** 1: a tombstone. */
  gone: number;
  /** JSON of what else its kind keeps. */
  data: string | null;
  /** When the account was told of this version. */
  changed: number;
  /** Number of the reader's change. */
  seq: number;
}

interface LibraryStateTable {
  userId: string;
  /** Names the library in cursors (lib/library/sync-message.ts). */
  library: string;
  /** Number of the reader's last change. */
  seq: number;
  /** Number of the last change whose tombstone was forgotten. */
  forgotten: number;
  /** When what was read was last erased. */
  readsErased: number;
  /** What is newer is new of what the reader follows. */
  seen: number;
  /** When they last looked at it. */
  looked: number;
}

/** A reader's private feed: its token is made of the nonce and the secret, and found by its hash. */
interface LibraryFeedTable {
  userId: string;
  nonce: string;
  hash: string;
  createdAt: number;
}

/** One row: the number of the last migration that was run. */
interface ReaderSchemaTable {
  version: number;
}

export interface ReaderTables {
  user: UserTable;
  session: SessionTable;
  account: AccountTable;
  verification: VerificationTable;
  passkey: PasskeyTable;
  rateLimit: RateLimitTable;
  readerChoice: ReaderChoiceTable;
  allowance: AllowanceTable;
  failure: FailureTable;
  libraryItem: LibraryItemTable;
  libraryState: LibraryStateTable;
  libraryFeed: LibraryFeedTable;
  readerSchema: ReaderSchemaTable;
}
