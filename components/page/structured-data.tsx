import type { PageGraph } from '#lib/seo/graph/nodes.ts';
import { serialiseGraph } from '#lib/seo/graph/serialise.ts';

/** What a page says of itself to search engines. Data: no browser runs it. */
export const StructuredData = ({ graph }: { graph: PageGraph }) => (
  <script type="application/ld+json">{serialiseGraph(graph)}</script>
);
