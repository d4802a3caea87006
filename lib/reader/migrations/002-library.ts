/** What readers keep: their items, how far each library has come, and private feeds. */
import type { Migration } from '../migrate.ts';

const OWNER = '"userId" text not null references "user" ("id") on delete cascade';

export const library: Migration = () => [
  `create table "libraryItem" (${OWNER}, "kind" text not null, "id" text not null, "stamp" text not null,
    "at" bigint not null, "gone" integer not null, "data" text, "changed" bigint not null, "seq" bigint not null,
    primary key ("userId", "kind", "id"))`,
  'create index "libraryItem_userId_seq_idx" on "libraryItem" ("userId", "seq")',
  // For what is deleted in time.
  `create index "libraryItem_read_idx" on "libraryItem" ("at") where "kind" = 'read'`,
  'create index "libraryItem_gone_idx" on "libraryItem" ("changed") where "gone" = 1',
  `create table "libraryState" ("userId" text not null primary key references "user" ("id") on delete cascade,
    "library" text not null, "seq" bigint not null, "forgotten" bigint not null, "readsErased" bigint not null,
    "seen" bigint not null, "looked" bigint not null)`,
  `create table "libraryFeed" ("userId" text not null primary key references "user" ("id") on delete cascade,
    "nonce" text not null, "hash" text not null unique, "createdAt" bigint not null)`,
];
