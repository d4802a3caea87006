import { afterEach, beforeEach, expect, it } from 'vitest';
import { publish } from '#lib/edition/publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import type { LibraryView } from '#lib/library/library-view.ts';
import { READS_KEPT, TOMBSTONES_KEPT } from '#lib/library/limits.ts';
import { writeStamp } from '#lib/library/stamp.ts';
import { describeOnBoth } from '../database.fixtures.ts';
import { type Seen, signIn, type TestBrowser, type TestDesk, temporaryDesk } from '../desk.fixtures.ts';
import { sweep } from '../sweep.ts';
import { RECORDS, storyPath } from './library.fixtures.ts';

const MINUTE = 60_000;

describeOnBoth('the library of who is signed in', (kind) => {
  let desk: TestDesk;
  let ann: TestBrowser;
  let edition: ReturnType<typeof temporaryEdition>;
  let time: number;

  beforeEach(async () => {
    time = Date.now();
    edition = temporaryEdition();
    publish(edition.db, batchOf(RECORDS), time);
    desk = await temporaryDesk(kind, { editionFile: edition.file, now: () => time });
    ann = desk.browser();
    await signIn(desk, ann, 'ann@example.org');
  });
  afterEach(async () => {
    await desk.remove();
    edition.close();
  });

  const viewOf = ({ view }: Seen): LibraryView => {
    if (view?.page !== 'library') throw new Error('This is no page of the library.');
    return view;
  };
  const look = async (path: string, browser = ann): Promise<LibraryView> => viewOf(await browser.get(path));
  /** Posts a form, and sees the page that it leads to. */
  const done = async (path: string, fields: Record<string, string> = {}): Promise<LibraryView> => {
    const answer = await ann.post(path, fields);
    expect(answer.status).toBe(303);
    return look(answer.location ?? '');
  };
  const sync = async (body: unknown, headers: Record<string, string> = {}, browser = ann): Promise<Seen> =>
    browser.send('POST', '/api/library/sync', typeof body === 'string' ? body : JSON.stringify(body), {
      'content-type': 'application/json',
      ...headers,
    });
  const request = (more = {}) => ({ device: 'aaaaaaaa', now: time, items: [], ...more });
  const saved = (slug: string, ms = time) => ({
    kind: 'saved',
    id: storyPath(slug),
    at: ms,
    stamp: writeStamp({ ms, count: 0, device: 'aaaaaaaa' }),
  });

  it('saves and unsaves by plain forms, and devices hear of it', async () => {
    const view = await done('/library/save', { story: storyPath('s-3') });
    expect(view).toMatchObject({
      reader: { email: 'ann@example.org' },
      counts: { saved: 1 },
      notice: 'The story is saved in your library.',
      rows: [{ path: storyPath('s-3'), card: { headline: 'Headline of s-3', section: 'World' } }],
    });
    expect(JSON.parse((await sync(request())).text).items).toMatchObject([{ id: storyPath('s-3') }]);
    time += MINUTE;
    expect((await done('/library/unsave', { story: storyPath('s-3') })).rows).toEqual([]);
    expect(JSON.parse((await sync(request())).text).items).toMatchObject([{ gone: true }]);
  });

  it.each([
    ['/library/save', { story: storyPath('nowhere') }, 'no such story'],
    ['/library/save', { story: '/account' }, 'no such story'],
    ['/library/save', {}, 'no such story'],
    ['/library/follow', { target: 'topic:nothing' }, 'no such section'],
    ['/library/mark-read', { story: storyPath('s-1') }, 'does not keep what you read'],
    ['/library/unsave', { story: storyPath('s-1') }, 'removed'],
  ])('answers what cannot be done in a sentence: %s %j', async (path, fields, sentence) => {
    const view = await done(path, fields as Record<string, string>);
    expect(view.notice).toContain(sentence);
    expect([view.counts.saved, view.counts.following, view.counts.reads]).toEqual([0, 0, 0]);
  });

  it('does what was begun before signing in, once, and not by an address alone', async () => {
    const bob = desk.browser();
    const begun = await bob.post('/library/save', { story: storyPath('s-5') });
    expect(begun.location).toBe('/sign-in?next=%2Flibrary%2Fresume');
    await signIn(desk, bob, 'bob@example.org');
    expect((await bob.get('/library/resume')).location).toBe('/library?done=saved');
    expect((await look('/library', bob)).rows.map(({ path }) => path)).toEqual([storyPath('s-5')]);
    expect((await bob.get('/library/resume')).location).toBe('/library');
    expect(
      (await look('/library/resume?story=/x', ann).catch((error: Error) => error.message)) as string,
    ).toContain('no page');
    expect((await look('/library')).rows).toEqual([]);
  });

  it('is not changed by a form or a call of another site', async () => {
    const elsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const form = await ann.post('/library/save', { story: storyPath('s-1') }, elsewhere);
    expect(form.status).toBe(403);
    expect((await sync(request({ items: [saved('s-1')] }), elsewhere)).status).toBe(403);
    expect((await sync(request({ items: [saved('s-1')] }), { 'content-type': 'text/plain' })).status).toBe(
      415,
    );
    expect((await look('/library')).counts.saved).toBe(0);
  });

  it('ends hostile calls in sentences', async () => {
    const nested = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
    for (const body of [
      '',
      '{',
      nested,
      '"x"',
      'null',
      { items: [] },
      request({ items: 'x' }),
      request({ now: -1 }),
    ]) {
      const answer = await sync(body);
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text).error).toMatch(/\.$/);
    }
    const hostile = [{ __proto__: null }, { ...saved('s-1'), id: '../../etc/passwd' }, [], 1, null];
    const answer = JSON.parse((await sync(request({ items: [...hostile, saved('s-1')] }))).text);
    expect(answer.refused.map(({ reason }: { reason: string }) => reason)).toHaveLength(5);
    expect(answer.items).toHaveLength(1);
    expect((await ann.get('/api/library/sync')).status).toBe(405);
    expect((await sync(request(), {}, desk.browser())).status).toBe(401);
    const forged = desk.browser();
    const forge = (value: string) => (value.startsWith('x') ? 'y' : 'x') + value.slice(1);
    for (const [name, value] of ann.cookies) forged.cookies.set(name, forge(value));
    expect((await sync(request(), {}, forged)).status).toBe(401);
  });

  it('names withdrawn stories, shows a moved one once, searches and orders', async () => {
    await sync(
      request({ items: [saved('s-1', time - 3), saved('withdrawn', time - 2), saved('s-2', time - 1)] }),
    );
    await sync(request({ items: [saved('old', time)] }));
    const { rows } = await look('/library');
    expect(rows.map(({ path }) => path)).toEqual(['s-1', 's-2', 'withdrawn'].map(storyPath));
    expect(rows[2]).toMatchObject({
      card: { headline: 'Headline of withdrawn' },
      withdrawn: { reason: 'It was wrong.' },
    });
    const order = async (query: string) => (await look(`/library?${query}`)).rows.map(({ path }) => path);
    expect(await order('order=oldest')).toEqual(['withdrawn', 's-2', 's-1'].map(storyPath));
    expect(await order('q=S-2')).toEqual([storyPath('s-2')]);
    expect(await order('q=%27%25_')).toEqual([]);
  });

  it('keeps reads where that is on, and deletes them where it is switched off', async () => {
    await done('/library/keep-reads', { keep: 'yes' });
    await done('/library/save', { story: storyPath('s-1') });
    const read = { ...saved('s-1'), kind: 'read', progress: 0.4 };
    await sync(request({ items: [read] }));
    expect((await look('/library/reads')).rows).toMatchObject([{ path: storyPath('s-1'), progress: 0.4 }]);
    expect((await look('/library')).rows).toMatchObject([{ progress: 0.4 }]);
    time += MINUTE;
    expect((await done('/library/mark-unread', { story: storyPath('s-1') })).rows).toMatchObject([
      { unread: true, progress: 0.4 },
    ]);
    time += MINUTE;
    const marked = await done('/library/mark-read', { story: storyPath('s-1') });
    expect(marked.rows).toMatchObject([{ progress: 1 }]);
    expect(marked.rows[0]).not.toHaveProperty('unread');
    time += MINUTE;
    expect((await done('/library/clear-reads')).counts.reads).toBe(0);
    expect((await done('/library/keep-reads', { keep: 'no' })).keepsReads).toBe(false);
    const left = await desk.desk.db
      .selectFrom('libraryItem')
      .select('id')
      .where('kind', '=', 'read')
      .execute();
    expect(left).toEqual([]);
  });

  it('says which story was corrected since the revision that was read', async () => {
    await done('/library/keep-reads', { keep: 'yes' });
    const read = (slug: string) => ({ ...saved(slug), kind: 'read', progress: 1, revision: 1 });
    await sync(request({ items: [read('s-1'), read('s-2'), saved('s-1')] }));
    expect((await look('/library/reads')).rows.map(({ changed }) => changed)).toEqual([undefined, undefined]);
    time += MINUTE;
    const corrections = [{ date: time, kind: 'correction' as const, text: 'It was three, not two.' }];
    publish(edition.db, batchOf([articleRecord({ slug: 's-1', body: 'Three.', corrections })]), time);
    const { rows } = await look('/library/reads');
    expect(rows.find(({ path }) => path === storyPath('s-1'))?.changed).toBe('correction');
    expect(rows.find(({ path }) => path === storyPath('s-2'))?.changed).toBeUndefined();
    expect((await look('/library')).rows[0]?.changed).toBe('correction');
  });

  it('shows what is new of what is followed until the visit is over, unread first', async () => {
    await done('/library/follow', { target: 'section:world' });
    expect((await look('/library/following')).fresh).toEqual([]);
    const story = (slug: string, ago: number) => articleRecord({ slug, published: time - ago });
    time += 60 * MINUTE;
    publish(edition.db, batchOf([story('new-1', 5 * MINUTE), story('new-2', 3 * MINUTE)]), time);
    const slugs = async () =>
      (await look('/library/following')).fresh.map(({ path }) => path.split('/').at(-1));
    expect(await slugs()).toEqual(['new-2', 'new-1']);
    time += 5 * MINUTE;
    expect(await slugs()).toEqual(['new-2', 'new-1']);
    await done('/library/keep-reads', { keep: 'yes' });
    const { fresh } = await look('/library/following');
    await done('/library/mark-read', { story: fresh[0]?.path ?? '' });
    expect(await slugs()).toEqual(['new-1', 'new-2']);
    time += 60 * MINUTE;
    publish(edition.db, batchOf([story('new-3', MINUTE)]), time);
    expect(await slugs()).toEqual(['new-3']);
  });

  it('gives a private feed, whose address can be renewed and revoked', async () => {
    await done('/library/follow', { target: 'author:maya' });
    const { feed = '' } = await done('/library/renew-feed');
    const path = new URL(feed).pathname;
    expect(path).toMatch(/^\/library\/feed\/[\w-]{32}\.xml$/);
    const reader = desk.browser();
    const shown = await reader.get(path);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([
      200,
      'application/rss+xml; charset=utf-8',
    ]);
    expect(shown.text).toContain('<title>Headline of s-3</title>');
    expect(shown.text).not.toContain('ann@');
    const rows = await desk.desk.db.selectFrom('libraryFeed').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(path.slice(14, 46));
    const renewed = new URL((await done('/library/renew-feed')).feed ?? '').pathname;
    expect((await reader.get(path)).status).toBe(404);
    expect((await reader.get(renewed)).status).toBe(200);
    expect(await done('/library/revoke-feed')).not.toHaveProperty('feed');
    for (const gone of [path, renewed, '/library/feed/x', `/library/feed/${'a'.repeat(2000)}.xml`])
      expect((await reader.get(gone)).status).toBe(404);
  });

  it('is exported whole, and erased with the account', async () => {
    await done('/library/keep-reads', { keep: 'yes' });
    await done('/library/follow', { target: 'section:world' });
    await done('/library/renew-feed');
    await sync(request({ items: [saved('s-1'), { ...saved('s-2'), kind: 'read', progress: 0.5 }] }));
    const { library } = JSON.parse((await ann.get('/account/export')).text);
    expect(library).toMatchObject({
      saved: [{ story: storyPath('s-1') }],
      following: [{ target: 'section:world' }],
      reads: [{ story: storyPath('s-2'), progress: 0.5 }],
      privateFeed: { since: new Date(time).toISOString() },
    });
    const { db, holdings } = desk.desk;
    const user = await db.selectFrom('user').select(['id', 'email']).executeTakeFirstOrThrow();
    const { eraseReader } = await import('../account/delete.ts');
    await eraseReader({ db, holdings }, user);
    for (const table of ['libraryItem', 'libraryState', 'libraryFeed'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
    expect((await sync(request())).status).toBe(401);
  });

  it('forgets reads after a year and removals after half a year, and says so to who was away for longer', async () => {
    await done('/library/keep-reads', { keep: 'yes' });
    await sync(request({ items: [saved('s-1'), { ...saved('s-2'), kind: 'read', progress: 0.5 }] }));
    const { cursor } = JSON.parse((await sync(request())).text);
    const expiresAt = new Date(time + 3 * READS_KEPT);
    await desk.desk.db.updateTable('session').set({ expiresAt }).execute();
    await done('/library/unsave', { story: storyPath('s-1') });
    time += TOMBSTONES_KEPT + MINUTE;
    await sweep(desk.desk);
    const late = JSON.parse((await sync(request({ cursor }))).text);
    expect(late).toMatchObject({ reset: 'late', items: [{ kind: 'read' }] });
    expect(JSON.parse((await sync(request({ cursor: late.cursor }))).text)).not.toHaveProperty('reset');
    time += READS_KEPT;
    await sweep(desk.desk);
    expect(await desk.desk.db.selectFrom('libraryItem').selectAll().execute()).toEqual([]);
  });
});
