/** Rows of a search warrant as the rules read them. */
import type { Rank } from '@mips/domain/codes/ranks'
import type { SearchApplication, SearchPower, SearchWarrant } from '@mips/domain/warrants/search-warrant'
import type { SearchRow } from './search-warrant.rows.ts'

export const utc = (instant: string): string => new Date(instant).toISOString()

/** The warrant that the court issued; undefined before it did. */
export const issuedOf = (row: SearchRow): SearchWarrant | undefined =>
  row.issuedOn === null
    ? undefined
    : {
        issuedOn: row.issuedOn,
        isMultipleEntry: row.isMultipleEntry,
        entries: row.entries.map((entry) => ({
          at: utc(entry.at),
          officerInCharge: entry.inCharge?.id ?? 'unknown',
          wasCopyLeft: entry.wasCopyLeft,
          isNight: entry.isNight,
          ...(entry.inspector === null ? {} : { inspectorId: entry.inspector.id }),
          ...(entry.whyNight === null ? {} : { whyNight: entry.whyNight }),
        })),
        ...(row.endorsedOn === null ? {} : { endorsedOn: row.endorsedOn }),
        ...(row.returnedOn === null ? {} : { returnedOn: row.returnedOn }),
      }

export const occupierOf = (row: SearchRow) => row.people.find(({ role }) => role === 'OCCUPIER')

/** The application as SW-1 and SW-2 read it, for who authorises it. */
export const applicationOf = (
  row: SearchRow,
  authoriser: { userId: string; rank: Rank },
): SearchApplication => ({
  power: row.power as SearchPower,
  premises: row.premises.map(({ words }) => words),
  isAllPremises: row.isAllPremises,
  isMultipleEntry: row.isMultipleEntry,
  protectedMaterial: row.protectedMaterial,
  authoriser,
  applicantId: row.applicant?.id ?? '',
  ...(occupierOf(row) === undefined ? {} : { occupierId: occupierOf(row)?.personRecordId }),
  ...(row.whyMultiple === null ? {} : { whyMultiple: row.whyMultiple }),
  ...(row.grounds === null
    ? {}
    : {
        grounds: row.grounds.grounds,
        material: row.grounds.material,
        ...(row.grounds.protectedPlan === null ? {} : { protectedPlan: row.grounds.protectedPlan }),
        ...(row.grounds.intelligenceAge === null ? {} : { intelligenceAge: row.grounds.intelligenceAge }),
      }),
})
