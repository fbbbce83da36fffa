/** `mips import pole <folder>`: brings a folder of node and relationship files into the store, every row accounted for. */
import { withConnection } from '@mips/database/connection'
import type { Command } from 'commander'
import { importPole, listReasons } from '../import/pole-import.ts'
import { readSettings } from '../platform/settings.ts'
import { print, startProgress, table } from '../platform/terminal.ts'

export function addImport(program: Command): void {
  const group = program.command('import').description('bring records of another system into the store')
  group
    .command('pole <folder>')
    .description('load people, objects, locations and events from *.nodes.*.csv and *.relationships.*.csv')
    .action(async (folder: string) => {
      const settings = readSettings()
      const started = performance.now()
      await withConnection(settings.adminUrl, async (client) => {
        const result = await importPole(client, {
          folder,
          now: new Date(),
          progress: (total) => startProgress('mips  Import', total),
        })
        const all = result.sums.reduce((sum, row) => ({
          file: 'all files',
          rows: sum.rows + row.rows,
          loaded: sum.loaded + row.loaded,
          merged: sum.merged + row.merged,
          refused: sum.refused + row.refused,
        }))
        print(
          table(
            ['File', 'Rows', 'Loaded', 'Merged', 'Refused'],
            [...result.sums, all].map((row) => [row.file, row.rows, row.loaded, row.merged, row.refused]),
          ),
        )
        print('')
        print(
          table(
            ['File', 'Outcome', 'Rows', 'Reason'],
            (await listReasons(client, result.name)).map((row) => [
              row.file,
              row.outcome,
              row.rows,
              row.reason,
            ]),
          ),
        )
        print('')
        const seconds = ((performance.now() - started) / 1000).toFixed(1)
        if (result.wasDone) print('mips  This folder was imported before: nothing was changed.')
        print(
          result.agree
            ? `mips  Every row is accounted for (${all.rows} rows in ${seconds} s).`
            : 'mips  The sums do not agree: some rows are not accounted for.',
        )
        if (!result.agree) process.exitCode = 1
      })
    })
}
