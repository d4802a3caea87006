/**
 * Makes pages: documents from the edition, all others through Next. It runs in a process that renders, or inside the web
 * process on the smallest machines; nothing else loads Next.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import next from 'next';
import { shareScripts } from '#lib/assets/scripts.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { keepFrameworkScripts, projectDir } from '#lib/env.ts';
import { isDocumentPath, renderDocument } from '#lib/feeds/documents.ts';
import type { LeaveOut } from '#lib/feeds/feed.ts';
import { finishDocument } from '#lib/press/finish-document.ts';
import { finishPage } from '#lib/press/finish-page.ts';
import type { FinishedPage } from '#lib/press/page.ts';
import { frontPath, href } from '#lib/routes.ts';
import { withView } from '#lib/views/handed-views.ts';
import { askNext, nextRenderer } from './next-renderer.ts';
import type { Made, NavigationAnswer, Work } from './render-message.ts';
import { tellFault } from './tell-fault.ts';

/** Says once a minute which story a document was made without. */
const leftOut: LeaveOut = (story, error) =>
  tellFault(`${story} cannot be shown in feeds: they are sent without it. Look at its text.`, {
    file: story,
    reason: error instanceof Error ? error.message : String(error),
  });

export type Make = (work: Work) => Promise<Made>;

/** The headers of Next's answer to a navigation that its script reads. */
const ANSWERED = ['content-type', 'location'];

/**
 * Prepares Next. The first rendering loads Next's modules and ours, so one page is rendered here and no reader waits for that.
 *
 * @param edition returns the current edition, if there is one
 */
export async function openPageMaker(edition: () => EditionDatabase | undefined): Promise<Make> {
  const root = projectDir();
  const assets = join(root, '.next/assets');
  shareScripts(existsSync(assets) ? readdirSync(assets) : []);
  const app = next({ dev: false, dir: root, quiet: true });
  await app.prepare();
  const handle = app.getRequestHandler();
  const render = nextRenderer(handle);
  const isKept = keepFrameworkScripts();

  async function finished(path: string, keepFrameworkScripts: boolean): Promise<FinishedPage | undefined> {
    const rendered = await render(path);
    return rendered && finishPage(rendered, { keepFrameworkScripts });
  }

  async function makePage(path: string): Promise<FinishedPage | undefined> {
    const current = edition();
    const document = current && renderDocument(current, path, leftOut);
    if (document !== undefined) return finishDocument(document);
    // A document that was taken down meanwhile is not a page of Next's either.
    return isDocumentPath(path) ? undefined : finished(path, isKept);
  }

  async function navigate({
    target,
    headers,
  }: Extract<Work, { kind: 'navigation' }>): Promise<NavigationAnswer> {
    const { response, body } = await askNext(handle, target, headers);
    const answered = ANSWERED.flatMap((name): [string, string][] => {
      const value = response.getHeader(name);
      return value === undefined ? [] : [[name, String(value)]];
    });
    return { status: response.statusCode, headers: Object.fromEntries(answered), body };
  }

  await render(href(frontPath())).catch(() => undefined);
  return (work) => {
    switch (work.kind) {
      case 'page':
        return makePage(work.href);
      case 'view':
        return withView(work.view, (token) => finished(work.before + token, isKept && !work.isPersonal));
      case 'navigation':
        return navigate(work);
    }
  };
}
