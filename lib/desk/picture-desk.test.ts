import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AuthorRecord, ContentRecord } from '#lib/edition/batch.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { Picture } from '#lib/edition/model.ts';
import { type Published, publish, publishRenditions } from '#lib/edition/publish.ts';
import { findAuthor } from '#lib/edition/queries/authors.ts';
import { listPictures, listPictureUses } from '#lib/edition/queries/picture-uses.ts';
import { findStory } from '#lib/edition/queries/stories.ts';
import { articleTag, listTag } from '#lib/edition/tags.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import type { Darkroom } from '#lib/pictures/darkroom.ts';
import { type DevelopOrder, develop } from '#lib/pictures/develop-order.ts';
import { FRAMES_OF } from '#lib/pictures/frames.ts';
import { renditionFile } from '#lib/pictures/store.ts';
import { photograph } from '#lib/pictures/test-photographs.ts';
import { ProcessEnded } from '#lib/processes/short-lived.ts';
import { PictureDesk, type PictureDeskOptions } from './picture-desk.ts';
import { picturesOf } from './picture-needs.ts';
import { versionOf } from './read-file.ts';
import { Retries } from './retries.ts';

const NOW = Date.UTC(2024, 5, 1);
let folder: string;
let db: EditionDatabase;
let close: () => void;
let published: Published[];
let failures: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'picture-desk-'));
  ({ db, close } = temporaryEdition());
  published = [];
  failures = [];
});
afterEach(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Develops here: what the process adds has tests of its own (lib/pictures/darkroom.test.ts). */
const darkroom = (work: Darkroom['develop'] = (order) => develop(order)): Darkroom => ({
  develop: work,
  close: () => {},
});

const makeDesk = (
  onProgress?: (done: number, asked: number) => void,
  more: Partial<PictureDeskOptions> = {},
): PictureDesk =>
  new PictureDesk({
    darkroom: darkroom(),
    contentDir: folder,
    renditionsDir: join(folder, 'renditions'),
    usesOf: (file) => listPictureUses(db, { file }),
    publish: (made) => void published.push(publishRenditions(db, made, NOW)),
    onProgress,
    onFailure: ({ file }) => void failures.push(file),
    ...more,
  });

function save(file: string, bytes: Buffer): ContentRecord {
  const path = join(folder, 'media', file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  const version = versionOf(bytes);
  return { type: 'media', file, version, mime: 'image/jpeg', bytes: bytes.length, width: 900, height: 600 };
}

const enter = (...records: ContentRecord[]): void => void publish(db, batchOf(records), NOW);

const PATH = '/world/2024/05/01/story';
const imageOf = (path = PATH): Picture | undefined => findStory(db, { path, now: NOW })?.image;

const withPicture = (overrides: Partial<Parameters<typeof articleRecord>[0]> = {}) =>
  articleRecord({
    image: { file: 'photos/flood.jpg', alt: 'Water', credit: 'A', focalPoint: [0.9, 0.5] },
    ...overrides,
  });

it('a story shows renditions as soon as they are made, and its pages are told', async () => {
  enter(save('photos/flood.jpg', await photograph({ width: 900, height: 600 })), withPicture());
  expect(imageOf()?.renditions).toBeUndefined();
  const desk = makeDesk();
  desk.want(['photos/flood.jpg']);
  await desk.idle();
  const renditions = imageOf()?.renditions;
  expect(renditions?.widths).toMatchObject({ whole: [400, 640, 840], '3x2': [160, 320, 480, 640, 900] });
  expect(renditions?.colour).toMatch(/^#[0-9a-f]{6}$/);
  const name = { id: renditions?.id ?? '', frame: 'whole', width: 640, format: 'avif' };
  expect(
    readFileSync(renditionFile(join(folder, 'renditions'), 'photos/flood.jpg', name)).length,
  ).toBeGreaterThan(100);
  expect(published.map(({ tags }) => tags)).toEqual([
    expect.arrayContaining([articleTag(PATH), listTag('section:world')]),
  ]);
  expect(failures).toEqual([]);
});

it('nothing is made twice: not for the same picture, not after a start, not for an edition made anew', async () => {
  const photo = save('photos/flood.jpg', await photograph({ width: 900, height: 600 }));
  enter(photo, withPicture());
  const work = vi.fn((order: DevelopOrder) => develop(order));
  const run = async (): Promise<void> => {
    const desk = makeDesk(undefined, { darkroom: darkroom(work) });
    desk.want(listPictures(db));
    await desk.idle();
  };
  await run();
  const made = imageOf()?.renditions;
  const files = published.length;
  await run();
  expect(imageOf()?.renditions).toEqual(made);
  expect(published.slice(files).map(({ change }) => change)).toEqual([undefined]);

  close();
  ({ db, close } = temporaryEdition());
  enter(photo, withPicture());
  expect(imageOf()?.renditions).toBeUndefined();
  await run();
  expect(imageOf()?.renditions).toEqual(made);
  expect(work.mock.calls.map(([{ frames }]) => frames)).toEqual([FRAMES_OF.lead]);
});

it('another focal point, credit or file makes others, and the old ones are not shown', async () => {
  enter(save('photos/flood.jpg', await photograph({ width: 900, height: 600 })), withPicture());
  const desk = makeDesk();
  const made = async (): Promise<string | undefined> => {
    desk.want(['photos/flood.jpg']);
    await desk.idle();
    return imageOf()?.renditions?.id;
  };
  const first = await made();
  enter(withPicture({ image: { file: 'photos/flood.jpg', alt: 'Water', credit: 'B' } }));
  expect(imageOf()?.renditions).toBeUndefined();
  const second = await made();
  enter(save('photos/flood.jpg', await photograph({ width: 900, height: 500 })));
  expect(imageOf()?.renditions).toBeUndefined();
  const third = await made();
  expect(new Set([first, second, third, undefined]).size).toBe(4);
});

it('each use takes the frames that it shows', async () => {
  const bytes = await photograph({ width: 900, height: 600 });
  const author: AuthorRecord = {
    type: 'author',
    slug: 'maya',
    name: 'Maya',
    role: 'Reporter',
    profiles: [],
    body: '',
    media: {},
    image: { file: 'maya.jpg', alt: 'Maya', credit: 'A' },
  };
  const inBody = articleRecord({ slug: 'story', media: { '/media/in-body.jpg': 'in-body.jpg' } });
  enter(save('maya.jpg', bytes), save('in-body.jpg', bytes), author, inBody);
  const desk = makeDesk();
  desk.want(['maya.jpg', 'in-body.jpg', 'chart.svg', 'data.csv']);
  await desk.idle();
  expect(Object.keys(findAuthor(db, { slug: 'maya' })?.image?.renditions?.widths ?? {})).toEqual(['square']);
  const text = findStory(db, { path: PATH, now: NOW });
  expect(Object.keys(text?.pictures['/media/in-body.jpg']?.renditions?.widths ?? {})).toEqual(['whole']);
});

it('a picture that cannot be made, or that went, is said and stops no other; progress is told', async () => {
  const good = await photograph({ width: 900, height: 600 });
  const broken = good.subarray(0, 400);
  enter(save('photos/flood.jpg', good), save('broken.jpg', broken), save('gone.jpg', good));
  enter(
    withPicture(),
    articleRecord({ slug: 'b', image: { file: 'broken.jpg', alt: '' } }),
    articleRecord({ slug: 'c', image: { file: 'gone.jpg', alt: '' } }),
  );
  rmSync(join(folder, 'media/gone.jpg'));
  const progress: string[] = [];
  const desk = makeDesk((done, asked) => void progress.push(`${done}/${asked}`));
  desk.want(['broken.jpg', 'gone.jpg']);
  desk.want(['photos/flood.jpg', 'broken.jpg']);
  await desk.idle();
  expect(failures).toEqual(['broken.jpg', 'gone.jpg']);
  expect(progress).toEqual(['1/3', '2/3', '3/3']);
  expect(imageOf()?.renditions).toBeDefined();
});

const withFlood = async (): Promise<void> =>
  enter(save('photos/flood.jpg', await photograph({ width: 400, height: 300 })), withPicture());

const killed = (): Promise<never> => Promise.reject(new ProcessEnded('The process was killed.'));
const full = (): Error => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

it('a picture at which the process dies waits, and holds up no other; after four times it is given up', async () => {
  await withFlood();
  enter(save('other.jpg', await photograph({ width: 400, height: 300 })));
  enter(articleRecord({ slug: 'b', image: { file: 'other.jpg', alt: '' } }));
  let deaths = 2;
  const tries: [string, boolean][] = [];
  const settled = vi.fn();
  const desk = makeDesk(undefined, {
    darkroom: darkroom((order) =>
      order.file === 'photos/flood.jpg' && deaths-- > 0 ? killed() : develop(order),
    ),
    onFailure: ({ file, isTriedAgain }) => void tries.push([file, isTriedAgain]),
    onSettled: settled,
  });
  const begun = join(folder, 'renditions', '.unfinished-x');
  mkdirSync(begun, { recursive: true });
  desk.want(['photos/flood.jpg', 'other.jpg']);
  await desk.idle();
  expect(imageOf('/world/2024/05/01/b')?.renditions).toBeDefined();
  expect(existsSync(begun), 'what it had begun').toBe(false);
  expect([desk.waiting, desk.failing, settled.mock.calls.length]).toEqual([1, 1, 0]);
  desk.tryAgain();
  await desk.idle();
  expect(imageOf()?.renditions).toBeUndefined();
  desk.tryAgain();
  await desk.idle();
  expect(imageOf()?.renditions).toBeDefined();
  expect(tries).toEqual(Array(2).fill(['photos/flood.jpg', true]));
  expect([desk.waiting, settled.mock.calls.length]).toEqual([0, 1]);

  tries.length = 0;
  deaths = Number.POSITIVE_INFINITY;
  enter(withPicture({ image: { file: 'photos/flood.jpg', alt: 'Water', credit: 'B' } }));
  const fourTimes = async (): Promise<boolean[]> => {
    tries.length = 0;
    desk.want(['photos/flood.jpg']);
    for (let n = 0; n < 6; n += 1) {
      await desk.idle();
      desk.tryAgain();
    }
    return tries.map(([, isTriedAgain]) => isTriedAgain);
  };
  expect(await fourTimes()).toEqual([true, true, true, false]);
  expect(desk.waiting).toBe(0);
  // Who saves it again has it tried as often again.
  expect(await fourTimes()).toEqual([true, true, true, false]);
});

it('pictures that failed one after the other are all made when the last of them is tried again', async () => {
  const good = await photograph({ width: 400, height: 300 });
  const files = ['a.jpg', 'b.jpg', 'c.jpg'];
  for (const [n, file] of files.entries())
    enter(save(file, good), articleRecord({ slug: `s${n}`, image: { file, alt: '' } }));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const silent = { error: () => {}, warn: () => {}, info: () => {} };
  const retries = new Retries({ log: silent, now: () => NOW });
  let isShort = true;
  const desk = makeDesk(undefined, {
    darkroom: darkroom((order) => (isShort ? killed() : develop(order))),
    onFailure: ({ error }) => retries.failed('pictures', 'No renditions.', error, () => desk.tryAgain()),
    onSettled: () => retries.done('pictures'),
  });
  desk.want(files);
  await desk.idle();
  expect([desk.failing, retries.list().length]).toEqual([3, 1]);
  isShort = false;
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  await desk.idle();
  expect([desk.failing, desk.waiting, retries.list()]).toEqual([0, 0, []]);
  expect(files.filter((_, n) => imageOf(`/world/2024/05/01/s${n}`)?.renditions === undefined)).toEqual([]);
});

it('nothing is begun while the disk is full: what failed is made first when there is room, and no order is lost', async () => {
  await withFlood();
  enter(save('other.jpg', await photograph({ width: 400, height: 300 })));
  enter(articleRecord({ slug: 'b', image: { file: 'other.jpg', alt: '' } }));
  let isFull = true;
  const begun: string[] = [];
  const desk = makeDesk(undefined, {
    darkroom: darkroom((order) => {
      begun.push(order.file);
      return isFull ? Promise.reject(full()) : develop(order);
    }),
  });
  desk.want(['photos/flood.jpg', 'other.jpg']);
  await vi.waitFor(() => expect(failures).toEqual(['photos/flood.jpg']));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(begun).toEqual(['photos/flood.jpg']);
  desk.tryAgain();
  await vi.waitFor(() => expect(failures).toHaveLength(2));
  isFull = false;
  desk.tryAgain();
  await desk.idle();
  expect(begun).toEqual([...Array(3).fill('photos/flood.jpg'), 'other.jpg']);
  expect(imageOf()?.renditions).toBeDefined();
  expect(imageOf('/world/2024/05/01/b')?.renditions).toBeDefined();
});

it('what was made and could not be entered is entered later, and not made again', async () => {
  await withFlood();
  const work = vi.fn((order: DevelopOrder) => develop(order));
  let isFull = true;
  const desk = makeDesk(undefined, {
    darkroom: darkroom(work),
    publish(made) {
      if (isFull) throw full();
      published.push(publishRenditions(db, made, NOW));
    },
  });
  desk.want(['photos/flood.jpg']);
  await vi.waitFor(() => expect(failures).toEqual(['photos/flood.jpg']), { timeout: 20_000 });
  isFull = false;
  desk.tryAgain();
  await desk.idle();
  expect(imageOf()?.renditions).toBeDefined();
  expect(work).toHaveBeenCalledTimes(1);
});

it('nothing is begun any more after a stop, and the process ends', async () => {
  await withFlood();
  const close = vi.fn();
  const work = vi.fn(killed);
  const desk = makeDesk(undefined, { darkroom: { develop: work, close } });
  desk.want(['photos/flood.jpg']);
  await desk.idle();
  desk.stop();
  expect(close).toHaveBeenCalledOnce();
  desk.tryAgain();
  desk.want(['photos/flood.jpg']);
  await desk.idle();
  expect(work).toHaveBeenCalledTimes(1);
});

it('newer stories come first', () => {
  const record = (slug: string, day: number): ContentRecord =>
    articleRecord({ slug, published: Date.UTC(2024, 4, day), image: { file: `${slug}.jpg`, alt: '' } });
  const photo = (slug: string): ContentRecord => ({
    type: 'media',
    file: `${slug}.jpg`,
    version: 'v',
    mime: 'image/jpeg',
    bytes: 1,
    width: 9,
    height: 9,
  });
  enter(record('a', 1), record('c', 3), record('b', 2), photo('a'), photo('b'), photo('c'), photo('unused'));
  expect(listPictures(db)).toEqual(['c.jpg', 'b.jpg', 'a.jpg']);
  expect(picturesOf(batchOf([record('a', 1), photo('b')]).files)).toEqual(['a.jpg', 'b.jpg']);
});
