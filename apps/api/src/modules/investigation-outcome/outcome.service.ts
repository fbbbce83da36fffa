/** Giving a crime its outcome: prepared with its evidence, returned or approved by somebody else, opened again (OC-1 to OC-22, ST-3, ST-4). */
import type { investigationOutcome } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { NewOutcome } from '@mips/contracts/investigation-outcome'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { isRank } from '@mips/domain/codes/ranks'
import { type CrimeState, crimeStates, takeCrimeStep } from '@mips/domain/investigation/crime-state'
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import type { InvestigationStep } from '@mips/domain/investigation/investigation-state'
import { openInvestigationSteps } from '@mips/domain/investigation/investigation-state'
import type { OutcomeFacts } from '@mips/domain/investigation/outcome-facts'
import { approverFields, outcomeTrigger } from '@mips/domain/investigation/outcome-known'
import { approvalProblems, outcomeProblems } from '@mips/domain/investigation/outcome-rules'
import { type OutcomeCode, outcomeNumber, outcomeRow } from '@mips/domain/investigation/outcome-table'
import { addHours } from '@mips/domain/time/instant'
import { labelIn } from '@mips/domain/custody/offence-words'
import { londonDay } from '@mips/domain/time/london-day'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { functionsOf } from '../crime/crime-decide.service.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { areDocumentsOf } from '../document/document.service.ts'
import { investigationFacts, stepInvestigation } from '../investigation/investigation.service.ts'
import { addLogEntry, refuseFuture } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { keepVictimDues } from '../victim-care/victim-due.service.ts'
import { chargeOf, factsOf, victimsOf } from './outcome.facts.ts'
import {
  findCrimeOutcome,
  insertOutcome,
  insertPosition,
  setCrimeState,
  unitOfRole,
  updateOutcome,
} from './outcome.repository.ts'
import type { CrimeOutcomeRow, OutcomeRow } from './outcome.rows.ts'

type Routes = (typeof investigationOutcome)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const WAITS = 'OUTCOME_DECISION'
const RETURNED = 'OUTCOME_RETURNED'
const pageOf = (crimeId: string) => `/crimes/${crimeId}/outcome`

/** Keeps what a victim said of the case, in their own words and with where it is kept. */
export async function recordPosition(
  ctx: Ctx,
  { crimeId, victimId }: { crimeId: string; victimId: string },
  body: Body<'recordPosition'>,
) {
  const row = await requireRow(ctx, crimeId)
  if (!victimsOf(row).some(({ personRecordId }) => personRecordId === victimId))
    throw new AppError('not_found')
  refuseFuture(ctx, 'capturedAt', new Date(body.capturedAt))
  await requireDocument(ctx, crimeId, body.documentId)
  const { id } = await insertPosition(ctx.tx, {
    crimeId,
    victimId,
    position: body.position,
    words: body.words || null,
    capturedHow: body.capturedHow ?? null,
    capturedAt: new Date(body.capturedAt),
    documentId: body.documentId ?? null,
    recordedBy: ctx.who.userId,
    recordedAt: ctx.clock.now(),
  })
  ctx.audit.change = { victimId, position: body.position }
  return { id }
}

