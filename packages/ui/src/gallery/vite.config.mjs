// No import of vite: the kit does not depend on it; whoever runs the gallery brings it.
export default {
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic' } },
  build: { outDir: '../../dist', emptyOutDir: true },
}
