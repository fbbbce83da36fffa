/** Opening a report form with everything that the store already holds, so that only new facts are asked. */
import { asbCaseReviewThreshold } from '@mips/domain/safeguarding/asb-risk'
import { addMonths } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { decideReportFrom } from '@mips/domain/safeguarding/report-origins'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { findBackground, findBasis, findEarlier } from './safeguarding.repository.ts'
import type { BasisRow, PresentRow } from './safeguarding.rows.ts'

/** What a report on somebody of this record starts with; without a person, who may be chosen. */
export async function prepareVulnerability(ctx: Ctx, eventId: string, personRecordId: string | undefined) {
  const basis = await requireOrigin(ctx, eventId)
  ctx.audit.resultIds = basis.people.slice(0, 100).map((person) => person.personRecordId)
  if (personRecordId === undefined) return { basis }
  const person = requirePresent(basis, personRecordId)
  return { basis, chosen: { person, background: await findBackground(ctx.tx, personRecordId, eventId) } }
}

/** What an anti-social behaviour report starts with, and what happened before at the place. */
export async function prepareAsb(ctx: Ctx, incidentId: string) {
  const basis = await getBasis(ctx, incidentId)
  const today = londonDay(ctx.clock.now().toISOString())
  const since = new Date(`${addMonths(today, -asbCaseReviewThreshold.months)}T00:00:00Z`)
  const earlier = await findEarlier(ctx.tx, incidentId, basis.location?.id ?? null, since)
  const touched = [
    ...basis.people.map((person) => person.personRecordId),
    ...earlier.latest.map((report) => report.id),
  ]
  ctx.audit.resultIds = touched.slice(0, 100)
  return { basis, earlier }
}

/** The incident behind a report, or bad_reference when it is hidden or unknown. */
export async function getBasis(ctx: Ctx, incidentId: string): Promise<BasisRow> {
  const basis = await findBasis(ctx.tx, incidentId)
  if (basis?.event.kind !== 'Incident') throw new AppError('bad_reference')
  return basis
}

/** The record that a report is raised from: one of those that meet people, and whose words may go to partners (RO-1, RO-2). */
export async function requireOrigin(ctx: Ctx, eventId: string): Promise<BasisRow> {
  const basis = await findBasis(ctx.tx, eventId)
  if (basis === undefined) throw new AppError('bad_reference')
  const decision = decideReportFrom(basis.event)
  if (!decision.allowed)
    throw new AppError('rule_refused', {
      facts: { rule: decision.reason.slice(0, 4), reason: decision.reason.slice(6) },
    })
  return basis
}

/** The person as they stand on the record; who is not on it is added there first. */
export function requirePresent(basis: BasisRow, personRecordId: string): PresentRow {
  const person = basis.people.find(
    (present) => present.personRecordId === personRecordId && present.validTo === null,
  )
  if (person === undefined) {
    throw new AppError('bad_reference', { facts: { reason: 'Add the person to that record first.' } })
  }
  return person
}
