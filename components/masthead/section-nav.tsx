import type { Paper } from '#components/page/paper.ts';
import { frontPath, href, sectionPath } from '#lib/routes.ts';

interface SectionNavProps {
  sections: Paper['sections'];
  /** Slug of the section that the page belongs to, or `front`. */
  current?: string | undefined;
  /** True on the section's own first page, where the link leads to itself. */
  here: boolean;
}

export function SectionNav({ sections, current, here }: SectionNavProps) {
  const links = [
    { slug: 'front', title: 'Home', path: frontPath() },
    ...sections
      .filter((section) => section.parent === undefined)
      .map(({ slug, navTitle }) => ({ slug, title: navTitle, path: sectionPath(slug) })),
  ];
  return (
    <nav className="nav" aria-label="Sections">
      <ul>
        {links.map(({ slug, title, path }) => (
          <li key={slug}>
            <a href={href(path)} aria-current={slug === current ? (here ? 'page' : 'true') : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
