/** Trains the weights on the force's own store: pairs found by blocking, u from random pairs, refused when worse. */
import { findCompared } from '@mips/api/src/modules/nominal/nominal.search.repository.ts'
import { candidateOf } from '@mips/api/src/modules/nominal/nominal.match.service.ts'
import { countNames } from '@mips/api/src/modules/nominal/nominal.probe.repository.ts'
import { createAuditWriter } from '@mips/api/src/platform/audit/audit-log.ts'
import { audited } from '@mips/api/src/platform/audit/audited.ts'
import type { Tx } from '@mips/api/src/platform/db/tx.ts'
import { createPrisma } from '@mips/database/client'
import { LEAST_PSEUDO_MATCHES } from '@mips/domain/linkage/anchored-em'
import { decideTrainedModel } from '@mips/domain/linkage/collapse-guard'
import { MODEL_FORMAT, type ModelFile } from '@mips/domain/linkage/model-file'
import { trainMatchModel } from '@mips/domain/linkage/train-match-model'
import { fold } from '@mips/domain/nominal/fold-name'
import { matchComparer } from '@mips/domain/nominal/match-score'
import {
  type MatchCandidate,
  type MatchTerms,
  nameFrequencies,
  type NameFrequencies,
  type WaterfallStep,
} from '@mips/domain/nominal/match-terms'
import { FIXED_MODEL } from '@mips/domain/nominal/match-weights'
import { createHash } from 'node:crypto'
import { createRandom, type Random } from '../demo/random.ts'
import type { Progress } from '../platform/terminal.ts'
import { controlSet } from './control-set.ts'
import { countOpenNominals, findTrainingPairs, sampleNominals } from './training.repository.ts'

export type TrainOptions = {
  adminUrl: string
  /** How many people are compared with all others. */
  people: number
  seed: number
  now: Date
  progress: (total: number) => Progress
}

const CHUNK = 200
const RANDOM_PAIRS = 20_000
const LEAST_PAIRS = 100
const LEAST_NAMES = 5000

type Gathered = {
  pairs: WaterfallStep[][]
  candidates: MatchCandidate[]
  frequencies: NameFrequencies
  fingerprint: string
  people: number
  sampled: number
}

/** The file to keep, or the words in which the guard refused it; nothing is written. */
export async function trainOnStore(options: TrainOptions): Promise<{ file: ModelFile; refused?: string }> {
  const gathered = await gather(options)
  if (gathered.pairs.length < LEAST_PAIRS)
    throw new Error(
      `Only ${gathered.pairs.length} pairs of this store are worth comparing; ${LEAST_PAIRS} are needed to train.`,
    )
  const strangers = randomPairs(gathered, createRandom(options.seed, 'strangers'))
  const version = `force-${options.now.toISOString().slice(0, 10)}-${gathered.fingerprint.slice(0, 8)}`
  const { model, rounds, matches } = trainMatchModel(gathered.pairs, strangers, {
    version,
    possiblePairs: gathered.sampled * Math.max(1, gathered.people - 1),
  })
  const weigh = controlSet(options.seed)
  const control = { fixed: weigh(FIXED_MODEL), trained: weigh(model) }
  const file: ModelFile = {
    format: MODEL_FORMAT,
    model,
    trainedAt: options.now.toISOString(),
    data: {
      fingerprint: gathered.fingerprint,
      people: gathered.people,
      pairs: gathered.pairs.length,
      randomPairs: strangers.length,
    },
    training: { rounds, matches: Math.round(matches * 100) / 100, pseudoMatches: LEAST_PSEUDO_MATCHES },
    control,
  }
  const decision = decideTrainedModel(control.fixed, control.trained)
  return decision.allowed ? { file } : { file, refused: decision.reason }
}

