// `npm run bench`: measures MiPS on the demo data, in a database of its own that is kept for the next time. Of matching,
// `npm run bench -- matching <folder>`, `-- fairness` and `-- strangers` measure without a database.
process.env.MIPS_DATA_DIR ??= '.data/bench'
const { buildServer, cliProgram } = await import('./lib/build.mjs')
const { openDatabase } = await import('./lib/database.mjs')
const { checkNode, install } = await import('./lib/install.mjs')
const { main, node } = await import('./lib/run.mjs')

process.on('SIGINT', () => undefined)

const WITHOUT_DATABASE = ['matching', 'fairness', 'strangers']

await main(async () => {
  checkNode()
  await install()
  await buildServer()
  if (WITHOUT_DATABASE.includes(process.argv[2])) {
    const args = ['--max-old-space-size=8192', cliProgram, 'bench', ...process.argv.slice(2)]
    process.exitCode = (await node(args, {})).code
    return
  }
  const database = await openDatabase({ demo: true, whenRunning: 'take-over' })
  const args = ['--enable-source-maps', cliProgram, 'bench', ...process.argv.slice(2)]
  const { code } = await node(args, { env: { ...database.environment, NODE_ENV: 'production' } })
  await database.stop()
  process.exitCode = code
})
