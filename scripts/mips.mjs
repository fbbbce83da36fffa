// `npm run mips -- <command>`: the command line, built when stale, on the database of this folder.
import './lib/settings.mjs'
import { buildServer, cliProgram } from './lib/build.mjs'
import { dataDir, openDatabase, wantsDemo } from './lib/database.mjs'
import { checkNode, install } from './lib/install.mjs'
import { main, node } from './lib/run.mjs'
import { startWitnesses } from './lib/witnesses.mjs'

const args = process.argv.slice(2)
const MAKES_ITS_OWN_DATA = new Set(['demo', 'restore'])
const asksForHelp =
  args.length === 0 || args.some((arg) => ['help', '--help', '-h', '--version'].includes(arg))

// Ctrl-C goes to the command too, which ends by itself; the database is then closed in order.
process.on('SIGINT', () => undefined)

await main(async () => {
  checkNode()
  await install()
  await buildServer()
  const demo = wantsDemo && !MAKES_ITS_OWN_DATA.has(args[0])
  const database = asksForHelp ? undefined : await openDatabase({ demo, whenRunning: 'join' })
  // What checks the audit asks its witnesses, those of a server that runs or their own for a moment.
  const witnesses =
    args[0] === 'audit' &&
    !asksForHelp &&
    process.env.MIPS_WITNESSES === undefined &&
    process.env.MIPS_ENVIRONMENT !== 'live'
      ? await startWitnesses({ dataDir, environment: process.env, join: true })
      : undefined
  const env = { ...database?.environment, ...witnesses?.environment }
  const { code } = await node(['--enable-source-maps', cliProgram, ...args], { env })
  witnesses?.stop()
  await database?.stop()
  process.exitCode = code
})
