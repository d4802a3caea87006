/**
 * The desk reads content as Contentlayer does: the whole sample newspaper and awkward files besides, read by both,
 * field by field the same.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentTypes } from '#content/schema.ts';
import type { Document } from './document.ts';
import { compileDocumentTypes } from './document-types.ts';
import { awkward, refused } from './parity.fixtures.ts';
import { readFile } from './read-file.ts';

const project = resolve(import.meta.dirname, '../..');
const types = compileDocumentTypes(documentTypes);
const folders: string[] = [];

/** A project of its own with Contentlayer's real configuration, holding the given files beside a copy of `content`. */
function makeProject(files: Record<string, string | Buffer>, config: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'parity-'));
  folders.push(folder);
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  const text = readFileSync(join(project, 'contentlayer.config.ts'), 'utf8');
  writeFileSync(join(folder, 'contentlayer.config.ts'), config(text));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  cpSync(join(project, 'content'), join(folder, 'content'), { recursive: true });
  for (const [file, body] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'content', file)), { recursive: true });
    writeFileSync(join(folder, 'content', file), body);
  }
  return folder;
}

/** What `contentlayer build` makes of a project: its documents by file. */
function buildWithContentlayer(folder: string): Map<string, Document> {
  const cli = join(project, 'node_modules/contentlayer/bin/cli.cjs');
  // Contentlayer takes PWD for the current folder.
  const env = { NODE_ENV: 'production' as const, PATH: '/usr/bin:/bin', PWD: folder };
  const run = spawnSync(process.execPath, [cli, 'build'], {
    cwd: folder,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  // It exits with 0 where it has failed, too.
  if (!run.stdout.includes('Generated')) throw new Error(`contentlayer build: ${run.stdout}${run.stderr}`);
  const indexes = globSync('.contentlayer/generated/*/_index.json', { cwd: folder });
  const documents = indexes.flatMap((index) => {
    const parsed: unknown = JSON.parse(readFileSync(join(folder, index), 'utf8'));
    return parsed as Document[]; // Contentlayer's own output
  });
  return new Map(documents.map((document) => [String(document._id), document]));
}

/** The desk's reading of a project: documents of sound files, and the files in which it finds errors. */
async function readWithDesk(folder: string) {
  const documents = new Map<string, Document>();
  const errors = new Map<string, string[]>();
  const content = join(folder, 'content');
  for (const file of globSync('{*.yml,{articles,sections,authors,topics,pages,fronts}/**/*.{md,yml}}', {
    cwd: content,
  })) {
    const path = join(content, file);
    const { size, mtimeMs } = statSync(path);
    if (file === 'redirects.yml') continue;
    const reading = await readFile({ file, path, size, mtimeMs }, { types, timeZone: 'Asia/Kolkata' });
    const found = reading.report.problems.filter((problem) => problem.severity === 'error');
    if (found.length > 0)
      errors.set(
        file,
        found.map((problem) => problem.message),
      );
    // JSON has no undefined: what Contentlayer writes is what remains.
    else if (reading.document) documents.set(file, JSON.parse(JSON.stringify(reading.document)));
  }
  return { documents, errors };
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('the sample newspaper and awkward files', () => {
  let theirs: Map<string, Document>;
  let ours: Awaited<ReturnType<typeof readWithDesk>>;
  beforeAll(async () => {
    const folder = makeProject(awkward, (text) => text);
    theirs = buildWithContentlayer(folder);
    ours = await readWithDesk(folder);
  }, 60_000);

  it('finds no error in any of them', () => {
    expect(Object.fromEntries(ours.errors)).toEqual({});
  });
  it('reads as many documents', () => {
    expect([...ours.documents.keys()].sort()).toEqual([...theirs.keys()].sort());
    expect(ours.documents.size).toBeGreaterThan(Object.keys(awkward).length);
  });
  it('reads every document the same, field by field', () => {
    for (const [file, document] of ours.documents) expect(document, file).toEqual(theirs.get(file));
  });
});

describe('files that Contentlayer refuses', () => {
  it('are refused by the desk too', async () => {
    const lenient = (text: string) =>
      text.replaceAll("'fail'", "'skip-ignore'").replace(/onExtraFieldData.*/, '');
    const folder = makeProject(refused, lenient);
    const theirs = buildWithContentlayer(folder);
    const { errors } = await readWithDesk(folder);
    for (const file of Object.keys(refused)) {
      expect(theirs.has(file), `Contentlayer reads ${file}`).toBe(false);
      expect(errors.get(file), file).toBeDefined();
    }
  }, 60_000);
});
