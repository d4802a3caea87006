/** The web app manifest: https://www.w3.org/TR/appmanifest/ */
import type { Site } from '#lib/edition/model.ts';
import { frontPath } from '#lib/routes.ts';

const icon = (file: string, sizes: string, purpose = 'any') => ({
  src: `/icons/${file}`,
  sizes,
  type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
  purpose,
});

export const manifestText = (site: Site): string =>
  `${JSON.stringify({
    name: site.name,
    short_name: site.name.replace(/^the /i, ''),
    description: site.tagline,
    lang: site.locale,
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
      icon('icon-maskable-512.png', '512x512', 'maskable'),
    ],
  })}\n`;
