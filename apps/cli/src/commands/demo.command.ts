/** `mips demo`: fills the store with an invented London, and prints who can sign in to it. */
import { withConnection } from '@mips/database/connection'
import type { Command } from 'commander'
import { loadCrowd } from '../demo/crowd.ts'
import { loadDemo } from '../demo/load.ts'
import { signIns } from '../demo/sign-ins.ts'
import { readSettings } from '../platform/settings.ts'
import { print, startProgress, table } from '../platform/terminal.ts'

const BASE = 2000

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('load the demonstration: invented people, places and events of London')
    .option('--nominals <number>', 'how many nominals in all', wholeNumber, BASE)
    .option('--seed <number>', 'another seed gives another London', wholeNumber, 1829)
    .action(async (options: { nominals: number; seed: number }) => {
      const settings = readSettings()
      if (settings.isLive)
        throw new Error('Demo data is never loaded into a live force (MIPS_ENVIRONMENT is live).')
      const started = performance.now()
      const at = { seed: options.seed, now: new Date() }
      const { loaded, crowd } = await withConnection(settings.adminUrl, async (client) => ({
        loaded: await loadDemo(client, {
          ...at,
          nominals: Math.min(options.nominals, BASE),
          dataDir: settings.dataDir,
          argonMemoryKib: settings.argonMemoryKib,
        }),
        crowd:
          options.nominals > BASE
            ? await loadCrowd(client, {
                ...at,
                wanted: options.nominals,
                progress: (total) => startProgress('mips  People', total),
              })
            : undefined,
      }))
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      print(
        loaded === undefined
          ? 'mips  The demo data is there already.'
          : `mips  Demo data loaded: ${summary(loaded)} in ${seconds} s.`,
      )
      if (crowd !== undefined)
        print(`mips  ${crowd.added} people more, ${crowd.perSecond} a second (${seconds} s in all).`)
      print(
        table(
          ['Role', 'Number', 'Password', 'Name'],
          signIns.map(({ role, number, password, name }) => [role, number, password, name]),
        ),
      )
    })
}

const counted = {
  nominal: 'nominals',
  event: 'events',
  location: 'places',
  object: 'things',
  link: 'links',
  marker: 'warnings',
  attachment: 'photographs',
} as const

function summary(loaded: readonly { table: string; rows: number }[]): string {
  const total = (name: string) =>
    loaded.filter((row) => row.table === name).reduce((sum, row) => sum + row.rows, 0)
  return Object.entries(counted)
    .map(([name, words]) => `${total(name)} ${words}`)
    .join(', ')
}

function wholeNumber(text: string): number {
  const number = Number(text.replaceAll(/[_,]/g, ''))
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${text} is not a whole number.`)
  return number
}
