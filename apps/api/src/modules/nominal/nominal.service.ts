/** What later modules need of people: the person record to link to, a brief to show, and the search rows kept true. */
import type { MarkerBrief } from '@mips/contracts/nominal-terms'
import { displayName } from '@mips/domain/nominal/display-name'
import { heldDob } from '@mips/domain/nominal/held-dob'
import { holdRecord } from './nominal.probe.repository.ts'
import { rowsUnderAllRules } from './nominal.rules.service.ts'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError } from '../../platform/errors.ts'
import type { RecordCtx } from '../pole/record.service.ts'
import {
  findAclOf,
  findPersonRecords,
  findSearched,
  findVersion,
  writeSearchRows,
} from './nominal.repository.ts'
import { findBriefs, findNominalsOf } from './nominal.search.repository.ts'
import { presentMarkers, shownDob } from './nominal.hit.ts'

/** The person record by which a nominal is linked: the oldest that this reader may see; `bad_reference` when there is none. */
export async function primaryPersonRecord(ctx: Pick<RecordCtx, 'tx'>, nominalId: string): Promise<string> {
  const [oldest] = await findPersonRecords(ctx.tx, nominalId)
  if (oldest === undefined)
    throw new AppError('bad_reference', {
      fields: [{ path: 'nominalId', message: 'This person is not known' }],
    })
  return oldest.id
}

/** A person as lists and forms of other modules show them. */
export type PersonBrief = {
  personRecordId: string
  nominalId: string
  reference: string | null
  displayName: string
  forename: string | null
  middle: string | null
  surname: string | null
  dob: string | null
  sex: string | null
  photographId: string | null
  photograph: { id: string; recordId: string } | null
  markers: MarkerBrief[]
  address: string | null
  locationId: string | null
}

/** Briefs of the people behind these person records, in the order given; those that this reader may not see are left out. */
export async function presentPersonBrief(
  ctx: Pick<RecordCtx, 'tx' | 'clock'>,
  personRecordIds: readonly string[],
): Promise<PersonBrief[]> {
  const owners = new Map(
    (await findNominalsOf(ctx.tx, [...personRecordIds])).map((row) => [row.personRecordId, row.nominalId]),
  )
  const briefs = new Map(
    (await findBriefs(ctx.tx, [...new Set(owners.values())])).map((brief) => [brief.nominalId, brief]),
  )
  const today = londonDay(ctx.clock.now().toISOString())
  return personRecordIds.flatMap((personRecordId) => {
    const brief = briefs.get(owners.get(personRecordId) ?? '')
    if (brief === undefined) return []
    const { nominalId, reference, forename, middle, surname, sex, photograph, address, locationId } = brief
    return [
      {
        personRecordId,
        nominalId,
        reference,
        displayName: displayName(brief),
        forename,
        middle,
        surname,
        dob: shownDob(brief),
        sex,
        photograph,
        photographId: photograph?.id ?? null,
        markers: presentMarkers(brief.markers, today),
        address,
        locationId,
      },
    ]
  })
}

/** Writes the search rows of a person record anew from its names, date of birth and home. */
export async function indexPerson(ctx: Pick<RecordCtx, 'tx'>, personRecordId: string): Promise<void> {
  await holdRecord(ctx.tx, personRecordId)
  const { record, names, postcode } = await findSearched(ctx.tx, personRecordId)
  const dob =
    record.dob === null
      ? undefined
      : heldDob({
          dob: isoDay(record.dob),
          dobTo: record.dobTo === null ? null : isoDay(record.dobTo),
          precision: record.dobPrecision,
        })
  await writeSearchRows(
    ctx.tx,
    personRecordId,
    rowsUnderAllRules(names, dob).map(({ name, part, rules, row }) => ({
      ...row,
      nameId: name.id,
      part,
      rules,
      postcode,
    })),
  )
}

/** The day of a date column. */
export const isoDay = (date: Date): string => date.toISOString().slice(0, 10)

/** The access list of a record that this reader may see; undefined when there is none for them. */
export const aclOfRecord = async (
  ctx: Pick<RecordCtx, 'tx'>,
  recordId: string,
): Promise<number | undefined> => (await findAclOf(ctx.tx, recordId))?.aclId

/** The version of a record as it is now, for the reply of an act on it. */
export const versionOfRecord = async (ctx: Pick<RecordCtx, 'tx'>, recordId: string): Promise<number> =>
  (await findVersion(ctx.tx, recordId)).version
