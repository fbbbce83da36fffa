// `npm run bench`: measures MiPS on the demo data, in a database of its own that is kept for the next time.
process.env.MIPS_DATA_DIR ??= '.data/bench'
const { buildServer, cliProgram } = await import('./lib/build.mjs')
const { openDatabase } = await import('./lib/database.mjs')
const { checkNode, install } = await import('./lib/install.mjs')
const { main, node } = await import('./lib/run.mjs')

process.on('SIGINT', () => undefined)

await main(async () => {
  checkNode()
  await install()
  await buildServer()
  const database = await openDatabase({ demo: true, whenRunning: 'take-over' })
  const args = ['--enable-source-maps', cliProgram, 'bench', ...process.argv.slice(2)]
  const { code } = await node(args, { env: { ...database.environment, NODE_ENV: 'production' } })
  await database.stop()
  process.exitCode = code
})
