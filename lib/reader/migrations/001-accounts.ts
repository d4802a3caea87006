/** better-auth's tables as its own migration would make them (`migrate.test.ts` compares), what readers chose, and counts. */
import type { Migration } from '../migrate.ts';

const TYPES = {
  sqlite: { truth: 'integer', instant: 'date not null', now: 'date not null', instantOrNone: 'date' },
  postgres: {
    truth: 'boolean',
    instant: 'timestamptz not null',
    now: 'timestamptz default CURRENT_TIMESTAMP not null',
    instantOrNone: 'timestamptz',
  },
} as const;

const OWNER = '"userId" text not null references "user" ("id") on delete cascade';

export const accounts: Migration = (kind) => {
  const { truth, instant, now, instantOrNone } = TYPES[kind];
  return [
    `create table "user" ("id" text not null primary key, "name" text not null, "email" text not null unique,
      "emailVerified" ${truth} not null, "image" text, "createdAt" ${now}, "updatedAt" ${now})`,
    `create table "session" ("id" text not null primary key, "expiresAt" ${instant}, "token" text not null unique,
      "createdAt" ${now}, "updatedAt" ${instant}, "ipAddress" text, "userAgent" text, ${OWNER})`,
    `create table "account" ("id" text not null primary key, "accountId" text not null, "providerId" text not null,
      ${OWNER}, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" ${instantOrNone},
      "refreshTokenExpiresAt" ${instantOrNone}, "scope" text, "password" text, "createdAt" ${now}, "updatedAt" ${instant})`,
    `create table "verification" ("id" text not null primary key, "identifier" text not null, "value" text not null,
      "expiresAt" ${instant}, "createdAt" ${now}, "updatedAt" ${now})`,
    `create table "passkey" ("id" text not null primary key, "name" text, "publicKey" text not null, ${OWNER},
      "credentialID" text not null, "counter" integer not null, "deviceType" text not null, "backedUp" ${truth} not null,
      "transports" text, "createdAt" ${instantOrNone}, "aaguid" text)`,
    `create table "rateLimit" ("id" text not null primary key, "key" text not null unique, "count" integer not null,
      "lastRequest" bigint not null)`,
    'create index "session_userId_idx" on "session" ("userId")',
    'create index "account_userId_idx" on "account" ("userId")',
    'create index "verification_identifier_idx" on "verification" ("identifier")',
    'create index "passkey_userId_idx" on "passkey" ("userId")',
    'create index "passkey_credentialID_idx" on "passkey" ("credentialID")',
    `create table "readerChoice" ("userId" text not null primary key references "user" ("id") on delete cascade,
      "keepsReads" integer not null default 0)`,
    'create table "allowance" ("key" text not null primary key, "used" integer not null, "until" bigint not null)',
    'create index "allowance_until_idx" on "allowance" ("until")',
  ];
};
