/** The command line of MiPS: one program, one file for each command. */
import { Command } from 'commander'
import { addAudit } from './commands/audit.command.ts'
import { addBench } from './commands/bench.command.ts'
import { addDemo } from './commands/demo.command.ts'
import { addDuplicates } from './commands/duplicates.command.ts'
import { addImport } from './commands/import.command.ts'
import { addMatching } from './commands/matching.command.ts'
import { addSearch } from './commands/search.command.ts'

const program = new Command('mips')
  .description('MiPS, the open integrated policing platform')
  .version('0.1.0')

addDemo(program)
addImport(program)
addDuplicates(program)
addMatching(program)
addBench(program)
addSearch(program)
addAudit(program)

try {
  await program.parseAsync()
} catch (error) {
  const words = error instanceof Error ? error.message : String(error)
  const where = process.env.MIPS_DEBUG && error instanceof Error ? `\n${error.stack ?? ''}` : ''
  process.stderr.write(`mips  ${words}${where}\n`)
  process.exitCode = 1
}
