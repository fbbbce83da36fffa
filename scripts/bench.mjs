// `npm run bench`: measures MiPS on the demo data, in a database of its own that is kept for the next time. Of matching,
// `npm run bench -- matching <folder>`, `-- fairness` and `-- strangers` measure without a database. `npm run bench --
// questions` asks over two hundred questions of real tasks whose answers are known; `npm run bench --
// search` measures searching at scale, in a store of invented people that is made for the run; `-- board` measures the
// custody board of sixty people in two real browsers, and `-- chart` a link chart of 2,000 records in one, in a store
// that is thrown away; `-- outbox` sends 10,000 messages through a bad line while the server is killed 20 times.
import { existsSync, rmSync } from 'node:fs'
const [what] = process.argv.slice(2)
// A store of its own that is thrown away: people at scale, or a trial that fills and kills.
const isAtScale = what === 'search' || what === 'outbox'
process.env.MIPS_DATA_DIR ??= isAtScale ? `.data/bench-${what}` : '.data/bench'
const { buildServer, cliProgram } = await import('./lib/build.mjs')
const { dataDir, loadTools, openDatabase } = await import('./lib/database.mjs')
const { checkNode, install } = await import('./lib/install.mjs')
const { main, node } = await import('./lib/run.mjs')

process.on('SIGINT', () => undefined)

const WITHOUT_DATABASE = ['matching', 'fairness', 'strangers']
const MEMORY = '--max-old-space-size=8192'
// Memory as a server of a force would have, and no waiting for the disk while millions of rows are loaded.
const isVeryLarge = process.argv.some((arg) => /(^|,)\d{8,}(,|$)/.test(arg))
const LARGE = {
  shared_buffers: isVeryLarge ? '9GB' : '2GB',
  // Where the machine has set some aside; of ordinary pages every look costs more the larger the store is.
  huge_pages: 'try',
  max_wal_size: '8GB',
  synchronous_commit: 'off',
  maintenance_work_mem: '1GB',
}

await main(async () => {
  checkNode()
  await install()
  if (what === 'board') {
    const { benchBoard } = await import('./bench-board.mjs')
    process.exitCode = await benchBoard()
    return
  }
  if (what === 'chart') {
    const { benchChart } = await import('./bench-chart.mjs')
    process.exitCode = await benchChart()
    return
  }
  await buildServer()
  if (WITHOUT_DATABASE.includes(what)) {
    const args = [MEMORY, cliProgram, 'bench', ...process.argv.slice(2)]
    process.exitCode = (await node(args, {})).code
    return
  }
  if (isAtScale) await removeScratch()
  const database = await openDatabase({
    demo: !isAtScale,
    whenRunning: 'take-over',
    settings: what === 'search' ? LARGE : {},
  })
  const args = ['--enable-source-maps', MEMORY, cliProgram, 'bench', ...process.argv.slice(2)]
  const { code } = await node(args, { env: { ...database.environment, NODE_ENV: 'production' } })
  await database.stop()
  if (isAtScale) await removeScratch()
  process.exitCode = code
})

/** The folder of a run at scale, with the server that a killed run may have left in it. */
async function removeScratch() {
  const { startEmbedded } = await loadTools()
  const folder = `${dataDir}/postgres`
  if (existsSync(`${folder}/server.json`)) {
    const left = await startEmbedded({ dataDir: folder, whenRunning: 'take-over' })
    await left.stop()
  }
  rmSync(dataDir, { recursive: true, force: true })
}
