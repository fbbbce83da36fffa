/** What the database answers about briefings. */
import type { ProtectiveMarking } from '@mips/domain/codes/information'
import type { RoleCode } from '@mips/domain/access/roles'
import type { findBriefing, listItems } from './briefing.repository.ts'

export type BriefingRow = NonNullable<Awaited<ReturnType<typeof findBriefing>>>
export type ItemRow = Awaited<ReturnType<typeof listItems>>[number]

/** A record as it is now. */
export type LiveRow = {
  id: string
  version: number
  marking: ProtectiveMarking
  status: string
  photographId: string | null
  photographOf: string | null
  takenOn: string | null
  address: string | null
  easting: number | null
  northing: number | null
}

export type AudienceRow = { userId: string; roles: RoleCode[] }
