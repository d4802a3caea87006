import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, testAlone as test } from './newsroom.ts';

test('the edition is deleted and made anew while readers read: none of them is told that a page is gone', async ({
  newsroom,
}) => {
  const paths = ['/', '/world', '/politics', '/business', '/science', '/sport', '/culture', '/corrections'];
  for (const ending of ['', '-wal', '-shm']) rmSync(join(newsroom.data, `edition.db${ending}`));
  // The desk has the old file open still: another desk begins a new one, in which nothing stands at first.
  execFileSync('pkill', ['-KILL', '-P', String(newsroom.pid), '-f', 'desk/main']);
  const story = newsroom.story({ slug: 'after-the-loss', headline: 'After the loss' });
  newsroom.save(story.file, story.text);
  const statuses = new Set<number>();
  await expect(async () => {
    for (const path of paths) statuses.add((await newsroom.get(path)).status);
    expect((await newsroom.get('/world')).text).toContain('After the loss');
  }).toPass({ timeout: 15_000, intervals: [10] });
  expect([...statuses]).toEqual([200]);
  await newsroom.live(story.path, { status: 200 });
});
