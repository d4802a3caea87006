import { siteUrl } from '#lib/env.ts';
import { parseMarkdown } from '#lib/markdown/parse.ts';
import { renderBody } from '#lib/markdown/render.ts';
import { bodyComponents } from './body-components.tsx';
import { type BodyMatter, NO_MATTER } from './body-matter.ts';
import { openWithDateline } from './open-with-dateline.ts';

interface BodyProps {
  source: string;
  matter?: BodyMatter;
  /** Place that opens the first paragraph. */
  dateline?: string | undefined;
  /** Keeps anchors apart where several bodies stand on one page. */
  idPrefix?: string | undefined;
}

/** Markdown as the paper prints it. */
export function Body({ source, matter = NO_MATTER, dateline, idPrefix }: BodyProps) {
  const written = parseMarkdown(source, { origin: siteUrl() });
  const document = dateline ? { ...written, root: openWithDateline(written.root, dateline) } : written;
  return renderBody(document, { components: bodyComponents(matter), idPrefix });
}
