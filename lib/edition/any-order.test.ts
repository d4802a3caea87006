import { expect, it } from 'vitest';
import type { ContentRecord } from './batch.ts';
import type { EditionDatabase } from './database.ts';
import { publish } from './publish.ts';
import { randomBatch, randomNumbers, START } from './test-newsroom.ts';
import { fileReport, temporaryEdition } from './test-records.ts';

/** Everything that the public may see comes from these tables. */
const CONTENT = [
  'SELECT a.id, a.path, a.file, status, expires, listed, breaking, fingerprint, teaser, detail, opening, body, plain, whole FROM articles a JOIN article_pages p ON p.id = a.page JOIN article_texts t ON t.id = a.page ORDER BY a.id',
  'SELECT count(*) FROM article_pages UNION ALL SELECT count(*) FROM article_texts',
  'SELECT name, story FROM listing JOIN lists ON id = list ORDER BY name, story',
  'SELECT name, month, n FROM listing_months JOIN lists ON id = list ORDER BY name, month',
  'SELECT name, total FROM lists WHERE total <> 0 ORDER BY name',
  'SELECT * FROM corrections',
  'SELECT * FROM story_terms',
  'SELECT * FROM live_entries',
  'SELECT * FROM documents',
  'SELECT * FROM media ORDER BY file',
  'SELECT * FROM media_uses',
  'SELECT * FROM named_by',
  'SELECT * FROM translations',
  'SELECT * FROM redirects',
  'SELECT source, target FROM redirect_patterns',
  'SELECT file, claim, problems FROM files',
];
const contentOf = (db: EditionDatabase): unknown[] => CONTENT.map((sql) => db.rows(sql));

it.each(Array.from({ length: 12 }, (_, i) => i))(
  'what is published depends on the content, not on its history (%i)',
  (seed) => {
    const below = randomNumbers(seed);
    const lived = temporaryEdition();
    const files = new Map<string, ContentRecord>();
    let now = START;
    for (let round = 0; round < 30; round++) {
      now += below(20) * 10 * 60 * 1000;
      publish(lived.db, randomBatch(below, files), now);
    }
    const fresh = temporaryEdition();
    publish(
      fresh.db,
      { files: [...files].map(([file, record]) => fileReport(record, file)), removed: [] },
      now,
    );
    expect(contentOf(lived.db)).toEqual(contentOf(fresh.db));
    lived.close();
    fresh.close();
  },
);
