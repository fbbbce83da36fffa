/** Raising a vulnerability report from any record: place, time, people and officers are carried, the new facts are added. */
import type { Origins } from '@mips/contracts/common'
import type { NewVulnerabilityReport } from '@mips/contracts/safeguarding'
import { linkRoleLabel } from '@mips/domain/codes/link-label'
import { isReportRole, isSupervisor, reportSubjectRoles } from '@mips/domain/safeguarding/report-roles'
import {
  consentStatuses,
  partnerActionDue,
  ragGrades,
  vulnerabilityReportTypes,
} from '@mips/domain/safeguarding/reports'
import { reportOriginOf } from '@mips/domain/safeguarding/report-origins'
import { decideGradeChild } from '@mips/domain/safeguarding/rules'
import { endOfShift } from '@mips/domain/safeguarding/shifts'
import { harmOfReport, taskKind } from '@mips/domain/tasks/task-kinds'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { createRecord, keepOrigins, linkRecords } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { childOn, leastGrade } from './safeguarding.facts.ts'
import { requireOrigin, requirePresent } from './safeguarding.prepare.service.ts'
import { findBackground, findSameReport, insertVulnerability } from './safeguarding.repository.ts'
import type { BackgroundRow, BasisRow, PresentRow } from './safeguarding.rows.ts'

type Raised = {
  id: string
  basis: BasisRow
  report: NewVulnerabilityReport
  background: BackgroundRow
  isChild: boolean
}

/** Raises the report, sends it to a supervisor for the end of the shift, and closes the duty that an arrest made (SG-03). */
export async function raiseVulnerability(ctx: Ctx, report: NewVulnerabilityReport) {
  const basis = await requireOrigin(ctx, report.eventId)
  const subject = requirePresent(basis, report.personRecordId)
  const { isChild } = childOn(basis, subject)
  refuseMisfit(report, subject, isChild)
  refuseConsent(report)
  refuseStrangers(basis, report.people)
  const background = await findBackground(ctx.tx, report.personRecordId, report.eventId)
  refuseLowGrade(ctx, report, background, isChild)
  const same = await findSameReport(
    ctx.tx,
    // Each arrest of a child asks for a report of its own (SG-03).
    background.arrest === null ? [basis.event.id, ...basis.behind] : [background.arrest.id],
    subject.nominalId,
    report.reportType,
  )
  if (same !== undefined) throw new AppError('already_done', { facts: { reportId: same } })

  // A report says no more openly than the record that it arises from.
  const { id, reference } = await createRecord(ctx, { kind: 'VulnerabilityReport', aclId: basis.aclId })
  const now = ctx.clock.now()
  await writeReport(ctx, { id, basis, report, background, isChild })
  await linkAll(ctx, { id, basis, report, background, isChild })
  await keepOrigins(ctx, id, { ...report.origins, ...carriedOrigins(basis) })
  const supervisorCheckDue = endOfShift(now.toISOString())
  await raiseTask(ctx, {
    recordId: id,
    kind: 'REPORT_CHECK',
    title: `Check: ${titleOf(report)}`,
    reason: 'A supervisor checks the report before the end of the shift.',
    rule: taskKind('REPORT_CHECK').rule,
    harm: harmOfReport(report.ragGrade),
    opensAt: `/vulnerability/${id}`,
    for: { unitCode: ctx.who.unitCode },
    dueAt: new Date(supervisorCheckDue),
    mayTick: true,
  })
  if (background.arrest !== null)
    await closeTasksOf(ctx, { recordId: background.arrest.id, kind: report.reportType })
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'VulnerabilityReport',
    resultIds: [report.eventId, report.personRecordId],
    change: {
      eventId: report.eventId,
      personRecordId: report.personRecordId,
      reportType: report.reportType,
      ragGrade: report.ragGrade,
      consentStatus: report.consentStatus,
    },
  })
  if (report.supervisorReason) ctx.audit.reasonGiven = report.supervisorReason
  return {
    id,
    reference,
    version: 1,
    partnerActionDue: partnerActionDue(report.ragGrade, now.toISOString()) ?? null,
    supervisorCheckDue,
  }
}

const titleOf = (report: NewVulnerabilityReport): string =>
  vulnerabilityReportTypes.find((type) => type.code === report.reportType)?.label ?? report.reportType

function refuseMisfit(report: NewVulnerabilityReport, subject: PresentRow, isChild: boolean): void {
  const subjectOf = vulnerabilityReportTypes.find((type) => type.code === report.reportType)?.subject
  if (subjectOf === 'ADULT' && subject.dob !== null && isChild)
    throw badField(
      'reportType',
      'This report is about an adult, and the person is under 18: choose another type',
    )
  if (subjectOf === 'CHILD' && !isChild)
    throw badField(
      'reportType',
      'This report is about a child, and the person is 18 or over: choose another type',
    )
}

function refuseConsent(report: NewVulnerabilityReport): void {
  const status = consentStatuses.find((row) => row.code === report.consentStatus)
  if (status?.needsReason && !report.consentReason)
    throw badField(
      'consentReason',
      report.consentStatus === 'OVERRIDDEN'
        ? 'Give the lawful basis for sharing'
        : 'Say why consent was not asked',
    )
}

