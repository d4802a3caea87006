import { href, type Path } from '#lib/routes.ts';

interface PagerProps {
  page: number;
  pages: number;
  /** Path of a page of the list. */
  pathOf: (page: number) => Path;
}

/** Newer and older stories; nothing where the list has one page. */
export const Pager = ({ page, pages, pathOf }: PagerProps) =>
  pages > 1 ? (
    <nav className="pager" aria-label="Pages">
      {page > 1 ? <a href={href(pathOf(page - 1))}>Newer stories</a> : <span />}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages ? <a href={href(pathOf(page + 1))}>Older stories</a> : <span />}
    </nav>
  ) : null;
