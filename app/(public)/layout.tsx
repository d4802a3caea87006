import './site.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { directionOf } from '#components/page/text-language.ts';
import { LATER_SCRIPTS, scriptSrc } from '#lib/assets/scripts.ts';
import { licencePath, openSearchPath } from '#lib/document-routes.ts';
import { href } from '#lib/routes.ts';
import { getPaper } from './_data/paper.ts';
import { newsreader, publicSans } from './fonts.ts';

/** The press asks for each page once and keeps it: what Next does for pages that it keeps itself costs a third of a rendering. */
export const dynamic = 'force-dynamic';

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fafaf8' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1214' },
  ],
};

export const metadata: Metadata = {
  icons: {
    icon: [
      // Search engines take no SVG: https://developers.google.com/search/docs/appearance/favicon-in-search
      { url: '/favicon.ico', sizes: '48x48' },
      { url: '/icons/icon.svg', type: 'image/svg+xml' },
      { url: '/icons/icon-96.png', type: 'image/png', sizes: '96x96' },
    ],
    apple: '/icons/icon-180.png',
  },
};

/** Where the scripts are that `elements` fetches when they are needed: `data-passage`, and so on. */
const laterScripts = () => Object.fromEntries(LATER_SCRIPTS.map((name) => [`data-${name}`, scriptSrc(name)]));

const FACES = `${newsreader.variable} ${publicSans.variable}`;

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const site = (await getPaper())?.site;
  const locale = site?.locale ?? 'en';
  const theme = scriptSrc('theme');
  const elements = scriptSrc('elements');
  return (
    // Where framework scripts are kept, React finds what the theme script has set on the root, and leaves it.
    <html lang={locale} dir={directionOf(locale)} className={FACES} suppressHydrationWarning>
      <head>
        {/* Neither async nor deferred: it runs before the first paint, or the wrong theme would flash. */}
        {theme && <script src={theme} />}
        {/* The page is read first: until it is painted, the connection is the style's and the faces'. */}
        {elements && <script type="module" src={elements} fetchPriority="low" {...laterScripts()} />}
        <link rel="license" type="application/rsl+xml" href={href(licencePath())} />
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          href={href(openSearchPath())}
          title={site?.name}
        />
      </head>
      <body id="top">{children}</body>
    </html>
  );
}
