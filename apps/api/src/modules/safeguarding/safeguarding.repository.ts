/** The queries of the safeguarding module. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { BasisRow, BackgroundRow, EarlierRow } from './safeguarding.rows.ts'

/** The record behind a report; undefined when it is hidden or unknown, or no event. */
export async function findBasis(tx: Tx, eventId: string): Promise<BasisRow | undefined> {
  const rows = await tx.$queryRaw<
    { basis: BasisRow | null }[]
  >`SELECT mips.report_basis(${eventId}::uuid) AS basis`
  return rows[0]?.basis ?? undefined
}

/** What the store knows of the one the report is about. */
export async function findBackground(
  tx: Tx,
  personRecordId: string,
  eventId: string,
): Promise<BackgroundRow> {
  const rows = await tx.$queryRaw<
    { background: BackgroundRow }[]
  >`SELECT mips.subject_background(${personRecordId}::uuid, ${eventId}::uuid) AS background`
  const row = rows[0]
  if (row === undefined) throw new Error('no background')
  return row.background
}

/** What happened before at the place of an incident and with its caller; `since` is the start of the period of the case review. */
export async function findEarlier(
  tx: Tx,
  incidentId: string,
  locationId: string | null,
  since: Date,
): Promise<EarlierRow> {
  const rows = await tx.$queryRaw<
    { earlier: EarlierRow }[]
  >`SELECT mips.earlier_at(${incidentId}::uuid, ${locationId}::uuid, ${since}) AS earlier`
  const row = rows[0]
  if (row === undefined) throw new Error('no answer')
  return row.earlier
}

/** A report of this type on this person that already arises from one of these records. */
export async function findSameReport(
  tx: Tx,
  eventIds: readonly string[],
  nominalId: string,
  reportType: string,
): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT v.id FROM link f JOIN vulnerability_report v ON v.id = f.from_id JOIN link k ON k.from_id = v.id AND k.role IN ('CHILD_SUBJECT', 'ADULT_AT_RISK') AND k.valid_to IS NULL
      JOIN person_record p ON p.id = k.to_id
     WHERE f.to_id = ANY (${eventIds}::uuid[]) AND f.role = 'ARISES_FROM' AND f.valid_to IS NULL AND v.report_type = ${reportType} AND p.nominal_id = ${nominalId}::uuid LIMIT 1`
  return rows[0]?.id
}

/** An ASB report that already arises from the incident. */
export async function findAsbOf(tx: Tx, incidentId: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM link f JOIN asb_report a ON a.id = f.from_id WHERE f.to_id = ${incidentId}::uuid AND f.role = 'ARISES_FROM' LIMIT 1`
  return rows[0]?.id
}

/** Writes the event, the report and the officers' parts in it. */
export async function insertVulnerability(
  tx: Tx,
  rows: {
    event: Prisma.EventUncheckedCreateInput
    report: Prisma.VulnerabilityReportUncheckedCreateInput
    officers: Prisma.EventOfficerUncheckedCreateInput[]
  },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.vulnerabilityReport.create({ data: rows.report, select: { id: true } })
  await tx.eventOfficer.createMany({ data: rows.officers })
}

export async function insertAsb(
  tx: Tx,
  rows: {
    event: Prisma.EventUncheckedCreateInput
    report: Prisma.AsbReportUncheckedCreateInput
    officers: Prisma.EventOfficerUncheckedCreateInput[]
  },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.asbReport.create({ data: rows.report, select: { id: true } })
  await tx.eventOfficer.createMany({ data: rows.officers })
}
