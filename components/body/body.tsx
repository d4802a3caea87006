import { siteUrl } from '#lib/env.ts';
import { parseMarkdown } from '#lib/markdown/parse.ts';
import { renderBody } from '#lib/markdown/render.ts';
import { bodyComponents } from './body-components.tsx';
import type { BodyMatter } from './body-matter.ts';
import { openWithDateline } from './open-with-dateline.ts';

interface BodyProps extends BodyMatter {
  /** Place that opens the first paragraph. */
  dateline?: string | undefined;
  /** Keeps anchors apart where several bodies stand on one page. */
  idPrefix?: string | undefined;
}

/** A text as the paper prints it. */
export function Body({ dateline, idPrefix, ...matter }: BodyProps) {
  const written = parseMarkdown(matter.text.body, { origin: siteUrl() });
  const document = dateline ? { ...written, root: openWithDateline(written.root, dateline) } : written;
  return renderBody(document, { components: bodyComponents(matter), idPrefix });
}
