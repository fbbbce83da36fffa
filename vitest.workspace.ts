/** The test projects; read by vitest.config.ts, because vitest 4 no longer reads a workspace file by itself. */
export default [
  {
    test: {
      name: 'unit',
      include: ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
      exclude: ['**/*.db.test.ts', '**/node_modules/**'],
      // A worker loads the program once, not once for every file: no module of ours keeps anything between tests.
      isolate: false,
      maxWorkers: 2,
    },
  },
  {
    test: {
      name: 'db',
      include: ['packages/*/src/**/*.db.test.ts', 'apps/*/src/**/*.db.test.ts'],
      globalSetup: ['apps/api/src/testing/global-setup.ts'],
      testTimeout: 60_000,
      hookTimeout: 120_000,
      isolate: false,
      fileParallelism: true,
      maxWorkers: 2,
    },
  },
]
