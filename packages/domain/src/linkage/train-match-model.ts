/** Trains the weights of the person scorer on a force's own pairs, held by the fixed weights. */
import type { WaterfallStep } from '../nominal/match-terms.ts'
import { FIXED_MODEL, type MatchModel } from '../nominal/match-weights.ts'
import { type Training, trainAnchored } from './anchored-em.ts'
import type { Agreement, LinkageField } from './linkage-model.ts'

/** The fields that are trained; identifiers, guards and thresholds are rules and stay as they are. */
const TRAINED = ['surname', 'forename', 'middle', 'dob', 'sex', 'postcode'] as const
type TrainedField = (typeof TRAINED)[number]

/** An initial or a beginning says how the name was given, not how records of one person agree. */
const GIVEN_SO = new Set(['initial', 'begins'])
/** "year-month" and the like come of how precisely a date is known. */
const KNOWN_SO = new Set(['year-month', 'year-only', 'near-year', 'unknown'])

/** No level moves further than this many bits from its fixed weight. */
export const MOST_BITS_MOVED = 3

export type TrainedModel = { model: MatchModel; rounds: number; matches: number }

/**
 * `pairs` are the waterfalls (guards left out) of pairs that blocking found, `strangers` those of random pairs. The
 * answer has the shape of the fixed model and the given version.
 */
export function trainMatchModel(
  pairs: readonly (readonly WaterfallStep[])[],
  strangers: readonly (readonly WaterfallStep[])[],
  training: Training & { version: string },
): TrainedModel {
  const chances = TRAINED.map((field) => chancesOf(field, strangers))
  const anchors = TRAINED.map((field, index) => anchorOf(field, chances[index] ?? new Map()))
  const fields = TRAINED.map((field, index): LinkageField => {
    const { levels, total } = anchors[index] ?? { levels: [], total: 1 }
    return { field, levels: levels.map(({ name, m }) => ({ name, words: name, m: m / total })) }
  })
  const u = TRAINED.map((_, index) =>
    (anchors[index]?.levels ?? []).map(({ name }) => chances[index]?.get(name) ?? 1),
  )
  const read = pairs.map((steps) => agreementsOf(steps, fields))
  const { parameters, rounds, matches } = trainAnchored(
    fields,
    { prior: 1e-6, u, m: fields.map(({ levels }) => levels.map(({ m }) => m)) },
    read.map(({ agreements }) => agreements),
    { ...training, bases: read.map(({ base }) => base) },
  )
  const moved = new Map<string, number>()
  for (const [index, { field, levels }] of fields.entries())
    for (const [level, { name, m }] of levels.entries())
      moved.set(`${field} ${name}`, bounded(Math.log2((parameters.m[index]?.[level] ?? m) / m)))
  return { model: movedModel(moved, training.version), rounds, matches }
}

const bounded = (bits: number) => Math.min(MOST_BITS_MOVED, Math.max(-MOST_BITS_MOVED, bits))

function isTrained(field: string, level: string): boolean {
  if (field === 'dob') return !KNOWN_SO.has(level)
  return !GIVEN_SO.has(level)
}

/** u of each level among strangers, smoothed by half a pair. */
function chancesOf(
  field: TrainedField,
  strangers: readonly (readonly WaterfallStep[])[],
): Map<string, number> {
  const names = levelNames(field)
  const counts = new Map(names.map((name) => [name, 0.5]))
  let seen = 0.5 * names.length
  for (const steps of strangers)
    for (const step of steps) {
      if (step.field !== field || !counts.has(step.level)) continue
      counts.set(step.level, (counts.get(step.level) ?? 0) + 1)
      seen += 1
    }
  return new Map([...counts].map(([name, count]) => [name, count / seen]))
}

function levelNames(field: TrainedField): string[] {
  const ofNames = field === 'surname' || field === 'forename' ? ['different'] : []
  return [...Object.keys(FIXED_MODEL[field]), ...ofNames].filter((level) => isTrained(field, level))
}

/** m of each level that the fixed weights imply, and their sum, which need not be one. */
function anchorOf(
  field: TrainedField,
  chances: ReadonlyMap<string, number>,
): { levels: { name: string; m: number }[]; total: number } {
  const levels = levelNames(field).map((name) => ({ name, m: fixedM(field, name, chances.get(name) ?? 1) }))
  return { levels, total: levels.reduce((sum, { m }) => sum + m, 0) }
}

function fixedM(field: TrainedField, level: string, chance: number): number {
  if (field === 'surname' || field === 'forename') {
    if (level === 'different') return chance * 2 ** FIXED_MODEL[`${field}Different`]
    const levels: Readonly<Record<string, { m: number }>> = FIXED_MODEL[field]
    return levels[level]?.m ?? 0.01
  }
  const weights: Readonly<Record<string, number>> = FIXED_MODEL[field]
  return chance * 2 ** (weights[level] ?? 0)
}

/** What is trained, and the bits of everything else. */
function agreementsOf(
  steps: readonly WaterfallStep[],
  fields: readonly LinkageField[],
): { agreements: Agreement[]; base: number } {
  const agreements: Agreement[] = []
  let base = 0
  for (const { field, level, weight, chance } of steps) {
    const index = fields.findIndex((one) => one.field === field)
    const at = fields[index]?.levels.findIndex((one) => one.name === level) ?? -1
    if (at < 0) base += weight
    else
      agreements.push(
        chance === undefined ? { field: index, level: at } : { field: index, level: at, u: chance },
      )
  }
  return { agreements, base }
}

function movedModel(moved: ReadonlyMap<string, number>, version: string): MatchModel {
  const bits = (field: string, level: string) => moved.get(`${field} ${level}`) ?? 0
  const weights = <T extends Readonly<Record<string, number>>>(field: string, of: T): T =>
    Object.fromEntries(
      Object.entries(of).map(([level, weight]) => [level, rounded(weight + bits(field, level))]),
    ) as T
  const names = <T extends Readonly<Record<string, { m: number }>>>(field: string, of: T): T =>
    Object.fromEntries(
      Object.entries(of).map(([level, one]) => [
        level,
        { ...one, m: rounded(one.m * 2 ** bits(field, level)) },
      ]),
    ) as T
  return {
    ...FIXED_MODEL,
    version,
    surname: names('surname', FIXED_MODEL.surname),
    forename: names('forename', FIXED_MODEL.forename),
    surnameDifferent: rounded(FIXED_MODEL.surnameDifferent + bits('surname', 'different')),
    forenameDifferent: rounded(FIXED_MODEL.forenameDifferent + bits('forename', 'different')),
    middle: weights('middle', FIXED_MODEL.middle),
    dob: weights('dob', FIXED_MODEL.dob),
    sex: weights('sex', FIXED_MODEL.sex),
    postcode: weights('postcode', FIXED_MODEL.postcode),
  }
}

/** Four digits after the point: what is signed is what is read back. */
const rounded = (value: number) => Math.round(value * 10_000) / 10_000
