import type { Paper } from '#components/page/paper.ts';
import { frontPath, href, sectionPath } from '#lib/routes.ts';

export interface SectionNavProps {
  sections: Paper['sections'];
  /** Slug of the section that the page belongs to, or `front`. */
  current?: string | undefined;
  /** True on the section's own first page, where the link leads to itself. */
  here: boolean;
}

/** The front and the sections of the first rank, in the order of the navigation. */
export function SectionLinks({ sections, current, here }: SectionNavProps) {
  const links = [
    { slug: 'front', title: 'Home', path: frontPath() },
    ...sections
      .filter((section) => section.parent === undefined)
      .map(({ slug, navTitle }) => ({ slug, title: navTitle, path: sectionPath(slug) })),
  ];
  return (
    <ul>
      {links.map(({ slug, title, path }) => (
        <li key={slug}>
          <a href={href(path)} aria-current={slug === current ? (here ? 'page' : 'true') : undefined}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}

export const SectionNav = (props: SectionNavProps) => (
  <nav className="nav" aria-label="Sections">
    <SectionLinks {...props} />
  </nav>
);
