/** The queries of the reference module. */
import type { Tx } from '../../platform/db/tx.ts'

const most = 20

export type OffenceRow = {
  code: string
  title: string
  category: string | null
  isRecordable: boolean | null
  modeOfTrial: string | null
  isCommon: boolean
}

/** Offences whose code starts with the text or whose title holds every word of it; common ones first. */
export async function findOffences(tx: Tx, typed: string): Promise<OffenceRow[]> {
  return tx.$queryRaw<OffenceRow[]>`
    SELECT code, title, category, is_recordable AS "isRecordable", mode_of_trial AS "modeOfTrial", is_common AS "isCommon" FROM offence
     WHERE code ^@ upper(${typed}) OR NOT EXISTS (
       SELECT 1 FROM unnest(string_to_array(mips.fold(${typed}), ' ')) AS w WHERE strpos(title_folded, w) = 0)
     ORDER BY code ^@ upper(${typed}) DESC, is_common DESC, length(title), code LIMIT ${most}`
}

export type StationRow = {
  code: string
  name: string
  forceCode: string | null
  isCustodySuite: boolean
  prefix: string | null
}

/** Police stations whose name holds every word; custody suites first. */
export async function findStations(
  tx: Tx,
  typed: string,
  custodyOnly: boolean,
  forceCode: string,
): Promise<StationRow[]> {
  return tx.$queryRaw<StationRow[]>`
    SELECT code, name, force_code AS "forceCode", is_custody_suite AS "isCustodySuite", station_prefix AS prefix FROM organisation_unit
     WHERE kind = 'police' AND (NOT ${custodyOnly}::boolean OR is_custody_suite) AND NOT EXISTS (
       SELECT 1 FROM unnest(string_to_array(mips.fold(${typed}), ' ')) AS w WHERE strpos(lower(name), w) = 0)
     ORDER BY force_code = ${forceCode} DESC, is_custody_suite DESC, name LIMIT ${most}`
}

export type OfficerRow = { id: string; staffNumber: string; displayName: string; rank: string }

/** Active colleagues by number or words of their name. */
export async function findOfficers(tx: Tx, typed: string): Promise<OfficerRow[]> {
  return tx.$queryRaw<OfficerRow[]>`
    SELECT id, staff_number AS "staffNumber", display_name AS "displayName", rank FROM app_user
     WHERE status = 'active' AND (staff_number ^@ upper(${typed}) OR NOT EXISTS (
       SELECT 1 FROM unnest(string_to_array(mips.fold(${typed}), ' ')) AS w WHERE strpos(mips.fold(display_name), w) = 0))
     ORDER BY display_name LIMIT ${most}`
}
