/** Deciding whether a report is a crime (National Crime Recording Standard), and the registrar's look at the decision. */
import type { crime } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { NewRecordingDecision } from '@mips/contracts/crime-parts'
import { type RuleProblem, isOpen } from '@mips/domain/custody/rule-problem'
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import { authorityProblems, type RecordingFunction } from '@mips/domain/investigation/recording-changes'
import { recordingClock } from '@mips/domain/investigation/recording-clock'
import {
  decisionProblems,
  recordingDecisions,
  recordingTest,
  type ReportFacts,
} from '@mips/domain/investigation/recording-decision'
import { labelIn } from '@mips/domain/custody/offence-words'
import { londonDay } from '@mips/domain/time/london-day'
import type { Principal } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { tellOfCrime } from './crime-listeners.service.ts'
import { recordCrime } from './crime-record.service.ts'
import { standing } from './crime.reading.ts'
import {
  findDecision,
  findRecording,
  insertDecision,
  isCrime,
  isUser,
  reviewDecision,
} from './crime.repository.ts'
import type { RecordingRow } from './crime.rows.ts'

type Routes = (typeof crime)['routes']

/** Decides on the report of an incident; a crime is recorded in the same act, with what the incident knows carried in. */
export async function decide(ctx: Ctx, incidentId: string, body: NewRecordingDecision) {
  const report = await findRecording(ctx.tx, incidentId)
  if (report === undefined) throw new AppError('not_found')
  const facts = factsOf(body)
  if (facts.duplicateOfId !== undefined && !(await isCrime(ctx.tx, facts.duplicateOfId)))
    throw new AppError('bad_reference')
  if (body.authorisedById !== undefined && !(await isUser(ctx.tx, body.authorisedById)))
    throw new AppError('bad_reference')
  const problems = decisionProblems(
    {
      decision: body.decision,
      ...(body.reason === undefined ? {} : { reason: body.reason }),
      ...(body.words === undefined ? {} : { words: body.words }),
      ...(body.authorisedById === undefined ? {} : { authorisedBy: body.authorisedById }),
      traceAttempts: body.traceAttempts,
      decidedBy: ctx.who.userId,
      isSpecialist: functionsOf(ctx.who).length > 0,
    },
    facts,
  )
  refuseProblems(problems)
  refuseUnanswered(problems)
  refuseUnanswered(clockProblems(ctx, report, body))
  const isCrimeHere = body.decision === 'CRIME'
  if (isCrimeHere && body.crime === undefined) throw badField('crime.offenceCode', 'Choose the offence')
  const made =
    isCrimeHere && body.crime !== undefined
      ? await recordCrime(ctx, { report, crime: body.crime, facts, lateReason: body.lateReason })
      : undefined

  const now = ctx.clock.now()
  const test = recordingTest(facts)
  const waits = problems.some(({ severity, field }) => severity === 'WARN' || field === 'decidedBy')
  const { id } = await insertDecision(ctx.tx, {
    incidentId,
    decision: body.decision,
    reason: isCrimeHere ? null : (body.reason ?? null),
    words: body.words || null,
    facts: { ...facts, traceAttempts: body.traceAttempts },
    testDecision: test.decision,
    testRule: test.rule,
    testBecause: test.because,
    crimeId: made?.id ?? null,
    decidedBy: ctx.who.userId,
    decidedAt: now,
    authorisedBy: body.authorisedById ?? null,
    lateReason: body.lateReason || null,
    registrarState: waits ? 'WAITING' : 'NONE',
  })
  // A restricted crime leaves no word in the log of an incident that others read.
  if (made === undefined || made.aclId === 0)
    await addLogEntry(ctx, {
      recordId: incidentId,
      kind: 'RECORDING_DECISION',
      happenedAt: now,
      text: decisionWords(body, made?.reference ?? null),
      lateReason: body.lateReason || undefined,
    })
  if (made !== undefined) await tellOfCrime(ctx, made.id, 'RECORDED')
  Object.assign(ctx.audit, {
    resultIds: made === undefined ? [] : [made.id],
    change: { decision: body.decision, reason: body.reason, test: test.decision, crimeId: made?.id },
  })
  const said = [...problems, ...(made?.problems ?? [])]
  return {
    id,
    crime: made === undefined ? null : { id: made.id, reference: made.reference },
    problems: said.map(ruleLine),
  }
}

