/** Searching at scale: fills a scratch store to each size, asks the real API, and holds what it did against the targets. */
import { withConnection } from '@mips/database/connection'
import type pg from 'pg'
import { print, startProgress } from '../../platform/terminal.ts'
import { openBenchWorld } from '../bench-world.ts'
import type { Finding } from '../figures.ts'
import { askAll, type Answer } from './ask.ts'
import { placeOf, readEveryName, standingOf } from './every-row.ts'
import { loadPopulation } from './population-load.ts'
import { makeQuestions, type Question } from './questions.ts'
import { growthFindings, type Measured, reportSize } from './scale-report.ts'
import { measureSizes, measureWrites } from './sizes.ts'
import { askTrigrams, makeTrigrams } from './trigram.ts'

export type ScaleOptions = {
  sizes: number[]
  seed: number
  perKind: number
  /** Questions that pg_trgm is asked as well; 0 leaves it out. */
  trigramQuestions: number
  /** Questions by name alone, of each kind, for which every row is scored. */
  everyRowPerKind: number
}

/** So many other questions of each kind are asked first, until the store is in memory and the code is compiled. */
const WARMING_UP = 40

type Addresses = { adminUrl: string; appUrl: string; dataDir: string }

/** Runs every size, smallest first, on one store that grows; answers what was found against each target. */
export async function benchScale(at: Addresses, options: ScaleOptions): Promise<Finding[]> {
  print(
    `Searching at scale: seed ${options.seed} (repeat with --seed ${options.seed}), ${options.perKind} searches of each of 29 kinds`,
  )
  const findings: Finding[] = []
  const measured: Measured[] = []
  let there = 0
  for (const size of options.sizes) {
    await withConnection(at.adminUrl, async (client) => {
      await loadPopulation(client, {
        seed: options.seed,
        from: there,
        to: size,
        progress: startProgress(`Loading ${size} nominals`, size - there),
      })
    })
    there = size
    const one = await measureSize(at, size, options)
    measured.push(one)
    findings.push(...reportSize(one))
  }
  findings.push(...growthFindings(measured))
  return findings
}

async function measureSize(at: Addresses, nominals: number, options: ScaleOptions): Promise<Measured> {
  const questions = makeQuestions(options.seed, nominals, options.perKind)
  await withConnection(at.adminUrl, bringIntoMemory)
  const world = await openBenchWorld({ ...at, role: 'ANALYST' })
  let answers: Answer[]
  try {
    answers = await askAll(world, questions, makeQuestions(options.seed, nominals, WARMING_UP, 'warming up'))
  } finally {
    await world.close()
  }
  return withConnection(at.adminUrl, async (client) => ({
    nominals,
    names: await countNames(client),
    answers,
    sizes: await measureSizes(client, nominals),
    writes: await measureWrites(client),
    ...(await scoreEveryRow(client, answers, fewerBeyond(nominals, options.everyRowPerKind))),
    ...(await besideTrigrams(client, answers, nominals <= ALL_UP_TO ? options.trigramQuestions : 0)),
  }))
}

/** Beyond this size fewer questions are scored against every row, as each takes so much longer, and pg_trgm, which takes seconds for each, is asked none. */
const ALL_UP_TO = 2_000_000
const fewerBeyond = (nominals: number, count: number): number =>
  count === 0 || nominals <= ALL_UP_TO ? count : Math.max(1, Math.round((count * ALL_UP_TO) / nominals))

/** What searches read is brought into the server's memory, as days of use would have done; as much as it holds. */
async function bringIntoMemory(client: pg.Client): Promise<void> {
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_prewarm')
  await client.query(
    `SELECT pg_prewarm(c.oid) FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'i')
        AND (c.relname LIKE 'person\\_%' OR c.relname LIKE 'name\\_dictionary%' OR c.relname LIKE 'nominal%')
      ORDER BY c.relname LIKE 'person\\_search\\_open%' OR c.relname LIKE 'name\\_dictionary%'`,
  )
}

async function countNames(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    "SELECT coalesce(sum(frequency), 0)::int AS n FROM name_dictionary WHERE part = 'total'",
  )
  return rows[0]?.n ?? 0
}

/** For a name alone: how often the one meant would be shown among the first ten by us and by scoring every row; equals share. */
async function scoreEveryRow(
  client: pg.Client,
  answers: readonly Answer[],
  perKind: number,
): Promise<Pick<Measured, 'everyRow'>> {
  const asked = new Map<string, number>()
  const sample = answers.filter(({ question }) => {
    if (!question.isNameAlone) return false
    const before = asked.get(question.kind) ?? 0
    asked.set(question.kind, before + 1)
    return before < perKind
  })
  const every = await readEveryName(client)
  const progress = startProgress('Scoring every row', sample.length)
  const shares = sample.map((answer) => {
    const standing = standingOf(every, answer.question.terms)
    const meant = every.personOf.get(answer.question.nominalId) ?? 0
    const { higher, same } = placeOf(standing, meant)
    const own = standing.weights[meant] ?? 0
    const shown = answer.ids.slice(0, 10).filter((id) => {
      const person = every.personOf.get(id)
      return person !== undefined && Math.abs((standing.weights[person] ?? 0) - own) < 1e-9
    }).length
    progress.advance(1)
    return {
      kind: answer.question.kind,
      ours: Math.min(shown, same) / same,
      possible: Math.min(same, Math.max(0, 10 - higher)) / same,
    }
  })
  progress.finish()
  return { everyRow: shares }
}

async function besideTrigrams(
  client: pg.Client,
  answers: readonly Answer[],
  count: number,
): Promise<Pick<Measured, 'trigram'>> {
  if (count === 0) return {}
  const sample = answers.slice(0, count)
  const made = await makeTrigrams(client)
  const times = await askTrigrams(
    client,
    sample.map(({ question }): Question => question),
  )
  await client.query('DROP TABLE bench_trigram')
  const asked = sample.map(({ question, searchMs }, index) => ({
    isNameAlone: question.isNameAlone,
    theirs: times[index] ?? 0,
    ours: searchMs,
  }))
  return { trigram: { ...made, asked } }
}
