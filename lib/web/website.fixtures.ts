/** Stand-ins for renderers and limits, for tests of the request listener. */
import { Admission } from '#lib/admission/admission.ts';
import { finishPage } from '#lib/press/finish-page.ts';
import { isFinished } from '#lib/press/page.ts';
import type { Rendered } from '#lib/press/press.ts';
import { withView } from '#lib/views/handed-views.ts';
import type { MakeWork } from './make-view.ts';

/** Makes views as a renderer does, by a page's address and a token. Navigations get a payload. */
export const makingWith =
  (render: (href: string) => Promise<Rendered | undefined>): MakeWork =>
  async (work) => {
    if (work.kind === 'navigation')
      return { status: 200, headers: { 'content-type': 'text/x-component' }, body: Buffer.from('payload') };
    const rendered =
      work.kind === 'page'
        ? await render(work.href)
        : await withView(work.view, (token) => render(work.before + token));
    if (rendered === undefined || 'pieces' in rendered) return undefined;
    return isFinished(rendered)
      ? rendered
      : finishPage(rendered, { keepFrameworkScripts: work.kind === 'view' && !work.isPersonal });
  };

/** Admits everybody. */
export const freely = {
  admission: new Admission({
    limits: { page: 0, search: 0, suggestion: 0, reader: 0, body: 0 },
    bodyBytes: 16 * 1024 * 1024,
  }),
};
