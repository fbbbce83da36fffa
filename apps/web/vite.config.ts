import react from '@vitejs/plugin-react'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'

/** Writes the service worker with the list of the program's parts; its name changes when any of them does. */
const shellWorker = (): Plugin => ({
  name: 'mips-shell-worker',
  apply: 'build',
  // Last, when the parts that hold nothing but styles have been taken out.
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const parts = Object.keys(bundle)
        .filter((name) => name.startsWith('assets/'))
        .map((name) => `/${name}`)
        .sort()
      const source = readFileSync(new URL('service-worker.js', import.meta.url), 'utf8')
      const version = createHash('sha256').update(parts.join('\n')).update(source).digest('hex').slice(0, 16)
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: source.replace('__PARTS__', JSON.stringify(parts)).replace('__VERSION__', version),
      })
    },
  },
})

/** Vite takes its settings by default export only. */
export default defineConfig(({ mode }) => ({
  plugins: [react(), shellWorker()],
  // The server puts a fresh nonce in this place for every page that it sends.
  html: mode === 'production' ? { cspNonce: '__CSP_NONCE__' } : {},
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsDir: 'assets',
    sourcemap: false,
    modulePreload: {
      polyfill: false,
      // The list of what each of the pages needs weighs more in the first page than the turn it saves: the service worker keeps every part.
      resolveDependencies: (_file, parts, { hostType }) =>
        hostType === 'html' ? parts : parts.filter((part) => part.endsWith('.css')),
    },
  },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  server: {
    port: 5173,
    strictPort: false,
    proxy: { '/api': process.env.MIPS_API_URL ?? 'http://127.0.0.1:8080' },
  },
}))