/** Saves an outcome as far as it is, or proposes it; where nobody has to approve it stands at once. */
export async function propose(ctx: Ctx, crimeId: string, body: NewOutcome) {
  const row = await requireRow(ctx, crimeId)
  await requireKnown(ctx, row, body)
  const open = openOf(row)
  if (open?.state === 'PROPOSED')
    throw new AppError('not_in_state', { facts: { reason: 'This outcome waits for its decision.' } })
  const now = ctx.clock.now()
  const facts = factsOf(row, body, now, { proposedBy: ctx.who.userId })
  const found = outcomeProblems(facts, rulesAt(now))
  const isProposed = body.intent === 'PROPOSE'
  if (isProposed) refuseProblems([...stepProblems(row), ...found.filter(({ field }) => !isApprovers(field))])
  const isGivenAtOnce = isProposed && outcomeRow(body.code)?.approval === 'NOBODY'
  if (isGivenAtOnce) refuseAsked(found)
  const charge = body.code === '1' ? chargeOf(row, body) : undefined
  const data = {
    code: body.code,
    isVariant: facts.isVariant,
    state: isProposed ? 'PROPOSED' : (open?.state ?? 'DRAFT'),
    evidence: body.evidence,
    suspectId: body.suspectId ?? suspectOf(row, charge?.nominalId) ?? null,
    chargeId: charge?.id ?? null,
    proposedBy: ctx.who.userId,
    proposedAt: now,
  }
  const { id } =
    open === undefined
      ? await insertOutcome(ctx.tx, { ...data, crimeId })
      : await updateOutcome(ctx.tx, open.id, data)
  ctx.audit.change = { outcome: numberOf(facts), intent: body.intent }
  if (!isProposed) return answer(ctx, row, { id, state: data.state, crimeState: row.state, problems: found })
  await closeTasksOf(ctx, { recordId: crimeId, kind: RETURNED }, 'Proposed again')
  await log(ctx, crimeId, `Outcome ${wordsOf(facts)} proposed.`)
  if (isGivenAtOnce) return finalise(ctx, row, { id, facts, problems: found })
  await follow(ctx, crimeId, 'PROPOSE')
  await askApproval(ctx, row, id, facts)
  return answer(ctx, row, { id, state: 'PROPOSED', crimeState: row.state, problems: found })
}

/** Approves an outcome, or returns it with what is still to do; whoever proposed it has nothing to write again. */
export async function decide(ctx: Ctx, crimeId: string, body: Body<'decide'>) {
  const row = await requireRow(ctx, crimeId)
  const open = openOf(row)
  if (open?.state !== 'PROPOSED')
    throw new AppError('not_in_state', { facts: { reason: 'No outcome waits for a decision.' } })
  const now = ctx.clock.now()
  const { rank } = ctx.who
  const facts = factsOf(row, open, now, {
    proposedBy: open.proposedBy?.id ?? '',
    ...(isRank(rank) ? { approver: { userId: ctx.who.userId, rank, functions: functionsOf(ctx.who) } } : {}),
    supervisorRationale: body.supervisorRationale,
    ...(body.overrideReason ? { override: { rank, reason: body.overrideReason } } : {}),
  })
  refuseProblems(approvalProblems(facts))
  const decided = {
    decidedBy: ctx.who.userId,
    decidedAt: now,
    decisionWords: body.words,
    supervisorRationale: body.supervisorRationale || null,
    overrideReason: body.overrideReason || null,
    overrideRank: body.overrideReason ? rank : null,
  }
  ctx.audit.change = { outcome: numberOf(facts), answer: body.answer }
  if (body.answer === 'RETURNED') {
    await updateOutcome(ctx.tx, open.id, { ...decided, state: 'RETURNED' })
    await closeTasksOf(ctx, { recordId: crimeId, kind: WAITS }, 'Returned')
    await log(ctx, crimeId, `Outcome ${wordsOf(facts)} returned: ${body.words}`)
    await follow(ctx, crimeId, 'RETURN', body.words)
    await raiseTask(ctx, {
      recordId: crimeId,
      kind: RETURNED,
      title: `Outcome returned: ${wordsOf(facts)}`,
      reason: body.words,
      rule: 'RW-5',
      harm: await harmOf(ctx, crimeId),
      opensAt: pageOf(crimeId),
      for: { userId: open.proposedBy?.id ?? ctx.who.userId },
    })
    return answer(ctx, row, { id: open.id, state: 'RETURNED', crimeState: row.state, problems: [] })
  }
  const found = outcomeProblems(facts, rulesAt(now))
  refuseProblems([...stepProblems(row), ...found])
  refuseAsked(found)
  await updateOutcome(ctx.tx, open.id, decided)
  return finalise(ctx, row, { id: open.id, facts, problems: found })
}

