import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Vite takes its settings by default export only. */
export default defineConfig(({ mode }) => ({
  plugins: [react()],
  // The server puts a fresh nonce in this place for every page that it sends.
  html: mode === 'production' ? { cspNonce: '__CSP_NONCE__' } : {},
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsDir: 'assets',
    sourcemap: false,
    modulePreload: { polyfill: false },
  },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  server: {
    port: 5173,
    strictPort: false,
    proxy: { '/api': process.env.MIPS_API_URL ?? 'http://127.0.0.1:8080' },
  },
}))
