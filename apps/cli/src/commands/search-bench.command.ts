/** `mips bench search`: how well and how fast people are found among millions, beside pg_trgm on the same rows. */
import type { Command } from 'commander'
import { benchScale } from '../bench/search/search-scale.ts'
import { readSettings } from '../platform/settings.ts'
import { print } from '../platform/terminal.ts'

type Options = {
  nominals: string
  sizes?: string
  seed?: string
  perKind: string
  trigramQuestions: string
  everyRow: string
}

/** Adds the command; it fills the database that it is given, so it is given one made for the run. */
export function addSearchBench(bench: Command): void {
  bench
    .command('search')
    .description('Measure searching for people at scale: a tenth of the nominals first, then all of them')
    .option('--nominals <n>', 'how many people are made', '2000000')
    .option('--sizes <list>', 'the sizes to measure instead, separated by commas')
    .option('--seed <n>', 'repeats an earlier run; otherwise chance decides')
    .option('--per-kind <n>', 'searches of each kind of error', '60')
    .option('--trigram-questions <n>', 'questions that pg_trgm is asked as well; 0 for none', '100')
    .option('--every-row <n>', 'searches by name alone, of each kind, for which every row is scored', '8')
    .action(async (options: Options) => {
      const { adminUrl, dataDir } = readSettings()
      const appUrl = process.env.MIPS_APP_DATABASE_URL
      if (appUrl === undefined)
        throw new Error('MIPS_APP_DATABASE_URL is not set: run this as `npm run bench -- search`.')
      const all = wholeNumber(options.nominals)
      const findings = await benchScale(
        { adminUrl, appUrl, dataDir },
        {
          sizes: options.sizes?.split(',').map(wholeNumber) ?? [Math.max(1000, Math.round(all / 10)), all],
          seed:
            options.seed === undefined
              ? Math.floor(Math.random() * 1_000_000_000)
              : wholeNumber(options.seed),
          perKind: wholeNumber(options.perKind),
          trigramQuestions: wholeNumber(options.trigramQuestions),
          everyRowPerKind: wholeNumber(options.everyRow),
        },
      )
      const missed = findings.filter((finding) => !finding.isMet)
      print('')
      print(
        missed.length === 0
          ? `Search at scale: all ${findings.length} targets met.`
          : `Search at scale: ${missed.length} of ${findings.length} targets missed.`,
      )
      process.exitCode = missed.length === 0 ? 0 : 1
    })
}

function wholeNumber(text: string): number {
  const number = Number(text.replaceAll('_', ''))
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${text} is not a whole number.`)
  return number
}
