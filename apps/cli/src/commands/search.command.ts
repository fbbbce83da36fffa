/** `mips search rebuild`: makes the rows by which people are found anew, while search goes on. */
import { withConnection } from '@mips/database/connection'
import type { Command } from 'commander'
import { readSettings } from '../platform/settings.ts'
import { print, startProgress } from '../platform/terminal.ts'
import { rebuildSearch } from '../search/search-rebuild.ts'

export function addSearch(program: Command): void {
  const search = program.command('search').description('the rows by which people are found')
  search
    .command('rebuild')
    .description('make the search rows anew under the rules of this release; a run that was stopped goes on')
    .action(async () => {
      const started = performance.now()
      const done = await withConnection(readSettings().adminUrl, (client) =>
        rebuildSearch(client, { progress: (total) => startProgress('mips  Search rows', total) }),
      )
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      print(
        `mips  Search rows of ${done.records} person records made under rules ${done.version} in ${seconds} s` +
          (done.switched
            ? `; these rules serve now, and ${done.retiredRows} rows of the earlier ones are gone.`
            : '.'),
      )
    })
}
