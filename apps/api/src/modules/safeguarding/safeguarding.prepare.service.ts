/** Opening a report form with everything that the store already holds, so that only new facts are asked. */
import type { PreparedAsb, PreparedVulnerability } from '@mips/contracts/safeguarding'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { asbCaseReviewThreshold } from '@mips/domain/safeguarding/asb-risk'
import {
  gravestGrade,
  ragGrades,
  type RagGrade,
  vulnerabilityReportTypes,
} from '@mips/domain/safeguarding/reports'
import { addMonths } from '@mips/domain/time/day'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { today } from '../pole/record-view.service.ts'
import {
  londonDay,
  presentAddresses,
  presentBasis,
  presentFamily,
  relationsOf,
} from './safeguarding.presenter.ts'
import { findBackground, findBasis, findEarlier } from './safeguarding.repository.ts'
import type { BackgroundRow, BasisRow } from './safeguarding.rows.ts'

/** What a report on somebody of this incident starts with; without a person, who may be chosen. */
export async function prepareVulnerability(
  ctx: Ctx,
  incidentId: string,
  personRecordId: string | undefined,
): Promise<PreparedVulnerability> {
  const basis = await getBasis(ctx, incidentId)
  ctx.audit.resultIds = basis.people.slice(0, 99).map((person) => person.personRecordId)
  if (personRecordId === undefined) return { ...presentBasis(basis, ctx.clock), subject: null }
  const chosen = requirePresent(basis, personRecordId)
  const background = await findBackground(ctx.tx, personRecordId, incidentId)
  const presented = presentBasis(basis, ctx.clock, relationsOf(background))
  const person = presented.people.find((present) => present.linkId === chosen.linkId)
  if (person === undefined) throw new AppError('unexpected')
  const { isChild } = childOn(basis, chosen)
  const fits = vulnerabilityReportTypes.filter((type) => type.subject !== (isChild ? 'ADULT' : 'CHILD'))
  return {
    ...presented,
    subject: {
      person,
      isChild: chosen.dob === null ? null : isChild,
      suggestedTypes: fits.map((type) => type.code),
      addresses: presentAddresses(background),
      family: presentFamily(background),
      earlierReports: background.earlierReports,
      leastGrade: leastGrade(background, ctx.clock.now()) ?? null,
      arrest: background.arrest,
    },
  }
}

/** What an anti-social behaviour report starts with, and what happened before at the place. */
export async function prepareAsb(ctx: Ctx, incidentId: string): Promise<PreparedAsb> {
  const basis = await getBasis(ctx, incidentId)
  const { months, reports: needed } = asbCaseReviewThreshold
  const since = new Date(`${addMonths(today(ctx.clock), -months)}T00:00:00Z`)
  const earlier = await findEarlier(ctx.tx, incidentId, basis.location?.id ?? null, since)
  ctx.audit.resultIds = [
    ...basis.people.map((person) => person.personRecordId),
    ...earlier.latest.map((report) => report.id),
  ].slice(0, 99)
  // The report that is about to be made counts towards the threshold too.
  const reports = earlier.recentAsb + 1
  return {
    ...presentBasis(basis, ctx.clock),
    earlier: {
      atLocation: { asbReports: earlier.asbReports, incidents: earlier.incidents, latest: earlier.latest },
      byCaller: { incidents: earlier.byCaller },
      caseReview: { reports, needed, months, isReached: reports >= needed },
    },
  }
}

/** The incident behind a report, or bad_reference when it is hidden or unknown. */
export async function getBasis(ctx: Ctx, incidentId: string): Promise<BasisRow> {
  const basis = await findBasis(ctx.tx, incidentId)
  if (basis === undefined) throw new AppError('bad_reference')
  return basis
}

/** The person as they stand on the incident; who is not on it is added there first. */
export function requirePresent(basis: BasisRow, personRecordId: string) {
  const person = basis.people.find(
    (present) => present.personRecordId === personRecordId && present.validTo === null,
  )
  if (person === undefined)
    throw new AppError('bad_reference', { facts: { reason: 'Add the person to the incident first.' } })
  return person
}

/** Whether the person was a child on the day of the incident; who may be one is treated as one. */
export const childOn = (basis: BasisRow, person: { dob: string | null; dobPrecision: string | null }) =>
  treatAsChild(person.dob, person.dobPrecision, londonDay(basis.incident.occurredAt))

const dayInMillis = 86_400_000

/** SG-01: the gravest grade of the reports of the last 24 hours. */
export function leastGrade(background: BackgroundRow, now: Date): RagGrade | undefined {
  const since = now.getTime() - dayInMillis
  const recent = background.earlierReports.filter(
    (report) => report.submittedAt !== null && Date.parse(report.submittedAt) >= since,
  )
  return gravestGrade(
    recent.flatMap((report) =>
      ragGrades.filter((grade) => grade.code === report.grade).map((grade) => grade.code),
    ),
  )
}
