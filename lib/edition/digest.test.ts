import { expect, it } from 'vitest';
import { digestEdition } from './digest.ts';
import { publish } from './publish.ts';
import { randomBatch, randomNumbers, START } from './test-newsroom.ts';
import { articleRecord, batchOf, fileReport, temporaryEdition } from './test-records.ts';

const digestOf = (...batches: Parameters<typeof publish>[1][]): string => {
  const edition = temporaryEdition();
  for (const batch of batches) publish(edition.db, batch, START);
  const digest = digestEdition(edition.db);
  edition.close();
  return digest;
};

it('does not depend on the order in which content came', () => {
  const files = new Map();
  const below = randomNumbers(3);
  for (let round = 0; round < 12; round += 1) randomBatch(below, files);
  const reports = [...files].map(([file, record]) => fileReport(record, file));
  const whole = digestOf({ files: reports, removed: [] });
  const inParts = reports.toReversed().map((report) => ({ files: [report], removed: [] }));
  expect(reports.length).toBeGreaterThan(10);
  expect(digestOf(...inParts)).toBe(whole);
});

it('depends on all that a story says, its hidden part included', () => {
  const story = { slug: 'a', access: 'subscribers', opening: 'One.', body: 'One. Two.' } as const;
  const digests = [
    story,
    { ...story, headline: 'Another' },
    { ...story, body: 'One. Three.' },
    { ...story, topics: ['opec'] },
    { ...story, status: 'withdrawn' as const },
    { ...story, slug: 'b' },
  ].map((fields) => digestOf(batchOf([articleRecord(fields)])));
  expect(new Set(digests).size).toBe(digests.length);
});