/** People come from the record, in a part that can stand in a report. */
export function refuseStrangers(
  basis: BasisRow,
  people: readonly { personRecordId: string; role: string }[],
): void {
  for (const [index, { personRecordId, role }] of people.entries()) {
    if (!isReportRole(role)) throw badField(`people.${index}.role`, 'Choose their part from the list')
    requirePresent(basis, personRecordId)
  }
}

function refuseLowGrade(
  ctx: Ctx,
  report: NewVulnerabilityReport,
  background: BackgroundRow,
  isChild: boolean,
): void {
  if (!isChild) return
  const least = leastGrade(background, ctx.clock.now())
  const reason = isSupervisor(ctx.who.rank) ? (report.supervisorReason ?? '') : ''
  const decision = decideGradeChild(report.ragGrade, least === undefined ? [] : [least], reason)
  if (!decision.allowed)
    throw new AppError('rule_refused', { facts: { rule: 'SG-01', reason: decision.reason } })
}

async function writeReport(ctx: Ctx, { id, basis, report }: Raised): Promise<void> {
  const grade = ragGrades.find((row) => row.code === report.ragGrade)
  const { voice, seenAlone, whatWorries, actionTaken, reportType, ragGrade, consentStatus, circumstances } =
    report
  await insertVulnerability(ctx.tx, {
    event: {
      id,
      kind: 'VulnerabilityReport',
      title: `${titleOf(report)}, ${grade?.code.toLowerCase() ?? ''}`,
      summary: circumstances,
      status: 'SUBMITTED',
      occurredFrom: new Date(basis.event.occurredAt),
    },
    report: {
      id,
      reportType,
      ragGrade,
      circumstances,
      voice,
      seenAlone: seenAlone ?? null,
      whatWorries,
      actionTaken,
      consentStatus,
      consentReason: kept(report.consentReason),
      appearance: kept(report.appearance),
      behaviour: kept(report.behaviour),
      communication: kept(report.communication),
      danger: kept(report.danger),
      environment: kept(report.environment),
      injuries: kept(report.injuries),
      whatWorksWell: kept(report.whatWorksWell),
      schoolOrGp: kept(report.schoolOrGp),
      supervisorReason: kept(report.supervisorReason),
      submittedAt: ctx.clock.now(),
    },
    officers: officersOf(ctx, id, basis),
  })
}

/** Who reports, and the officers of the record in the parts that they had there. */
export const officersOf = (ctx: Ctx, eventId: string, basis: BasisRow) => [
  { eventId, userId: ctx.who.userId, role: 'REPORTING', validFrom: ctx.clock.now() },
  ...basis.officers
    .filter((officer) => officer.to === null && officer.id !== ctx.who.userId)
    .map((officer) => ({ eventId, userId: officer.id, role: officer.role, validFrom: ctx.clock.now() })),
]

async function linkAll(ctx: Ctx, { id, basis, report, background, isChild }: Raised): Promise<void> {
  await linkRecords(ctx, {
    fromId: id,
    toId: report.personRecordId,
    role: isChild ? reportSubjectRoles.CHILD : reportSubjectRoles.ADULT,
    origin: 'carried',
    sourceId: id,
  })
  await linkCarried(ctx, id, basis, report.people)
  const arrest = background.arrest === null ? [] : [background.arrest.id]
  for (const toId of new Set([...basis.behind, ...arrest]))
    if (toId !== basis.event.id)
      await linkRecords(ctx, { fromId: id, toId, role: 'ARISES_FROM', origin: 'derived', sourceId: id })
}

/** Links the record, its place and its people to a report that arises from it. */
export async function linkCarried(
  ctx: Ctx,
  id: string,
  basis: BasisRow,
  people: readonly { personRecordId: string; role: string }[],
): Promise<void> {
  await linkRecords(ctx, {
    fromId: id,
    toId: basis.event.id,
    role: 'ARISES_FROM',
    origin: 'carried',
    sourceId: id,
  })
  if (basis.location !== null)
    await linkRecords(ctx, {
      fromId: id,
      toId: basis.location.id,
      role: 'OCCURRED_AT',
      origin: 'carried',
      sourceId: id,
    })
  for (const { personRecordId, role } of people) {
    const before = basis.people.find((person) => person.personRecordId === personRecordId)?.role
    const note =
      before === undefined || before === role
        ? undefined
        : `${linkRoleLabel(before)} in the ${(reportOriginOf(basis.event.kind)?.label ?? 'record').toLowerCase()}`
    await linkRecords(ctx, { fromId: id, toId: personRecordId, role, origin: 'carried', sourceId: id, note })
  }
}

/** The facts that came with the record, whatever the form said of them. */
export const carriedOrigins = (basis: BasisRow): Origins =>
  Object.fromEntries(
    ['occurredFrom', 'location', 'people', 'officers'].map((field) => [
      field,
      { how: 'carried' as const, fromId: basis.event.id, fromField: field },
    ]),
  )

const kept = (text: string | undefined) => text || null
