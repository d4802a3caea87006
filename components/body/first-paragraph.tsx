import { siteUrl } from '#lib/env.ts';
import { parseMarkdown } from '#lib/markdown/parse.ts';
import { renderTree } from '#lib/markdown/render.ts';

/** The first paragraph of a text in Markdown, where there is room for no more; nothing where it has none. */
export function FirstParagraph({ source }: { source: string }) {
  const { children } = parseMarkdown(source, { origin: siteUrl() }).root;
  const first = children.find((node) => node.type === 'element' && node.tagName === 'p');
  if (first?.type !== 'element') return null;
  const words = renderTree({ type: 'root', children: first.children }, { img: ({ alt }) => alt });
  return <p className="summary">{words}</p>;
}
