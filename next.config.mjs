/** @type {import('next').NextConfig} */
const config = {
  // The press keeps finished pages; Next keeps nothing (docs/decisions/006).
  cacheMaxMemorySize: 0,
  // Pages are made whole before they are sent, with their metadata in the head.
  htmlLimitedBots: /.*/,
  // What a story said before is a route of its own beside `[section]/[...dated]`, which takes all that is below a section.
  rewrites: async () => [
    { source: '/:path([^/]+/\\d{4}/\\d\\d/\\d\\d/[^/]+)/history', destination: '/story.history/:path' },
  ],
  poweredByHeader: false,
  // The press compresses, once.
  compress: false,
  // `tsc` checks types by itself; Next's check needs an API that TypeScript 7 does not have.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['sharp', 'pino'],
};

export default config;
