import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const port = Number(process.env.MIPS_GALLERY_PORT ?? 4798)
const chromium = process.env.MIPS_CHROMIUM ?? '/usr/bin/chromium'
// The kit does not depend on Vite; the web application brings it.
const vite = '../../../apps/web/node_modules/.bin/vite'
const config = '-c ../src/gallery/vite.config.mjs'

export default defineConfig({
  testDir: '.',
  workers: 1,
  reporter: 'list',
  outputDir: '../test-results',
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      executablePath: existsSync(chromium) ? chromium : undefined,
      args: ['--no-sandbox'],
    },
  },
  webServer: {
    command: `${vite} build ${config} && ${vite} preview ${config} --port ${port} --strictPort`,
    port,
    reuseExistingServer: false,
  },
})
