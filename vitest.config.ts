import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [process.env.LONG ? 'test/long/**/*.test.ts' : 'test/**/*.test.ts'],
    exclude: process.env.LONG ? [] : ['test/long/**'],
    reporters: process.env.CI ? ['default', ['json', { outputFile: '.test-results.json' }]] : ['default'],
    globalSetup: 'test/scratch.ts',
    testTimeout: 240_000,
    hookTimeout: 300_000,
    // What a page will show may take a busy machine longer than a second.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
  },
});
