/** Reading exhibits: what rings, what is asked of an examination, and an item of custody in the words of exhibits. */
import type { NewExhibit } from '@mips/contracts/property-parts'
import type { Submission } from '@mips/domain/property/digital-and-forensic'
import { type AlarmItem, alarmHarm, itemAlarms } from '@mips/domain/property/property-alarms'
import type { PropertyKind, Seizure } from '@mips/domain/property/property-kinds'
import { propertyRulesOn } from '@mips/domain/property/property-rules-table'
import type { Due } from '@mips/domain/rules/due'
import { londonDay } from '@mips/domain/time/london-day'
import { logOf, type MoveRow, type SourceRow, type SubmissionRow } from './property.rows.ts'

/** An item with what the alarms read of it. */
export type Rung = {
  id: string
  exhibitRef: string
  kind: AlarmItem['kind']
  notFoundSince: string | null
  keptOn: string | null
  log: MoveRow[]
}

/** What rings for an item now. */
export function alarmsOf(row: Rung, now: Date): (Due & { harm: number })[] {
  const at = now.toISOString()
  const item: AlarmItem = {
    itemId: row.id,
    reference: row.exhibitRef,
    kind: row.kind,
    log: logOf(row.log),
    ...(row.notFoundSince === null ? {} : { notFoundSince: row.notFoundSince }),
    ...(row.keptOn === null ? {} : { keptOn: row.keptOn }),
  }
  return itemAlarms(item, at, propertyRulesOn(londonDay(at))).map((alarm) => ({
    ...alarm,
    harm: alarmHarm(row.kind, alarm.what),
  }))
}

/** A submission as the rules read it. */
export const readSubmission = (row: SubmissionRow): Submission => ({
  examination: row.examination,
  ...(row.authorisedBy === null ? {} : { authorisedBy: row.authorisedBy.id }),
  ...(row.sentAt === null ? {} : { sentAt: row.sentAt }),
  ...(row.receivedAt === null ? {} : { receivedAt: row.receivedAt }),
  ...(row.laboratoryReference === null ? {} : { laboratoryReference: row.laboratoryReference }),
  ...(row.result === null ? {} : { result: row.result }),
  ...(row.resultAt === null ? {} : { resultAt: row.resultAt }),
  ...(row.returnedAt === null ? {} : { returnedAt: row.returnedAt }),
})

const categories: Record<string, PropertyKind> = {
  CASH: 'CASH',
  PHONE: 'DIGITAL',
  MEDICATION: 'MEDICATION',
  DRUGS: 'DRUG',
  IDENTITY: 'DOCUMENT',
}

/** An item of the detainee's property in the words of exhibits. */
export const custodyItemOf = ({
  id,
  facts,
  takenAt,
  takenById,
  exhibitRef,
}: SourceRow['custodyItems'][number]) => ({
  id,
  description: facts.description,
  kind: categories[facts.category] ?? ('GENERAL' as const),
  takenAt,
  takenById,
  exhibitRef,
  objectId: facts.objectId ?? null,
  cashCounted: facts.currency === 'GBP' ? Math.round(facts.quantity * 100) : null,
})

export type Facts = Pick<
  NewExhibit,
  | 'kind'
  | 'description'
  | 'placeText'
  | 'locationId'
  | 'personRecordId'
  | 'objectId'
  | 'power'
  | 'basis'
  | 'secondPersonId'
  | 'details'
>

/** Only what was said. */
export const said = <T extends object>(facts: T) =>
  Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  )

/** The seizure as the rules read it. */
export const seizureOf = (
  body: Facts,
  seizedAt: string,
  seizedBy: string,
  sealNumber: string | null | undefined,
  photographId: string | undefined,
): Seizure => ({
  kind: body.kind,
  ...said({
    description: body.description,
    power: body.power,
    basis: body.basis,
    secondPerson: body.secondPersonId,
    place: body.placeText || body.locationId,
    sealNumber,
    photographId,
    ...body.details,
  }),
  seizedAt,
  seizedBy,
})
