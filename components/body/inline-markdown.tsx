import { siteUrl } from '#lib/env.ts';
import { renderInline } from '#lib/markdown/render.ts';

/** One line of Markdown: a caption, a key point, a correction. */
export const InlineMarkdown = ({ source }: { source: string }) => renderInline(source, { origin: siteUrl() });