/** Chunk by chunk, each an audited act of its own, so that no lock is held long. */
async function gather({ adminUrl, people, seed, progress }: TrainOptions): Promise<Gathered> {
  const prisma = createPrisma(adminUrl, { poolMax: 2 })
  const tools = { prisma, writer: createAuditWriter() }
  const act = <T>(work: (tx: Tx) => Promise<T>) =>
    audited(
      tools,
      { system: 'prepare', action: 'matching.train', act: 'consultation', timeoutMs: 120_000 },
      (tx) => work(tx),
    )
  try {
    const [total, ids] = await act(
      async (tx) => [await countOpenNominals(tx), await sampleNominals(tx, people, seed)] as const,
    )
    const bar = progress(ids.length)
    const hash = createHash('sha256')
    const seen = new Set<string>()
    const gathered = { pairs: [] as WaterfallStep[][], candidates: [] as MatchCandidate[] }
    let frequencies = nameFrequencies({ population: 0, total: 0, forenames: new Map(), surnames: new Map() })
    for (let from = 0; from < ids.length; from += CHUNK) {
      const chunk = ids.slice(from, from + CHUNK)
      await act(async (tx) => {
        const pairs = await findTrainingPairs(tx, chunk)
        const rows = await findCompared(tx, [...new Set([...chunk, ...pairs.flatMap(({ a, b }) => [a, b])])])
        const held = new Map(rows.map((row) => [row.nominalId, candidateOf(row)]))
        frequencies = await frequenciesOf(tx, [...held.values()])
        for (const id of chunk) {
          const candidate = held.get(id)
          if (candidate) gathered.candidates.push(candidate)
        }
        for (const { a, b } of pairs) {
          const key = [a, b].sort().join(' ')
          const [one, other] = [held.get(a), held.get(b)]
          if (seen.has(key) || !one || !other) continue
          seen.add(key)
          hash.update(`${key}\n`)
          gathered.pairs.push(matchComparer(describe(one, other), frequencies).compare(other))
        }
      })
      bar.advance(chunk.length)
    }
    bar.finish()
    return { ...gathered, frequencies, fingerprint: hash.digest('hex'), people: total, sampled: ids.length }
  } finally {
    await prisma.$disconnect()
  }
}

async function frequenciesOf(tx: Tx, candidates: readonly MatchCandidate[]): Promise<NameFrequencies> {
  const names = new Set(
    candidates.flatMap((one) => one.names.flatMap((name) => [fold(name.forename), fold(name.surname)])),
  )
  names.delete('')
  const { total, names: counted } = await countNames(tx, [...names])
  return nameFrequencies({
    population: total,
    total: Math.max(total, LEAST_NAMES),
    forenames: held(counted.map(([name, asForename]) => [name, asForename])),
    surnames: held(counted.map(([name, , asSurname]) => [name, asSurname])),
  })
}

const held = (counts: [string, number | null][]): Map<string, number> =>
  new Map(counts.filter((count): count is [string, number] => count[1] !== null))

/** The one as a search would describe them, with the shared facts where there are any. */
function describe(one: MatchCandidate, other: MatchCandidate): MatchTerms {
  const [name] = one.names
  const shared = (mine: string[], theirs: string[]) => mine.find((value) => theirs.includes(value)) ?? mine[0]
  const [postcode, phone] = [shared(one.postcodes, other.postcodes), shared(one.phones, other.phones)]
  return {
    ...(name?.forename ? { forename: name.forename } : {}),
    ...(name?.middle ? { middle: name.middle } : {}),
    ...(name?.surname ? { surname: name.surname } : {}),
    ...(one.dobs[0] ? { dob: one.dobs[0] } : {}),
    ...(one.sex ? { sex: one.sex } : {}),
    ...(postcode === undefined ? {} : { postcode }),
    ...(phone === undefined ? {} : { phone }),
    identifiers: one.identifiers,
  }
}

function randomPairs({ candidates, frequencies }: Gathered, random: Random): WaterfallStep[][] {
  if (candidates.length < 2) return []
  return Array.from({ length: RANDOM_PAIRS }, () => {
    const [one, other] = [random.pick(candidates), random.pick(candidates)]
    return one === other ? [] : matchComparer(describe(one, other), frequencies).compare(other)
  }).filter((steps) => steps.length > 0)
}
