/** A small newsroom in a temporary folder, for tests: content to write into, and a desk that reads it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FileReport, Problem } from '#lib/edition/batch.ts';
import { type EditionDatabase, openEdition } from '#lib/edition/database.ts';
import type { Published } from '#lib/edition/publish.ts';
import { findStory } from '#lib/edition/queries/stories.ts';
import { Desk } from './desk.ts';
import { editionOutlet } from './outlet.ts';

export const NOW = Date.parse('2026-06-01T12:00:00Z');
/** Path and file of the usual story. */
export const PATH = '/world/2007/05/29/talks';
export const FILE = 'articles/world/2007/05/29-talks.md';

export const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 0h9"/></svg>';

/** A sound story; `fields` are YAML lines that come after the usual ones, or replace those of the same name. */
export function story(fields = '', body = 'The ambassadors met in Baghdad.\n'): string {
  const lines = [
    'headline: Ambassadors meet in Baghdad',
    'standfirst: They talked of Iraq.',
    'authors: [maya]',
    'published: 2007-05-29T01:47:00+05:30',
  ].filter((line) => !fields.split('\n').some((field) => field.split(':')[0] === line.split(':')[0]));
  return `---\n${lines.join('\n')}\n${fields}${fields === '' || fields.endsWith('\n') ? '' : '\n'}---\n\n${body}`;
}

export const site = (fields = 'timeZone: Asia/Kolkata'): string =>
  `name: The Meridian\ntagline: News\nlocale: en-IN\n${fields}\n`;

export interface Newsroom {
  folder: string;
  contentDir: string;
  editionFile: string;
  edition: EditionDatabase;
  desk: Desk;
  /** Transactions since the last look, with the files in them. */
  published: { change: number | undefined; tags: string[]; files: string[]; removed: string[] }[];
  write(file: string, text: string | Buffer): void;
  remove(file: string): void;
  /** Makes a pass and gives all problems of all files. */
  read(): Promise<Problem[]>;
  /** Starts the desk anew, as after a restart. */
  restart(): void;
  headline(path?: string, now?: number): string | undefined;
  close(): void;
}

/** Writes the furniture of a newsroom: site, one section, one author. */
export function furnish(contentDir: string): void {
  const files = {
    'site.yml': site(),
    'sections/world.md': '---\ntitle: World News\nnavTitle: World\ndescription: The world\norder: 1\n---\n',
    'authors/maya.md': '---\nname: Maya\nrole: Reporter\n---\n',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(contentDir, file)), { recursive: true });
    writeFileSync(join(contentDir, file), text);
  }
}

export function openNewsroom(): Newsroom {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  const contentDir = join(folder, 'content');
  const editionFile = join(folder, 'data', 'edition.db');
  furnish(contentDir);
  const edition = openEdition({ file: editionFile, mode: 'write' });
  const published: Newsroom['published'] = [];
  const onPublished = (
    { change, tags }: Published,
    reports: readonly FileReport[],
    removed: readonly string[],
  ) => published.push({ change, tags, files: reports.map(({ file }) => file), removed: [...removed] });
  const makeDesk = () =>
    new Desk({
      contentDir,
      outlet: editionOutlet(edition, () => NOW),
      onPublished: (...all) => void onPublished(...all),
    });
  const newsroom: Newsroom = {
    folder,
    contentDir,
    editionFile,
    edition,
    desk: makeDesk(),
    published,
    write(file, text) {
      mkdirSync(dirname(join(contentDir, file)), { recursive: true });
      writeFileSync(join(contentDir, file), text);
    },
    remove: (file) => rmSync(join(contentDir, file), { recursive: true }),
    async read() {
      published.length = 0;
      await newsroom.desk.pass();
      return [...newsroom.desk.problems.values()].flat();
    },
    restart() {
      newsroom.desk = makeDesk();
    },
    headline: (path = PATH, now = NOW) => findStory(edition, { path, now })?.headline,
    close() {
      edition.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return newsroom;
}
