/**
 * `npm run dev`: Next's development server, the desk, and a stream that reloads the browser when content changes. Code is
 * reloaded by Next itself. Nothing is kept: every request is rendered.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import next from 'next';
import { isReaderPath, readerViewHref } from '#lib/account-routes.ts';
import { Admission } from '#lib/admission/admission.ts';
import { SCRIPTS, type ScriptName, scriptSrc, shareScripts } from '#lib/assets/scripts.ts';
import { now } from '#lib/clock.ts';
import { findMedia } from '#lib/edition/queries/media.ts';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import { bodyBytes, editionFile, host, port, projectDir, rates, siteUrl } from '#lib/env.ts';
import { renderDocument } from '#lib/feeds/documents.ts';
import { OFFLINE } from '#lib/offline-routes.ts';
import { answerWithPage } from '#lib/press/answer.ts';
import { finishDocument } from '#lib/press/finish-document.ts';
import { ReaderFront } from '#lib/reader/front.ts';
import { href, parseCard } from '#lib/routes.ts';
import { Searcher } from '#lib/search/searcher.ts';
import { answerHref, searchPath, suggestPath } from '#lib/search-routes.ts';
import { withView } from '#lib/views/handed-views.ts';
import { cookieSecret } from './cookie-secret.ts';
import type { SiteParts } from './describe-health.ts';
import { startDesk } from './desk-process.ts';
import { watchEdition } from './edition-watch.ts';
import { answerState, partsOfEdition } from './health.ts';
import { createWebServer, listen } from './http-server.ts';
import { createLog } from './log.ts';
import { answerWithMedia } from './media-files.ts';
import { answerPlainly, redirectPermanently } from './plain-answer.ts';
import { answerWithPreview, answerWithPreviewCard } from './preview.ts';
import { askReaders, grouped, sendBytes } from './readers.ts';
import { readTarget } from './request-path.ts';
import { answerSuggestions, findView } from './search.ts';
import { stopOnSignals } from './stop-on-signals.ts';

const log = createLog('dev');
const CHANGES = '/api/dev/changes';
const RELOAD = `new EventSource('${CHANGES}').onmessage = () => location.reload();`;

/** @param scripts makes each script of public pages, anew at each request */
export async function startDevServer(scripts: Record<ScriptName, () => Promise<string>>): Promise<void> {
  const open = new Set<ServerResponse>();
  const watch = watchEdition(() => {
    for (const response of open) response.write('data: changed\n\n');
  }, log);
  const desk = startDesk(log);
  shareScripts(SCRIPTS.map((name) => `${name}.js`));
  const searcher = new Searcher({
    file: editionFile(),
    onFailure: (error) => log.error({ err: error }, 'A search failed.'),
  });
  const origin = new URL(siteUrl()).origin;
  const readers = new ReaderFront({
    editionFile: editionFile(),
    log: (level, message, error) => log[level]({ err: error }, message),
  });

  const admission = new Admission({ limits: rates(), bodyBytes: bodyBytes() });

  const app = next({ dev: true, dir: projectDir(), hostname: host(), port: port() });
  const server = createWebServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'A request failed.');
      answerPlainly(response, 500, String(error));
    });
  });
  await listen(server, port(), host());
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on('upgrade', app.getUpgradeHandler());
  log.info(`Developing on http://localhost:${port()}`);

  function parts(): SiteParts {
    const { edition, pending } = partsOfEdition(watch.edition(), {
      isDamaged: watch.isDamaged(),
      now: now(),
    });
    return {
      edition,
      rendering: 'ready',
      desk: desk.state(),
      space: { free: undefined, state: 'ample' },
      search: { pending, isAnswering: searcher.isAnswering },
      queues: { search: searcher.waiting },
      uptime: Math.round(process.uptime()),
    };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = readTarget(request.url ?? '');
    if (target.kind === 'refused') return answerPlainly(response, target.status, target.reason);
    const { path } = target;
    if (path === CHANGES) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(':\n\n');
      open.add(response);
      response.once('close', () => open.delete(response));
      return;
    }
    const type = { 'Content-Type': 'text/javascript; charset=utf-8' };
    const script = SCRIPTS.find((name) => path === scriptSrc(name));
    if (script) {
      const text = await scripts[script]();
      return answerPlainly(response, 200, script === 'elements' ? `${text}\n${RELOAD}` : text, type);
    }
    if (answerState(path, parts, response)) return;
    // Next's own files, and what its development server asks for.
    if (/^\/(?:_next|__next)/.test(path)) return handle(request, response);
    const edition = watch.edition();
    if (edition === undefined) return answerPlainly(response, 503, 'The first edition is being made.');
    if (path.startsWith('/media/')) {
      // The pictures of drafts too: previews show them.
      const find = findMedia;
      return answerWithMedia(request, response, edition, path.slice('/media/'.length), { find });
    }
    const parameters = new URLSearchParams(target.search);
    if (path === suggestPath()) return answerSuggestions({ searcher }, response, parameters);
    if (path === searchPath()) {
      const view = await findView(searcher, parameters);
      return withView(view, async (token) => {
        request.url = answerHref(token);
        await handle(request, response);
      });
    }
    if (path === OFFLINE) return handle(request, response);
    if (isReaderPath(path)) {
      const said = await askReaders(
        { readers, log, origin, admission, authSecret: cookieSecret },
        request,
        response,
        target.href + target.search,
        admission.meet(request, response),
      );
      if (said?.kind === 'bytes') return sendBytes(request, response, said);
      if (said?.kind === 'view') {
        for (const [name, value] of Object.entries(grouped(said.headers))) response.setHeader(name, value);
        response.statusCode = said.status;
        return withView(said.view, async (token) => {
          [request.method, request.url] = ['GET', readerViewHref(token)];
          await handle(request, response);
        });
      }
      if (said === undefined) return;
    }
    const card = parseCard(path);
    if (card !== undefined) return answerWithPreviewCard(response, edition, card);
    if (await answerWithPreview(response, edition, path, RELOAD)) return;
    const document = renderDocument(edition, target.href);
    if (document !== undefined) {
      const page = await finishDocument(document);
      return answerWithPage(request, response, page);
    }
    const status = findPathStatus(edition, { path, now: now() });
    if (status.status === 'moved') return redirectPermanently(response, href(status.to));
    if (status.status === 'gone') request.url = `/errors/gone${target.href}`;
    if (status.status === 'unknown' && !path.includes('.')) request.url = '/errors/not-found';
    return handle(request, response);
  }

  stopOnSignals(async () => {
    await Promise.all([desk.stop(), searcher.close(), readers.close()]);
    watch.close();
    process.exit(0);
  });
}
