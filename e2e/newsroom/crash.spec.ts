import { execFileSync } from 'node:child_process';
import { connect } from 'node:net';
import { expect, type Newsroom, testAlone as test } from './newsroom.ts';

test('killed between the edition’s write and the page, it shows the new story after a restart', async ({
  newsroom,
}) => {
  const story = newsroom.story({ slug: 'before-the-crash', headline: 'Before the crash' });
  newsroom.save(story.file, story.text);
  await newsroom.live('/world', { has: 'Before the crash' });
  // The web process stands still: the desk writes, and nobody has expired a page when everything is killed.
  const desk = newsroom.deskPid;
  process.kill(newsroom.pid, 'SIGSTOP');
  newsroom.save(story.file, story.text.replace('Before the crash', 'After the crash'));
  await expect
    .poll(() => editionHolds(newsroom, 'After the crash'), { timeout: 5_000, intervals: [25] })
    .toBe(true);
  process.kill(desk, 'SIGKILL');
  await newsroom.stop('SIGKILL');
  await newsroom.start();
  await newsroom.live(story.path, { status: 200, has: 'After the crash', not: 'Before the crash' });
  await newsroom.live('/world', { has: 'After the crash', not: 'Before the crash' });
  await newsroom.live('/', { has: 'After the crash' });
});

test('a desk that is killed is started again and goes on publishing; pages stay up', async ({ newsroom }) => {
  const story = newsroom.story({ slug: 'desk-returns', headline: 'The desk returns' });
  process.kill(newsroom.deskPid, 'SIGKILL');
  newsroom.save(story.file, story.text);
  expect((await newsroom.get('/')).status).toBe(200);
  await expect.poll(async () => (await newsroom.get(story.path)).status, { timeout: 10_000 }).toBe(200);
});

test('SIGTERM answers what was begun and ends within ten seconds', async ({ newsroom }) => {
  const { port } = new URL(newsroom.url);
  const socket = connect(Number(port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString();
  });
  // The server says "100 Continue" once it has begun with the request.
  socket.write('POST /api/publish HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n');
  await expect.poll(() => answer).toContain('100 Continue');
  const begun = Date.now();
  const stopped = newsroom.stop('SIGTERM');
  await expect
    .poll(() =>
      fetch(newsroom.url).then(
        () => 'taken',
        () => 'refused',
      ),
    )
    .toBe('refused');
  socket.write('{}');
  await expect.poll(() => answer).toContain('401 Unauthorized');
  expect(await stopped).toBe(0);
  expect(Date.now() - begun).toBeLessThan(10_000);
  socket.destroy();
});

/** Whether the edition's file has a story of that headline, read by another process. */
function editionHolds(newsroom: Newsroom, headline: string): boolean {
  const code = `
    const { DatabaseSync } = require('node:sqlite');
    const db = new DatabaseSync(process.argv[1], { readOnly: true });
    const found = db.prepare("SELECT count(*) AS n FROM articles WHERE teaser LIKE '%' || ? || '%'").get(process.argv[2]);
    process.stdout.write(String(found.n));`;
  return (
    execFileSync('node', ['-e', code, `${newsroom.data}/edition.db`, headline], { encoding: 'utf8' }) !== '0'
  );
}
