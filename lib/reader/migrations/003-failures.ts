/** Wrong codes and passwords in a row (`failures.ts`). */
import type { Migration } from '../migrate.ts';

export const failures: Migration = () => [
  `create table "failure" ("key" text not null primary key,
    "userId" text references "user" ("id") on delete cascade, "codes" integer not null, "passwords" integer not null,
    "at" bigint not null)`,
  'create index "failure_userId_idx" on "failure" ("userId")',
  // For `sweepFailures`.
  'create index "failure_at_idx" on "failure" ("at") where "userId" is null',
];
