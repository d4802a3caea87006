import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{app,bench,bin,components,content,lib}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/.work/**'],
    environment: 'node',
    setupFiles: ['lib/random-cases.fixtures.ts'],
    globalSetup: ['lib/reader/postgres-server.fixtures.ts'],
    // Three files at a time, also on two cores: many wait for processes. Each has its own folders.
    maxWorkers: 3,
    // Files share their worker's modules: starting a worker for each took a seventh of all the time.
    isolate: false,
    testTimeout: 30_000,
    // The first that needs PostgreSQL starts it, and the others wait for that.
    hookTimeout: 60_000,
    reporters: process.env.CI ? ['default'] : ['dot'],
  },
});
