/** The way from the front page to a page, as its breadcrumb shows it. */
import type { BreadcrumbList } from 'schema-dts';
import { absoluteUrl, frontPath, type Path } from '#lib/routes.ts';

export interface Step {
  name: string;
  path: Path;
}

/** @param steps after the front page, at least one: a list of one says nothing */
export const breadcrumbNode = (steps: readonly [Step, ...Step[]]): BreadcrumbList => ({
  '@type': 'BreadcrumbList',
  itemListElement: [{ name: 'Home', path: frontPath() }, ...steps].map(({ name, path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: absoluteUrl(path),
  })),
});
