/** `mips bench questions`: the questions of real tasks over the demonstration, with how many are answered among the first ten. */
import type { Command } from 'commander'
import { benchQuestions } from '../bench/questions/questions-bench.ts'
import { readSettings } from '../platform/settings.ts'
import { print } from '../platform/terminal.ts'

export function addQuestionsBench(bench: Command): void {
  bench
    .command('questions')
    .description('Ask over two hundred questions whose answers are known, and say how many are found')
    .action(async () => {
      const { adminUrl, dataDir } = readSettings()
      const appUrl = process.env.MIPS_APP_DATABASE_URL
      if (appUrl === undefined)
        throw new Error('MIPS_APP_DATABASE_URL is not set: run this as `npm run bench -- questions`.')
      const findings = await benchQuestions({ adminUrl, appUrl, dataDir })
      print('')
      print(`Questions: ${findings.map(({ line, isMet }) => `${line}${isMet ? '' : ' MISSED'}`).join('; ')}.`)
      process.exitCode = findings.every(({ isMet }) => isMet) ? 0 : 1
    })
}
