/** `mips bench matching | fairness | strangers`: how often matching is wrong, on public sets and on generated people. */
import type { Command } from 'commander'
import type { Finding } from '../bench/figures.ts'
import { benchMatching } from '../bench/matching-bench.ts'
import { benchFairness, benchStrangers } from '../bench/people-bench.ts'
import { print } from '../platform/terminal.ts'

type Sizes = { people: string; seed?: string }

/** Adds the three; they need no database. */
export function addMatchingBenches(bench: Command): void {
  bench
    .command('matching [folder]')
    .description('link the public test sets in a folder (.csv) and count the errors')
    .option('--seed <n>', 'seed of the random pairs', '1')
    .action((folder: string | undefined, { seed }: { seed: string }) => {
      if (folder === undefined)
        throw new Error(
          'Say in which folder the test sets are: npm run bench -- matching <folder> (for FEBRL 4: dataset4a.csv and dataset4b.csv).',
        )
      report(benchMatching(folder, Number(seed)))
    })
  bench
    .command('fairness')
    .description('errors of matching by origin of name and by kind of error')
    .option('--people <n>', 'people on file', '200000')
    .option('--each <n>', 'people asked for of each origin', '420')
    .option('--seed <n>', 'another seed makes other people; fresh by default')
    .action(({ people, each, seed }: Sizes & { each: string }) =>
      report(benchFairness(Number(people), Number(each), seedOf(seed))),
    )
  bench
    .command('strangers')
    .description('how often somebody not on file is offered as somebody who is')
    .option('--people <n>', 'people on file', '2000000')
    .option('--count <n>', 'strangers', '4000')
    .option('--seed <n>', 'another seed makes other people; fresh by default')
    .action(({ people, count, seed }: Sizes & { count: string }) =>
      report(benchStrangers(Number(people), Number(count), seedOf(seed))),
    )
}

const seedOf = (given: string | undefined): number =>
  given === undefined ? Math.floor(Math.random() * 1_000_000) : Number(given)

function report(findings: readonly Finding[]): void {
  if (findings.length === 0) return
  print(`Bench: ${findings.map((finding) => `${finding.line}${finding.isMet ? '' : ' MISSED'}`).join('; ')}.`)
  process.exitCode = findings.every((finding) => finding.isMet) ? 0 : 1
}
