import './site.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { directionOf } from '#components/page/text-language.ts';
import { elementsScriptSrc } from '#lib/assets/elements-script.ts';
import { getPaper } from './_data/paper.ts';
import { newsreader, publicSans } from './fonts.ts';

/** Nothing under this layout may need a server at request time: the press keeps whole pages. */
export const ensureStatic = 'navigation';

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
      { url: '/icons/icon.svg', type: 'image/svg+xml' },
      { url: '/icons/icon-192.png', type: 'image/png', sizes: '192x192' },
    ],
    apple: '/icons/icon-180.png',
  },
};

const FACES = `${newsreader.variable} ${publicSans.variable}`;

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const locale = (await getPaper())?.site.locale ?? 'en';
  const script = elementsScriptSrc();
  return (
    <html lang={locale} dir={directionOf(locale)} className={FACES}>
      <body id="top">
        {children}
        {script && <script type="module" src={script} async />}
      </body>
    </html>
  );
}
