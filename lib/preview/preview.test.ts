/** An editor sees, before anybody else does, how a story will look where it is found and shared; nobody else sees it at all. */
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { publish } from '#lib/edition/publish.ts';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import { hasDocument } from '#lib/feeds/documents.ts';
import { HOSTILE_LEGAL, HOUR, NOW, records } from '#lib/feeds/newsroom.fixtures.ts';
import { XML_DECLARATION } from '#lib/feeds/xml.ts';
import { readXml, type XmlElement } from '#lib/feeds/xml-reader.fixtures.ts';
import { previewFile, previewPath } from '#lib/routes.ts';
import { findPreviewCard } from './find-card.ts';
import { renderPreview } from './render-preview.ts';

const DAY = '/world/2024/05/01';
const BREAKOUT = `</style></pre>${HOSTILE_LEGAL}`;
let db: EditionDatabase;
let close: () => void;

const story = (slug: string, fields: Parameters<typeof articleRecord>[0]) =>
  articleRecord({ slug, path: `${DAY}/${slug}`, ...fields });

beforeAll(() => {
  vi.stubEnv('SITE_URL', 'https://meridian.example');
  ({ db, close } = temporaryEdition());
  const stories = [
    story('draft', { status: 'draft', headline: 'A draft of the talks', published: NOW }),
    story('to-come', { published: NOW + HOUR, headline: 'What is to come' }),
    story('twin', { headline: 'one name' }),
    story('other-twin', { headline: 'Another', seoTitle: 'One  Name' }),
    story('hostile', { headline: HOSTILE_LEGAL, standfirst: BREAKOUT, dateline: BREAKOUT }),
    story('long', { headline: 'word '.repeat(20).trim(), socialHeadline: 'For networks' }),
  ];
  publish(db, batchOf([...records, ...stories]), NOW);
});
afterAll(() => {
  close();
  vi.unstubAllEnvs();
});

const show = (path: string) => renderPreview(db, { path, now: NOW, contentDir: '/nowhere' });
const preview = (slug: string): string => {
  const shown = show(previewPath(`${DAY}/${slug}`));
  if (shown?.status !== 200) throw new Error(`There is no preview of ${slug}.`);
  return shown.html;
};

const elements = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(elements)];

describe('a preview', () => {
  it('is there for drafts and scheduled stories too, and the list says which they are', () => {
    expect(preview('draft')).toContain('A draft of the talks | World News - The Meridian');
    expect(preview('to-come')).toContain('What is to come');
    const list = show(previewPath())?.html ?? '';
    expect(list).toMatch(/\/desk\/preview\/world\/2024\/05\/01\/draft"[\s\S]*?, draft</);
    expect(list).toMatch(/What is to come[\s\S]*?, scheduled</);
    expect(findPreviewCard(db, { page: `${DAY}/draft`, now: NOW })?.headline).toBe('A draft of the talks');
  });

  it('shows each place the words that the page gives it', () => {
    const html = preview('long');
    for (const place of [
      'results',
      'Discover',
      'Top stories',
      'X',
      'Facebook',
      'WhatsApp',
      'Mastodon',
      'Slack',
      'Bluesky',
    ])
      expect(html).toMatch(new RegExp(`<h2>[^<]*${place}</h2>`));
    expect(html.match(/<p class="title" dir="auto">For networks</g)).toHaveLength(6);
    expect(html).toContain('https://meridian.example › World');
    expect(html).toContain('&quot;@type&quot;: &quot;NewsArticle&quot;');
  });

  it('says what could be better, and whose title it shares', () => {
    expect(preview('long')).toContain('this has 99');
    expect(preview('twin')).toContain('under the same title as articles/world/2024/05/01/other-twin.md');
    expect(preview('other-twin')).toContain('articles/world/2024/05/01/twin.md');
  });

  it('is harmless whatever a story says, and asks nobody else for anything', () => {
    const root = readXml(preview('hostile').replace('<!DOCTYPE html>\n', XML_DECLARATION));
    const all = elements(root);
    const heading = all.find(({ name }) => name === 'h1');
    expect(heading?.text).toBe(HOSTILE_LEGAL);
    expect(all.filter(({ name }) => name === 'script')).toHaveLength(1);
    for (const { attributes } of all) {
      expect(Object.keys(attributes)).not.toContain('onerror');
      for (const address of [attributes.src, attributes.href])
        if (address) expect(address).toMatch(/^\/[^/]/);
    }
  });

  it('is none where there is no story, or another path', () => {
    expect(show(previewPath(`${DAY}/nothing`))?.status).toBe(404);
    expect(show('/desk/previews')).toBeUndefined();
  });
});

describe('the public', () => {
  it('gets 404 for every address of it', () => {
    for (const path of [previewPath(), previewPath(`${DAY}/twin`), previewFile('css'), previewFile('js')]) {
      expect(findPathStatus(db, { path, now: NOW })).toEqual({ status: 'unknown' });
      expect(hasDocument(db, path)).toBe(false);
    }
  });

  it('is answered by nothing that knows of unpublished stories', async () => {
    const root = resolve(import.meta.dirname, '../..');
    const users = { unpublished: new Set<string>(), preview: new Set<string>() };
    for await (const file of glob('{app,bin,components,lib}/**/*.{ts,tsx}', { cwd: root })) {
      if (file.startsWith('lib/preview/') || file.endsWith('.test.ts')) continue;
      const imports =
        readFileSync(resolve(root, file), 'utf8')
          .match(/(?:from|import\() ?'[^']+'/g)
          ?.join('\n') ?? '';
      if (/queries\/unpublished\.ts|\.\/unpublished\.ts/.test(imports)) users.unpublished.add(file);
      if (/#lib\/preview\/|\.\/preview\.ts/.test(imports)) users.preview.add(file);
    }
    expect([...users.unpublished]).toEqual([]);
    expect([...users.preview].sort()).toEqual(['lib/web/dev-server.ts', 'lib/web/preview.ts']);
  });
});
