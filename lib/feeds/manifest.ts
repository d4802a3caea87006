/** The web app manifest: https://www.w3.org/TR/appmanifest/ */
import { directionOf } from '#lib/edition/direction.ts';
import type { Section, Site } from '#lib/edition/model.ts';
import { libraryPath } from '#lib/library-routes.ts';
import { frontPath, href, sectionPath } from '#lib/routes.ts';

/** Devices show three or four shortcuts: the library comes first. */
const SECTIONS = 3;

const icon = (file: string, sizes: string, purpose = 'any') => ({
  src: `/icons/${file}`,
  sizes,
  type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
  purpose,
});

const shortcut = (name: string, url: string) => ({ name, url, icons: [icon('icon-192.png', '192x192')] });

/** @param sections in the order of the navigation */
export const manifestText = (site: Site, sections: readonly Pick<Section, 'slug' | 'navTitle'>[]): string =>
  `${JSON.stringify({
    name: site.name,
    short_name: site.name.replace(/^the /i, ''),
    description: site.tagline,
    lang: site.locale,
    dir: directionOf(site.locale),
    id: frontPath(),
    start_url: frontPath(),
    scope: frontPath(),
    // A newspaper is read among other pages: the browser's own controls stay.
    display: 'minimal-ui',
    background_color: '#fafaf8',
    theme_color: '#fafaf8',
    categories: ['news'],
    icons: [
      icon('icon.svg', 'any'),
      icon('icon-192.png', '192x192'),
      icon('icon-512.png', '512x512'),
      icon('icon-maskable-192.png', '192x192', 'maskable'),
      icon('icon-maskable-512.png', '512x512', 'maskable'),
    ],
    shortcuts: [
      shortcut('Saved', libraryPath()),
      ...sections.slice(0, SECTIONS).map(({ slug, navTitle }) => shortcut(navTitle, href(sectionPath(slug)))),
    ],
  })}\n`;
