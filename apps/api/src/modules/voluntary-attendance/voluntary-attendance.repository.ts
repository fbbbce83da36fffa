/** The queries of voluntary attendance. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { AttendanceLineRow, AttendanceRow } from './voluntary-attendance.rows.ts'

/** The whole record; undefined when hidden or unknown. */
export async function findAttendance(tx: Tx, id: string): Promise<AttendanceRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: AttendanceRow | null }[]
  >`SELECT mips.read_attendance(${id}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export async function findAttendances(
  tx: Tx,
  stationCode: string | undefined,
  limit: number,
): Promise<AttendanceLineRow[]> {
  const rows = await tx.$queryRaw<
    { answer: AttendanceLineRow[] }[]
  >`SELECT mips.attendances(${stationCode ?? null}, ${limit}::int) AS answer`
  return rows[0]?.answer ?? []
}

/** The incident and the person that an attendance is about, with their access lists. */
export async function findAbout(
  tx: Tx,
  incidentId: string,
  personRecordId: string,
): Promise<{ incidentAcl: number; personAcl: number; nominalId: string } | undefined> {
  const rows = await tx.$queryRaw<{ incidentAcl: number; personAcl: number; nominalId: string }[]>`
    SELECT i.acl_id AS "incidentAcl", p.acl_id AS "personAcl", p.nominal_id AS "nominalId" FROM incident i, person_record p WHERE i.id = ${incidentId}::uuid AND p.id = ${personRecordId}::uuid`
  return rows[0]
}

export const findOffences = (tx: Tx, codes: string[]) =>
  tx.offence.findMany({
    where: { code: { in: codes } },
    select: { code: true, title: true, category: true, isRecordable: true },
  })

export async function insertAttendance(
  tx: Tx,
  rows: {
    event: Prisma.EventUncheckedCreateInput
    attendance: Prisma.VoluntaryAttendanceUncheckedCreateInput
    offences: Prisma.EventOffenceUncheckedCreateInput[]
    officer: Prisma.EventOfficerUncheckedCreateInput
  },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.voluntaryAttendance.create({ data: rows.attendance, select: { id: true } })
  await tx.eventOffence.createMany({ data: rows.offences })
  await tx.eventOfficer.create({ data: rows.officer, select: { id: true } })
}

/** Closes an open attendance, once; false when it is closed already. */
export async function closeAttendance(
  tx: Tx,
  id: string,
  change: Prisma.VoluntaryAttendanceUncheckedUpdateInput & { outcome: string },
  at: Date,
): Promise<boolean> {
  const { count } = await tx.voluntaryAttendance.updateMany({
    where: { id, state: 'OPEN' },
    data: { ...change, state: 'CLOSED' },
  })
  if (count !== 1) return false
  await tx.event.update({ where: { id }, data: { status: 'CLOSED', occurredTo: at }, select: { id: true } })
  return true
}

export const insertInterview = (tx: Tx, interview: Prisma.AttendanceInterviewUncheckedCreateInput) =>
  tx.attendanceInterview.create({ data: interview, select: { id: true } })

export const endInterview = (tx: Tx, id: string, attendanceId: string, endedAt: Date) =>
  tx.attendanceInterview.updateMany({ where: { id, attendanceId, endedAt: null }, data: { endedAt } })
