import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
import * as develop from '#lib/pictures/develop.ts';
import { FRAMES_OF } from '#lib/pictures/frames.ts';
import { renditionFile } from '#lib/pictures/store.ts';
import { photograph } from '#lib/pictures/test-photographs.ts';
import { PictureDesk, picturesOf } from './picture-desk.ts';
import { versionOf } from './read-file.ts';

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
});

const makeDesk = (onProgress?: (done: number, asked: number) => void): PictureDesk =>
  new PictureDesk({
    contentDir: folder,
    renditionsDir: join(folder, 'renditions'),
    usesOf: (file) => listPictureUses(db, { file }),
    publish: (made) => void published.push(publishRenditions(db, made, NOW)),
    onProgress,
    onFailure: (file) => void failures.push(file),
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
  const printed = vi.spyOn(develop, 'printFrame');
  const run = async (): Promise<void> => {
    const desk = makeDesk();
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
  expect(printed).toHaveBeenCalledTimes(FRAMES_OF.lead.length);
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
