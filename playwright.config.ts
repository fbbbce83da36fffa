import { defineConfig } from '@playwright/test'

const port = process.env.MIPS_E2E_PORT ?? '8090'
const isRoot = process.getuid?.() === 0

/** The tests in a real Chromium; a test marked @phone runs at the width of an officer's phone too. */
export default defineConfig({
  testDir: 'apps/web/e2e',
  outputDir: 'test-results/playwright',
  // A loaded machine is slow, not wrong: a journey that passes never waits so long.
  timeout: 240_000,
  expect: { timeout: 25_000 },
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    contextOptions: { reducedMotion: 'reduce' },
    // An action that cannot be done says so at once, with its call log, instead of waiting for the end of the test.
    actionTimeout: 40_000,
    screenshot: 'only-on-failure',
    // Recording every page doubles the time: MIPS_TRACE=1 records, for a failure that its screenshot does not explain.
    trace: process.env.MIPS_TRACE === '1' ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(process.env.MIPS_CHROMIUM === undefined ? {} : { executablePath: process.env.MIPS_CHROMIUM }),
      // Chromium's sandbox cannot be used by root, as in most containers.
      args: isRoot ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    // What is done by touch has its own journey by keys on a desk.
    { name: 'desktop', grepInvert: /@touch/, use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true },
    },
  ],
  webServer: {
    command: 'node scripts/e2e-server.mjs',
    url: `http://127.0.0.1:${port}/ready`,
    timeout: 240_000,
    reuseExistingServer: process.env.MIPS_E2E_REUSE === '1',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    stdout: 'pipe',
    stderr: 'pipe',
  },
})
