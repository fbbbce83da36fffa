/** `mips bench outbox`: thousands of messages through a bad line while the server is killed, with what arrived and how often. */
import path from 'node:path'
import type { Command } from 'commander'
import { isProved, outboxTrial, type TrialResult } from '../bench/outbox/outbox-trial.ts'
import { readSettings } from '../platform/settings.ts'
import { print } from '../platform/terminal.ts'

type Options = { messages: string; kills: string; seed?: string; withinMinutes: string }

export function addOutboxBench(bench: Command): void {
  bench
    .command('outbox')
    .description(
      'Send messages through a line that drops, delays, repeats and refuses, while the server is killed',
    )
    .option('--messages <n>', 'how many', '10000')
    .option('--kills <n>', 'how often the server is killed', '20')
    .option('--seed <n>', 'of everything that is left to chance')
    .option('--within-minutes <n>', 'given up after', '60')
    .action(async (options: Options) => {
      process.exitCode = await benchOutbox(options)
    })
}

async function benchOutbox(options: Options): Promise<number> {
  const { adminUrl } = readSettings()
  const appUrl = process.env.MIPS_APP_DATABASE_URL
  if (appUrl === undefined)
    throw new Error('MIPS_APP_DATABASE_URL is not set: run this as `npm run bench -- outbox`.')
  const seed = Number(options.seed ?? Math.floor(Math.random() * 1_000_000))
  const size = { messages: Number(options.messages), kills: Number(options.kills) }
  const dist = path.join(import.meta.dirname, '../..')
  print(`Outbox: ${size.messages} messages, the server is killed ${size.kills} times, seed ${seed}`)
  const result = await outboxTrial({
    adminUrl,
    appUrl,
    ...size,
    seed,
    apiProgram: path.join(dist, 'api/dist/main.js'),
    nationProgram: path.join(dist, 'nation/dist/main.js'),
    withinSeconds: Number(options.withinMinutes) * 60,
    say: (line) => print(`  ${line}`),
  })
  tell(result)
  const isMet = isProved(result, size)
  print(isMet ? 'Each arrived exactly once, and all are acknowledged.' : 'MISSED')
  return isMet ? 0 : 1
}

function tell(result: TrialResult): void {
  print(`  written by officers:        ${result.written}`)
  print(`  arrived exactly once:       ${result.arrivedOnce}`)
  print(`  lost:                       ${result.lost}`)
  print(`  arrived twice or more:      ${result.double}`)
  print(`  acknowledged:               ${result.acknowledged}`)
  print(
    `  attempts:                   ${result.attempts}, every one in the audit: ${result.unaudited === 0 ? 'yes' : `no, ${result.unaudited} not`}`,
  )
  print(`  sent again by a person:     ${result.mended}`)
  print(`  kills of the server:        ${result.kills}, of the receiver: ${result.receiverKills}`)
  print(`  seconds:                    ${Math.round(result.seconds)}`)
}
