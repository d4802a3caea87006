import { fileURLToPath } from 'node:url';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));

/** @type {import('next').NextConfig} */
const config = {
  // The press keeps finished pages; Next keeps nothing (docs/decisions/006).
  cacheHandler: file('./lib/press/next-page-cache.ts'),
  cacheMaxMemorySize: 0,
  // The same page for every agent: metadata is in the head of a static page anyway.
  htmlLimitedBots: /(?!)/,
  poweredByHeader: false,
  // The press compresses, once.
  compress: false,
  // `tsc` checks types by itself; Next's check needs an API that TypeScript 7 does not have.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['sharp', 'pino'],
};

export default config;