/** Opens a crime again with its reason; the outcome that stood stays readable with all of its evidence. */
export async function reopen(ctx: Ctx, crimeId: string, body: Body<'reopen'>) {
  const row = await requireRow(ctx, crimeId)
  const { problems } = takeCrimeStep(row.state as CrimeState, 'REOPEN', { reopenReason: body.reason })
  refuseProblems(problems)
  const stands = row.outcomes.find(({ state }) => state === 'FINAL')
  if (stands !== undefined)
    await updateOutcome(ctx.tx, stands.id, {
      state: 'REOPENED',
      endedBy: ctx.who.userId,
      endedAt: ctx.clock.now(),
      endReason: body.reason,
    })
  await setCrimeState(ctx.tx, crimeId, { state: 'RECORDED', lastOutcome: null })
  await log(ctx, crimeId, `Opened again, after outcome ${row.lastOutcome ?? ''}: ${body.reason}`)
  await follow(ctx, crimeId, 'REOPEN', body.reason)
  await keepVictimDues(ctx, crimeId)
  ctx.audit.change = { from: row.lastOutcome, reason: body.reason }
  return answer(ctx, row, { id: stands?.id ?? crimeId, state: 'REOPENED', crimeState: 'RECORDED', problems })
}

type Given = { id: string; facts: OutcomeFacts; problems: readonly RuleProblem[] }

/** The outcome stands from now: the crime follows, an earlier one is replaced, and every victim is owed the news. */
async function finalise(ctx: Ctx, row: CrimeOutcomeRow, { id, facts, problems }: Given) {
  const now = ctx.clock.now()
  const before = row.outcomes.find(({ state }) => state === 'FINAL')
  if (before !== undefined)
    await updateOutcome(ctx.tx, before.id, {
      state: 'REPLACED',
      endedBy: ctx.who.userId,
      endedAt: now,
      endReason: `Replaced by ${wordsOf(facts)}`,
    })
  await updateOutcome(ctx.tx, id, { state: 'FINAL', givenAt: now })
  await setCrimeState(ctx.tx, row.id, { state: 'OUTCOME_ASSIGNED', lastOutcome: wordsOf(facts) })
  await closeTasksOf(ctx, { recordId: row.id, kind: WAITS }, 'Approved')
  await closeTasksOf(ctx, { recordId: row.id, kind: taskKind('CHARGE_ARRIVED').code }, 'The outcome is given')
  await log(ctx, row.id, `Outcome ${wordsOf(facts)} given.`)
  await keepVictimDues(ctx, row.id, [{ trigger: outcomeTrigger(facts.code), at: now }])
  return answer(ctx, row, { id, state: 'FINAL', crimeState: 'OUTCOME_ASSIGNED', problems })
}

async function askApproval(ctx: Ctx, row: CrimeOutcomeRow, id: string, facts: OutcomeFacts): Promise<void> {
  const now = ctx.clock.now()
  const isDdm = outcomeRow(facts.code)?.approval === 'DDM'
  const unit = isDdm ? await unitOfRole(ctx.tx, 'CRIME_DECISION_MAKER', now) : undefined
  const due = addHours(now.toISOString(), rulesAt(now).outcomeDecisionHours)
  await raiseTask(ctx, {
    recordId: row.id,
    kind: WAITS,
    title: `Decide on an outcome: ${wordsOf(facts)}`,
    reason: isDdm
      ? 'A designated decision maker approves this outcome, or returns it with reasons.'
      : 'A supervisor approves this outcome, or returns it with reasons.',
    rule: 'OC-f',
    harm: await harmOf(ctx, row.id),
    opensAt: pageOf(row.id),
    for: { unitCode: unit ?? ctx.who.unitCode },
    once: `${id}:${now.toISOString()}`,
    ...(due === undefined ? {} : { dueAt: new Date(due) }),
  })
}

/** The investigation goes with its crime where that step is open to it; a crime that nobody works on has none to take. */
async function follow(ctx: Ctx, crimeId: string, step: InvestigationStep, reason?: string): Promise<void> {
  const { state } = await investigationFacts(ctx, crimeId)
  if (openInvestigationSteps(state).includes(step))
    await stepInvestigation(ctx, crimeId, step, reason === undefined ? {} : { reason })
}

