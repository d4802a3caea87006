import type { ReactNode } from 'react';
import { Footer } from '#components/footer/footer.tsx';
import { LibraryForms } from '#components/library/library-forms.tsx';
import { Masthead } from '#components/masthead/masthead.tsx';
import type { Path } from '#lib/routes.ts';
import type { PageGraph } from '#lib/seo/graph/nodes.ts';
import { accentOf, type Paper } from './paper.ts';
import { PrintFoot } from './print-foot.tsx';
import { StructuredData } from './structured-data.tsx';

interface PageFrameProps {
  paper: Paper;
  /** Slug of the section that the page belongs to, or `front`. */
  current?: string | undefined;
  /** True where the navigation's current link leads to this very page. */
  here?: boolean;
  /** The page's own, for its printed form; a page that stands in for others has none. */
  path?: Path;
  /** What the page says of itself to search engines. */
  graph?: PageGraph;
  children: ReactNode;
}

/**
 * Masthead, main and footer, which every page of the paper has. Invisible parts come before main, so that nothing of the page's own
 * follows the lists at its end, which it shares with other pages (docs/decisions/044-shared-pieces.md).
 */
export const PageFrame = ({ paper, current, here = false, path, graph, children }: PageFrameProps) => (
  <>
    {path && <PrintFoot path={path} paper={paper} />}
    <a className="skip" href="#main">
      Skip to main content
    </a>
    <Masthead paper={paper} current={current} here={here} />
    <LibraryForms />
    {graph && <StructuredData graph={graph} />}
    <main id="main" data-accent={accentOf(paper, current)}>
      {children}
    </main>
    <Footer paper={paper} />
  </>
);
