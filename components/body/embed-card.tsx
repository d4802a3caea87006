import type { EmbedProps } from '#lib/markdown/directives.ts';

/** A link to what stands elsewhere: no third party hears of the reader before the reader asks. */
export const EmbedCard = ({ url, title }: EmbedProps) => (
  <aside className="embed-card" aria-label="Elsewhere on the web">
    <a href={url} rel="noopener nofollow external">
      {title ?? url}
    </a>
    <p className="meta">On {new URL(url).hostname.replace(/^www\./, '')}</p>
  </aside>
);
