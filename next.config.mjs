/** @type {import('next').NextConfig} */
const config = {
  // The press keeps finished pages; Next keeps nothing (docs/decisions/006).
  cacheMaxMemorySize: 0,
  // Pages are made whole before they are sent, with their metadata in the head.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  // The press compresses, once.
  compress: false,
  // `tsc` checks types by itself; Next's check needs an API that TypeScript 7 does not have.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['sharp', 'pino'],
};

export default config;
