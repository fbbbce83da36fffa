/** The command line of MiPS: one program, one file for each command. */
import { Command } from 'commander'
import { addDemo } from './commands/demo.command.ts'

const program = new Command('mips').description('MiPS, the open integrated policing platform').version('0.1.0')

addDemo(program)

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`mips  ${process.env.MIPS_DEBUG && error instanceof Error ? error.stack : error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
