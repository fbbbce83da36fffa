/** The facts of an outcome as the rules read them: what the records say, and what was told with the proposal. */
import type { NewOutcome } from '@mips/contracts/investigation-outcome'
import { type Rank, isRank } from '@mips/domain/codes/ranks'
import type { OutcomeFacts, VictimDecision } from '@mips/domain/investigation/outcome-facts'
import { isAlternateCharge, outcomeFlags, victimPosition } from '@mips/domain/investigation/outcome-known'
import { ageOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import type { CrimeOutcomeRow, PositionRow } from './outcome.rows.ts'

type Told = Pick<NewOutcome, 'code' | 'isVariant' | 'evidence'> & {
  suspectId?: string | null | undefined
  chargeId?: string | null | undefined
}
type Approval = {
  proposedBy: string
  approver?: OutcomeFacts['approver']
  supervisorRationale?: string | undefined
  override?: { rank: string; reason: string } | undefined
}

const bornOn = (person: { dob: string | null; dobPrecision?: string | null } | null) =>
  typeof person?.dob === 'string' && (person.dobPrecision ?? 'day') === 'day' ? person.dob : undefined

export const victimsOf = ({ people }: CrimeOutcomeRow) =>
  people.filter(({ role, validTo }) => role.startsWith('VICTIM') && validTo === null)

/** The last word of each victim; undefined for those who were not asked. */
export const positionOf = (row: CrimeOutcomeRow, victimId: string): PositionRow | undefined =>
  row.positions.find((position) => position.victimId === victimId)

/** The charge that an outcome rests on: the one that was chosen, or the first of its suspect. */
export function chargeOf(row: CrimeOutcomeRow, told: Pick<Told, 'suspectId' | 'chargeId'>) {
  const charges = row.custodyEnds.filter(({ outcomeCode }) => outcomeCode === '1')
  const suspect = row.suspects.find(({ personRecordId }) => personRecordId === told.suspectId)
  return (told.chargeId ?? undefined) === undefined
    ? charges.find(({ nominalId }) => suspect === undefined || nominalId === suspect.nominalId)
    : charges.find(({ id }) => id === told.chargeId)
}

/** Facts for the rules OC-1 to OC-22; nothing that a record says is taken from what was told. */
export function factsOf(row: CrimeOutcomeRow, told: Told, now: Date, approval: Approval): OutcomeFacts {
  const at = now.toISOString()
  const charge = chargeOf(row, told)
  const facts =
    charge === undefined ? undefined : { on: londonDay(charge.at), hoCode: charge.hoCode ?? row.hoCode ?? '' }
  const victims = victimsOf(row)
  const { medicalDocumentId, otherBody, areLinesDone, ...evidence } = said(told.evidence)
  return {
    ...evidence,
    ...(medicalDocumentId === undefined ? {} : { medicalDocumentId }),
    ...(otherBody === undefined ? {} : { otherBody: said(otherBody) }),
    // Lines that are open on the investigation are not done, whatever is ticked.
    ...(areLinesDone === undefined ? {} : { areLinesDone: areLinesDone && row.openLines === 0 }),
    code: told.code,
    isVariant: told.code === '1' ? isAlternateCharge(row.hoCode ?? undefined, facts) : told.isVariant,
    decidedAt: at,
    ...(row.committedFrom === null ? {} : { offenceDay: londonDay(row.committedFrom) }),
    ...(row.hoCode === null ? {} : { recordedClass: row.hoCode }),
    ...outcomeFlags({
      ...(row.offenceCode === null ? {} : { offenceCode: row.offenceCode }),
      ...(row.hoCode === null ? {} : { hoCode: row.hoCode }),
      ...(row.category === null ? {} : { category: row.category }),
      markers: row.flags,
    }),
    isAgainstState: row.isAgainstState,
    suspects: row.suspects.map(({ personRecordId, nominalId, status, person }) => {
      const born = bornOn(person)
      return {
        personId: personRecordId ?? nominalId ?? '',
        status,
        ...(born === undefined ? {} : { bornOn: born }),
      }
    }),
    ...((told.suspectId ?? undefined) === undefined ? {} : { suspectId: told.suspectId ?? '' }),
    ...(facts === undefined || told.code !== '1' ? {} : { charge: facts }),
    ...victimFacts(row, told, victims),
    isVictimChild: victims.some((victim) => {
      const born = bornOn(victim)
      return born !== undefined && (ageOn(born, londonDay(at)) ?? 18) < 18
    }),
    ...(approval.supervisorRationale ? { supervisorRationale: approval.supervisorRationale } : {}),
    ...(approval.override !== undefined && isRank(approval.override.rank)
      ? { override: { rank: approval.override.rank as Rank, reason: approval.override.reason } }
      : {}),
    proposedBy: approval.proposedBy,
    ...(approval.approver === undefined ? {} : { approver: approval.approver }),
  }
}

function victimFacts(row: CrimeOutcomeRow, told: Told, victims: ReturnType<typeof victimsOf>) {
  const decisions = victims.map(({ personRecordId }) => decisionOf(positionOf(row, personRecordId)))
  const victim = victimPosition(told.code, decisions)
  return victim === undefined ? {} : { victim }
}

const decisionOf = (position: PositionRow | undefined): VictimDecision | undefined =>
  position === undefined
    ? undefined
    : {
        position: position.position,
        ...(position.words === null ? {} : { words: position.words }),
        ...(position.capturedHow === null ? {} : { capturedHow: position.capturedHow }),
        capturedAt: new Date(position.capturedAt).toISOString(),
        ...(position.documentId === null ? {} : { documentId: position.documentId }),
      }

/** What was said, with what was left empty left out. */
function said<T extends object>(from: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const held = Object.entries(from).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(held) as { [K in keyof T]: Exclude<T[K], undefined> }
}