const harmOf = async (ctx: Ctx, crimeId: string) => (await investigationFacts(ctx, crimeId)).harm

function stepProblems(row: CrimeOutcomeRow): RuleProblem[] {
  const state = row.state as CrimeState
  return takeCrimeStep(state, state === 'OUTCOME_ASSIGNED' ? 'CHANGE_OUTCOME' : 'ASSIGN_OUTCOME', {}).problems
}

/** What is asked before an outcome stands; that the victim is told of it comes after, and has its own clock (VC-1). */
function refuseAsked(problems: readonly RuleProblem[]): void {
  const asked = problems.find(({ severity, rule }) => severity === 'ASK' && rule !== 'VC-1')
  if (asked !== undefined) refuseProblems([{ ...asked, severity: 'BLOCK' }])
}

async function requireRow(ctx: Ctx, crimeId: string): Promise<CrimeOutcomeRow> {
  const row = await findCrimeOutcome(ctx.tx, crimeId)
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** Whoever and whatever a proposal names stands on this crime, and days that it gives are not to come. */
async function requireKnown(ctx: Ctx, row: CrimeOutcomeRow, body: NewOutcome): Promise<void> {
  const isOn = (id: string) => row.suspects.some(({ personRecordId }) => personRecordId === id)
  if (body.suspectId !== undefined && !isOn(body.suspectId)) throw new AppError('bad_reference')
  if (body.chargeId !== undefined && chargeOf(row, body) === undefined) throw new AppError('bad_reference')
  await requireDocument(ctx, row.id, body.evidence.medicalDocumentId)
  const today = londonDay(ctx.clock.now().toISOString())
  const days = {
    'evidence.courtAcceptedOn': body.evidence.courtAcceptedOn,
    'evidence.diedOn': body.evidence.diedOn,
    'evidence.activityDoneOn': body.evidence.activityDoneOn,
    'evidence.otherBody.acceptedOn': body.evidence.otherBody?.acceptedOn,
    'evidence.otherBody.victimAwareOn': body.evidence.otherBody?.victimAwareOn,
  }
  for (const [path, day] of Object.entries(days))
    if (day !== undefined && day > today) throw badField(path, 'Enter a day that is not in the future')
}

async function requireDocument(ctx: Ctx, crimeId: string, id: string | undefined): Promise<void> {
  if (id !== undefined && !(await areDocumentsOf(ctx, crimeId, [id]))) throw new AppError('bad_reference')
}

const openOf = (row: CrimeOutcomeRow): OutcomeRow | undefined =>
  row.outcomes.find(({ state }) => ['DRAFT', 'PROPOSED', 'RETURNED'].includes(state))

const suspectOf = (row: CrimeOutcomeRow, nominalId: string | undefined) =>
  nominalId === undefined
    ? undefined
    : row.suspects.find((suspect) => suspect.nominalId === nominalId)?.personRecordId

const isApprovers = (field: string | undefined) => field !== undefined && approverFields.includes(field)
const rulesAt = (now: Date) => investigationRulesOn(londonDay(now.toISOString()))
const numberOf = ({ code, isVariant }: { code: OutcomeCode; isVariant: boolean }) =>
  outcomeNumber(code, isVariant)
const wordsOf = (facts: { code: OutcomeCode; isVariant: boolean }) =>
  `${numberOf(facts)} ${outcomeRow(facts.code)?.label ?? ''}`.trim()

type Answer = { id: string; state: string; crimeState: string; problems: readonly RuleProblem[] }
const answer = (ctx: Ctx, row: CrimeOutcomeRow, { problems, ...made }: Answer) => ({
  ...made,
  crimeState: labelIn(crimeStates, made.crimeState),
  version: ctx.subjectVersion ?? row.version,
  problems: problems.map(ruleLine),
})

const log = (ctx: Ctx, recordId: string, words: string) =>
  addLogEntry(ctx, { recordId, kind: 'OUTCOME', happenedAt: ctx.clock.now(), text: words.slice(0, 4000) })