/** The registrar agrees with a decision that differs from the counting rules, or returns it to be decided anew. */
export async function review(
  ctx: Ctx,
  incidentId: string,
  decisionId: string,
  body: RouteInput<Routes['reviewDecision']>['body'],
) {
  const report = await findRecording(ctx.tx, incidentId)
  const seen = report?.decisions.some(({ id }) => id === decisionId) === true
  const decision = seen ? await findDecision(ctx.tx, decisionId, incidentId) : null
  if (decision === null) throw new AppError('not_found')
  const facts = decision.facts as { isRape?: boolean }
  refuseProblems(
    authorityProblems(
      { userId: ctx.who.userId, functions: functionsOf(ctx.who) },
      { requestedBy: decision.decidedBy, investigators: [] },
      facts.isRape === true ? 'FCR' : 'DDM',
    ),
  )
  const now = ctx.clock.now()
  const done = await reviewDecision(ctx.tx, decisionId, {
    registrarState: body.answer,
    registrarBy: ctx.who.userId,
    registrarAt: now,
    registrarWords: body.words,
  })
  if (!done)
    throw new AppError('not_in_state', { facts: { reason: 'This decision does not wait for a review.' } })
  const made = report?.decisions.find(({ id }) => id === decisionId)?.crime ?? null
  if (made === null)
    await addLogEntry(ctx, {
      recordId: incidentId,
      kind: 'RECORDING_DECISION',
      happenedAt: now,
      text: `${body.answer === 'AGREED' ? 'The recording decision was agreed' : 'The recording decision was returned'}: ${body.words}`,
    })
  ctx.audit.change = { decisionId, answer: body.answer }
  return { id: decisionId, state: body.answer }
}

/** The functions in crime recording that the roles of a user carry. */
export const functionsOf = ({ roles }: Pick<Principal, 'roles'>): RecordingFunction[] => [
  ...(roles.includes('CRIME_DECISION_MAKER') ? (['DDM'] as const) : []),
  ...(roles.includes('CRIME_REGISTRAR') ? (['FCR'] as const) : []),
]

/** What was said, with what was left empty left out. */
function factsOf({ facts }: NewRecordingDecision): ReportFacts {
  const { isVictimTraced, isVictimConfirming, evidenceToContrary, duplicateOfId, ...rest } = facts
  return {
    ...rest,
    ...(isVictimTraced === undefined ? {} : { isVictimTraced }),
    ...(isVictimConfirming === undefined ? {} : { isVictimConfirming }),
    ...(evidenceToContrary ? { evidenceToContrary } : {}),
    ...(duplicateOfId === undefined ? {} : { duplicateOfId }),
  }
}

/** The first decision is measured against the clock; a later one only replaces what was decided in time or not. */
function clockProblems(ctx: Ctx, report: RecordingRow, body: NewRecordingDecision): RuleProblem[] {
  if (standing(report.decisions) !== undefined) return []
  const now = ctx.clock.now().toISOString()
  const isCrimeHere = body.decision === 'CRIME'
  const rules = investigationRulesOn(londonDay(report.reportedAt))
  const times = {
    reportedAt: report.reportedAt,
    decidedAt: now,
    isCrime: isCrimeHere,
    ...(isCrimeHere ? { recordedAt: now } : {}),
    ...(body.lateReason ? { lateReason: body.lateReason } : {}),
  }
  return recordingClock(times, now, rules).problems
}

/** What the decision itself needs is asked at its field; what another decides (N100) waits for them. */
function refuseUnanswered(problems: readonly RuleProblem[]): void {
  const asked = problems.find(({ severity, field }) => severity === 'ASK' && field !== 'decidedBy')
  if (asked !== undefined)
    throw badField(
      asked.field === 'authorisedBy' ? 'authorisedById' : (asked.field ?? 'decision'),
      asked.message,
    )
  if (!isOpen(problems)) refuseProblems(problems)
}

const decisionWords = (body: NewRecordingDecision, reference: string | null): string =>
  [
    `Decided: ${labelIn(recordingDecisions, body.decision).toLowerCase()}${reference === null ? '' : ` ${reference}`}.`,
    body.words ?? '',
  ]
    .filter(Boolean)
    .join(' ')
