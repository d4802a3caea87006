import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findObstacle } from './find-obstacle.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obstacles '));
  mkdirSync(join(folder, 'content'));
  const settings = {
    PORT: '4873',
    HOST: '127.0.0.1',
    SITE_URL: 'https://paper.example',
    CONTENT_DIR: join(folder, 'content'),
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'info',
    BROADSHEET_CLOCK: '',
    PRESS_BYTES: '',
    MEMORY_LIMIT: '',
    RENDERERS: '',
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('before anything is built or served', () => {
  it('finds nothing to say of good settings', async () => {
    expect(await findObstacle()).toBeUndefined();
  });

  it.each([
    ['PORT', 'abc', /^PORT must be .*"abc"/],
    ['PORT', '70000', /^PORT must be .*65535.*"70000"/],
    ['PORT', '0', /^PORT must be/],
    ['HOST', '192.0.2.1', /^192\.0\.2\.1:4873 cannot be listened on .*HOST/],
    ['SITE_URL', 'paper.example', /^SITE_URL must be .*"paper\.example"/],
    ['SITE_URL', 'ftp://paper.example', /^SITE_URL must be/],
    ['SITE_URL', 'https://paper.example/news', /^SITE_URL must be .*without a path/],
    ['SITE_URL', 'https://me:secret@paper.example', /^SITE_URL must be/],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of .*info.*"loud"/],
    ['BROADSHEET_CLOCK', 'noon', /^BROADSHEET_CLOCK must be/],
    ['PRESS_BYTES', '1 GB', /^PRESS_BYTES must be/],
    ['FREE_SPACE_BYTES', '1 GB', /^FREE_SPACE_BYTES must be/],
    ['HSTS', 'on', /^HSTS must be "off" or like .*"on"/],
    ['MEMORY_LIMIT', '512', /^MEMORY_LIMIT must be .* like 512M .*"512"/],
    ['RENDERERS', '0', /^RENDERERS must be .*"inside".*"0"/],
    ['DESK', 'no', /^DESK must be "off" or unset, not "no"/],
    ['KEEP_PAGES', 'false', /^KEEP_PAGES must be "off"/],
    ['SERVICE_WORKER', '0', /^SERVICE_WORKER must be "off"/],
    ['GIT_HISTORY', 'Off', /^GIT_HISTORY must be "off"/],
    ['FRAMEWORK_SCRIPTS', 'yes', /^FRAMEWORK_SCRIPTS must be "keep"/],
    ['MAIL_PER_HOUR', 'lots', /^MAIL_PER_HOUR must be a whole number/],
    ['MAIL_FROM', 'the paper', /^MAIL_FROM must be .*"the paper"/],
    ['DATABASE_URL', 'mysql://me:secret@host/paper', /^DATABASE_URL must be .*postgres:/],
    ['DATABASE_URL', 'nowhere', /^DATABASE_URL must be/],
    ['SMTP_URL', 'https://me:secret@mail.example', /^SMTP_URL must be .*smtps:/],
    ['SMTP_URL', 'mail.example:25', /^SMTP_URL must be/],
  ])('says in one sentence what is wrong with %s=%s', async (name, value, sentence) => {
    vi.stubEnv(name, value);
    const obstacle = await findObstacle();
    expect(obstacle).toMatch(sentence);
    expect(obstacle).not.toMatch(/\n|secret/);
  });

  it.each([
    ['DATABASE_URL', 'postgres:///paper?host=/var/run/postgresql'],
    ['DATABASE_URL', 'postgresql://me@db.example/paper'],
    ['SMTP_URL', 'smtp://127.0.0.1:25?connectionTimeout=30000'],
    ['MAIL_FROM', 'The Paper <news@paper.example>'],
    ['KEEP_PAGES', 'off'],
  ])('takes %s=%s', async (name, value) => {
    vi.stubEnv(name, value);
    expect(await findObstacle()).toBeUndefined();
  });

  it('takes a SITE_URL that ends with a slash', async () => {
    vi.stubEnv('SITE_URL', 'https://paper.example/');
    expect(await findObstacle()).toBeUndefined();
  });

  it('says that a file stands where DATA_DIR should be', async () => {
    writeFileSync(join(folder, 'data'), '');
    expect(await findObstacle()).toMatch(/^DATA_DIR \(.*data\) cannot be written/);
  });

  it('says that the edition in DATA_DIR is not a file that can be written', async () => {
    mkdirSync(join(folder, 'data/edition.db'), { recursive: true });
    expect(await findObstacle()).toMatch(/^DATA_DIR .*edition\.db/);
  });

  it('says that CONTENT_DIR is missing, or is a file', async () => {
    vi.stubEnv('CONTENT_DIR', join(folder, 'nowhere'));
    expect(await findObstacle()).toMatch(/^CONTENT_DIR \(.*nowhere\) cannot be read/);
    writeFileSync(join(folder, 'nowhere'), '');
    expect(await findObstacle()).toMatch(/^CONTENT_DIR \(.*nowhere\) cannot be read/);
  });

  it.each([
    ['WEBSUB_HUB', 'hub.example', /^WEBSUB_HUB must be the address of a hub/],
    ['INDEXNOW_KEY', 'no/key', /^INDEXNOW_KEY must be 8 to 128 letters/],
  ])('says that %s cannot be used as it is', async (name, value, message) => {
    vi.stubEnv(name, value);
    expect(await findObstacle()).toMatch(message);
  });

  it('says that the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo; // listening on TCP
    vi.stubEnv('PORT', String(port));
    expect(await findObstacle()).toMatch(new RegExp(`^Port ${port} is already in use`));
    await new Promise((resolve) => other.close(resolve));
  });
});
