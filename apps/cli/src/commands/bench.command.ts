/** `mips bench`: what auditing costs and how fast searches are, as ratios measured in one run. */
import type { Command } from 'commander'
import { openBenchWorld } from '../bench/bench-world.ts'
import type { Finding } from '../bench/figures.ts'
import { answerJobs, loadCommand, startLoadProcess } from '../bench/load-process.ts'
import { benchFairness } from '../bench/people-bench.ts'
import { benchRead } from '../bench/read-bench.ts'
import { benchSearch } from '../bench/search-bench.ts'
import { benchSuggest } from '../bench/suggest-bench.ts'
import { benchWrite } from '../bench/write-bench.ts'
import { addOutboxBench } from './outbox-bench.command.ts'
import { addQuestionsBench } from './questions-bench.command.ts'
import { addSearchBench } from './search-bench.command.ts'
import { readSettings } from '../platform/settings.ts'
import { print } from '../platform/terminal.ts'
import { addMatchingBenches } from './bench-matching.command.ts'

type Options = { rounds: string; seconds: string; queries: string; only?: string }

/** Adds the command; it needs the app's own address of the database, so that it is measured as it runs. */
export function addBench(program: Command): void {
  const command = program
    .command('bench')
    .description('Measure reading, writing and searching on this database, as ratios in one run')
    .option('--rounds <n>', 'how many times each side is measured', '40')
    .option('--seconds <n>', 'how long each measurement takes', '0.5')
    .option('--queries <n>', 'how many searches', '300')
    .option('--only <parts>', 'read, write, fairness, search or suggest, separated by commas')
    .action(async (options: Options) => {
      const { adminUrl, dataDir } = readSettings()
      const appUrl = process.env.MIPS_APP_DATABASE_URL
      if (appUrl === undefined)
        throw new Error('MIPS_APP_DATABASE_URL is not set: run this as `npm run bench`.')
      process.exitCode = await bench({ adminUrl, appUrl, dataDir }, options)
    })
  addSearchBench(command)
  addQuestionsBench(command)
  addOutboxBench(command)
  addMatchingBenches(command)
  program.command(loadCommand, { hidden: true }).action(() => answerJobs())
}

async function bench(
  at: { adminUrl: string; appUrl: string; dataDir: string },
  options: Options,
): Promise<number> {
  const size = { rounds: Number(options.rounds), seconds: Number(options.seconds) }
  const wants = (part: string) => options.only === undefined || options.only.split(',').includes(part)
  const world = await openBenchWorld(at)
  const load = startLoadProcess()
  const findings: Finding[] = []
  try {
    const server = await world.serve()
    if (wants('read')) findings.push(await benchRead(world, server, load, size))
    if (wants('write')) findings.push(await benchWrite(world, server, load, size))
    if (wants('fairness')) findings.push(...benchFairness(30_000, 105, Math.floor(Math.random() * 1_000_000)))
    if (wants('search')) findings.push(...(await benchSearch(world, server, Number(options.queries))))
    if (wants('suggest')) findings.push(await benchSuggest(world, server, Number(options.queries)))
  } finally {
    load.stop()
    await world.close()
  }
  print('')
  print(`Bench: ${findings.map((finding) => `${finding.line}${finding.isMet ? '' : ' MISSED'}`).join('; ')}.`)
  return findings.every((finding) => finding.isMet) ? 0 : 1
}
