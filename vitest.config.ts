import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{app,bench,bin,components,content,lib}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/.work/**'],
    environment: 'node',
    globalSetup: ['lib/reader/postgres-server.fixtures.ts'],
    // Two files at a time, also on two cores (the default would be one there): many wait for processes. Each has its own folders.
    maxWorkers: 2,
    testTimeout: 30_000,
    // The first that needs PostgreSQL starts it, and the others wait for that.
    hookTimeout: 60_000,
    reporters: process.env.CI ? ['default'] : ['dot'],
  },
});
