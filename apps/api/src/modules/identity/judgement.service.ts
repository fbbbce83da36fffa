/** Weighs two people for a decision: how they compare, what speaks against it, and what a join of them would need. */
import { scorerVersion } from '@mips/domain/identity/pair-score'
import { matchModel } from '../nominal/nominal.model.service.ts'
import type { Comparison } from '@mips/contracts/identity-replies'
import type { SecondPersonReason } from '@mips/domain/identity/identity-codes'
import { sharedAttributes, type SharedAttribute } from '@mips/domain/identity/join-evidence'
import {
  decideOnWhich,
  needsSecondPerson,
  type JoinStanding,
  type OwnerToInform,
} from '@mips/domain/identity/second-person'
import { harmOf } from '@mips/domain/identity/harm'
import { joinConflicts } from '@mips/domain/nominal/join-conflicts'
import type { MatchCandidate, MatchScore } from '@mips/domain/nominal/match-terms'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { AppError } from '../../platform/errors.ts'
import { findCandidates, findNominals, scoreCandidates } from '../nominal/nominal.compare.service.ts'
import { findRecordsOf } from './cluster.repository.ts'
import { findOwners, findSharedEvents, findStanding, type StandingRow } from './judgement.repository.ts'

type Side = {
  nominalId: string
  aclId: number
  version: number
  people: string[]
  candidate: MatchCandidate
  standing: StandingRow
}

/** Two people weighed, as far as this reader may see them. */
export type Judgement = {
  a: Side
  b: Side
  score: MatchScore & { prior: number }
  conflicts: string[]
  arePossibleTwins: boolean
  shared: SharedAttribute[]
  secondPerson: SecondPersonReason[]
  owners: OwnerToInform[]
  decideOn: string
  harm: { harm: number; reasons: string[] }
}

type Reader = { readonly tx: Tx; readonly clock: Clock }

/** Refused as unknown when the reader may not see either. */
export async function judge(ctx: Reader, nominalA: string, nominalB: string): Promise<Judgement> {
  const [a, b] = [await sideOf(ctx, nominalA), await sideOf(ctx, nominalB)]
  const score = await scoreCandidates(ctx.tx, a.candidate, b.candidate)
  const bodily = (side: Side) => ({ stays: side.standing.stays, printed: side.standing.printed })
  const conflicts = joinConflicts(
    a.candidate,
    b.candidate,
    await findSharedEvents(ctx.tx, a.people, b.people),
    { a: bodily(a), b: bodily(b) },
  )
  const twins = score.waterfall.find((step) => step.field === 'guard' && step.level === 'twins')
  return {
    a,
    b,
    score,
    conflicts: twins === undefined ? conflicts : [...conflicts, `Possible twins: ${twins.words}.`],
    arePossibleTwins: twins !== undefined,
    shared: sharedAttributes(score.waterfall),
    secondPerson: needsSecondPerson(standingOf(a), standingOf(b)),
    owners: await findOwners(ctx.tx, [...a.people, ...b.people]),
    decideOn: decideOnWhich({ id: a.nominalId, aclId: a.aclId }, { id: b.nominalId, aclId: b.aclId }),
    harm: harmOfSides(a.standing, b.standing),
  }
}

async function sideOf(ctx: Reader, nominalId: string): Promise<Side> {
  const [nominal] = await findNominals(ctx.tx, [nominalId])
  const candidate = (await findCandidates(ctx.tx, [nominalId])).get(nominalId)
  if (nominal === undefined || candidate === undefined)
    throw new AppError('bad_reference', {
      fields: [{ path: 'otherNominalId', message: 'This person is not known' }],
    })
  const people = (await findRecordsOf(ctx.tx, [nominalId])).map((record) => record.id)
  const adultBorn = new Date(ctx.clock.now())
  adultBorn.setUTCFullYear(adultBorn.getUTCFullYear() - 18)
  const standing = await findStanding(ctx.tx, nominalId, people, adultBorn)
  return { nominalId, aclId: nominal.aclId, version: nominal.version, people, candidate, standing }
}

const standingOf = ({ standing, aclId }: Side): JoinStanding => ({
  GROUP_1: standing.isGroup1,
  COUNTER_TERRORISM: standing.isTerror,
  VULNERABLE: standing.isVulnerable,
  SOURCE_LINKED: standing.isSource,
  LIVE_CUSTODY: standing.stays.some((stay) => stay.isLive),
  WANTED: standing.isWanted,
  RESTRICTED: standing.isRestricted || aclId !== 0,
})

/** From this severity on (of five) a warning is grave. */
const GRAVE = 4

function harmOfSides(...sides: StandingRow[]) {
  const worst = Math.max(...sides.map((side) => side.worstWarning))
  return harmOf({
    isChildAtRisk: sides.some((side) => side.isChildAtRisk),
    isInCustody: sides.some((side) => side.stays.some((stay) => stay.isLive)),
    isWanted: sides.some((side) => side.isWanted),
    hasSevereWarning: worst >= GRAVE,
    hasWarning: worst > 0,
  })
}

/** The two side by side, field by field. */
export function compareFields(a: MatchCandidate, b: MatchCandidate): Comparison['fields'] {
  const fields: [string, string, (person: MatchCandidate) => string[]][] = [
    ['forename', 'Forename', (person) => person.names.map((name) => name.forename ?? '')],
    ['middle', 'Middle names', (person) => person.names.map((name) => name.middle ?? '')],
    ['surname', 'Surname', (person) => person.names.map((name) => name.surname ?? '')],
    [
      'dob',
      'Date of birth',
      (person) => person.dobs.map((dob) => (dob.precision === 'age' ? `about ${dob.ageYears}` : dob.value)),
    ],
    ['sex', 'Sex', (person) => [person.sex ?? '']],
    [
      'identifiers',
      'Identifiers',
      (person) => person.identifiers.map(({ type, value }) => `${type} ${value}`),
    ],
    ['postcodes', 'Postcodes', (person) => person.postcodes],
    ['phones', 'Telephones', (person) => person.phones],
  ]
  return fields.map(([field, label, pick]) => {
    const [mine, theirs] = [distinct(pick(a)), distinct(pick(b))]
    const agrees =
      mine.length === 0 || theirs.length === 0
        ? null
        : mine.some((value) => theirs.map(fold).includes(fold(value)))
    return { field, label, a: mine, b: theirs, agrees }
  })
}

const fold = (value: string) => value.toLowerCase()
const distinct = (values: string[]) => [
  ...new Map(values.filter((value) => value !== '').map((value) => [fold(value), value])).values(),
]

/** What a suspicion keeps of how a pair was weighed, and by which model. */
export const weighedAs = ({ score, harm }: { score: MatchScore; harm: Judgement['harm'] }) => ({
  weight: score.weight,
  band: score.band,
  waterfall: score.waterfall.map((step) => ({ ...step })),
  reasons: score.reasons,
  scorerVersion: scorerVersion(matchModel()),
  harm: harm.harm,
  harmReasons: harm.reasons,
})
