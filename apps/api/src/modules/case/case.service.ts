/** Reading a case with what the rules say of it, the list of cases, and the steps of its lines (CF-1 to CF-6, FQ-1 to FQ-70). */
import type { prosecutionCase } from '@mips/contracts'
import type { CasePage } from '@mips/contracts/case-parts'
import type { RouteInput } from '@mips/contracts/contract'
import type { CaseFile } from '@mips/domain/case/case-file'
import { caseRulesOn } from '@mips/domain/case/case-rules-table'
import {
  type CaseActor,
  type CaseState,
  type CaseStep,
  caseStates,
  type CaseStepFacts,
  caseSteps,
  stateOfCase,
  takeCaseStep,
} from '@mips/domain/case/case-state'
import { certifyingProblems, checkFile } from '@mips/domain/case/file-quality'
import { allow, type Decision, deny, firstRefusal } from '@mips/domain/access/decision'
import type { Permission } from '@mips/domain/access/permissions'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { courtClocks } from './case.court.clocks.ts'
import { fileOf } from './case.file.ts'
import { changed, log, refuseBlocks, requireWork } from './case.kept.service.ts'
import { presentRow, type ListRow } from './case.list.ts'
import { presentCase, statesOf, stepLabel } from './case.view.ts'
import { readCase } from './case.read.service.ts'
import {
  findCaseRows,
  findFamily,
  findHold,
  findOfficers,
  insertStep,
  listChecks,
  setStatus,
  updateLine,
} from './case.repository.ts'
import type { CaseRows } from './case.rows.ts'

export { changed, log, refuseBlocks, requireWork, touch } from './case.kept.service.ts'
export { opensAt } from './case.mend.ts'
export { requireHead as requireCase } from './case.read.service.ts'
export { buildTask } from './case.open.service.ts'
export type { CaseRows } from './case.rows.ts'

type Routes = (typeof prosecutionCase)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const mostListed = 100

/** The file as this reader sees it now, and what the rules find in it. */
export async function readFile(
  ctx: Ctx,
  caseId: string,
): Promise<{ rows: CaseRows; file: CaseFile; problems: RuleProblem[] }> {
  const rows = await readCase(ctx, caseId)
  const file = fileOf(rows, ctx.clock.now())
  return { rows, file, problems: checkFile(file, caseRulesOn(londonDay(file.at))) }
}

/** The page of a case. */
export async function readPage(ctx: Ctx, caseId: string): Promise<CasePage> {
  const { rows, file, problems } = await readFile(ctx, caseId)
  const checks = await listChecks(ctx.tx, caseId)
  const hold = await findHold(ctx.tx, caseId)
  const family = await findFamily(ctx.tx, caseId)
  const officers = await findOfficers(ctx.tx, [
    rows.head.officerId,
    ...(rows.head.certifiedBy === null ? [] : [rows.head.certifiedBy]),
    ...checks.map(({ madeBy }) => madeBy),
    ...(hold === null ? [] : [hold.heldBy]),
  ])
  ctx.audit.resultIds = [
    ...rows.people.keys(),
    ...rows.stays.map(({ id }) => id),
    ...rows.exhibits.map(({ id }) => id),
  ].slice(0, 100)
  return presentCase(rows, {
    file,
    problems,
    checks,
    officers: new Map(officers.map((row) => [row.id, row])),
    family,
    hold,
    userId: ctx.who.userId,
    courtClocks: await courtClocks(ctx, rows),
    may: mayOf(rows, problems, ctx.who),
  })
}

function mayOf({ head }: CaseRows, problems: readonly RuleProblem[], who: Principal): CasePage['may'] {
  const may = (permission: Permission, ...decisions: Decision[]) =>
    holds(who, permission)
      ? { ...firstRefusal(...decisions) }
      : { allowed: false, reason: 'Your role does not do this.' }
  const blocks = certifyingProblems(problems).length
  const clean = blocks === 0 ? allow() : deny(`${blocks} of the rules block this file.`)
  const submitted = head.submittedAt === null ? deny('The file was not submitted for sign-off.') : allow()
  const other =
    head.officerId === who.userId ? deny('You built this file: another supervisor certifies it.') : allow()
  return {
    build: may('case.record.build'),
    submit: may('case.record.build', clean),
    certify: may('case.file.certify', submitted, other, clean),
    return: may('case.file.certify', submitted),
    progress: may('case.progress.record'),
  }
}

/** The cases of the reader, of their unit, or all that they may see, the newest first. */
export async function readCases(ctx: Ctx, of: 'MINE' | 'TEAM' | 'ALL') {
  const rows = await findCaseRows<ListRow>(ctx.tx, {
    officerId: of === 'MINE' ? ctx.who.userId : null,
    unitCode: of === 'TEAM' ? ctx.who.unitCode : null,
    limit: mostListed + 1,
  })
  const shown = rows.slice(0, mostListed)
  Object.assign(ctx.audit, { resultIds: shown.map(({ id }) => id), resultCount: shown.length })
  return { cases: shown.map(presentRow), hasMore: rows.length > mostListed }
}

/** Who the reader is to a case, by role and by whose case it is. */
const actorsOf = (who: Principal, { head }: CaseRows): CaseActor[] => [
  ...(head.officerId === who.userId || holds(who, 'case.progress.record') ? (['OFFICER'] as const) : []),
  ...(holds(who, 'case.file.certify') ? (['SUPERVISOR'] as const) : []),
  ...(holds(who, 'case.progress.record') ? (['CASE_PROGRESSION'] as const) : []),
  ...(holds(who, 'retention.hold.keep') ? (['RECORDS'] as const) : []),
]

/** Steps that come with the sign-off of the file. */
const ofSignOff: ReadonlySet<string> = new Set(['SUBMIT', 'RETURN', 'CERTIFY_FOR_ADVICE'])

/** Takes a step for the lines that are named, or for all: each from its own state, and none where one of them may not (CF-1 to CF-5). */
export async function takeStep(ctx: Ctx, caseId: string, body: Body<'takeStep'>) {
  await requireWork(ctx, caseId)
  if (ofSignOff.has(body.step))
    throw badField('step', 'The file is submitted, returned and certified on its own page')
  const { rows, problems } = await readFile(ctx, caseId)
  const wanted =
    body.lineIds === undefined ? rows.lines : rows.lines.filter(({ id }) => body.lineIds?.includes(id))
  if (wanted.length < (body.lineIds?.length ?? 1)) throw new AppError('bad_reference')
  const taken = wanted.map((line) => {
    const [state] = statesOf({ lines: [line] })
    const result = takeCaseStep(
      state ?? 'BUILDING',
      body.step,
      stepFacts(ctx, rows, problems, line, body.reason),
    )
    refuseBlocks(result.problems)
    return { line, to: result.state }
  })
  await moveLines(ctx, rows, taken, body.step, body.reason)
  ctx.audit.change = { step: body.step, lines: taken.map(({ line }) => line.id) }
  return changed(ctx, rows.head)
}

function stepFacts(
  ctx: Ctx,
  rows: CaseRows,
  problems: readonly RuleProblem[],
  line: CaseRows['lines'][number],
  reason: string | undefined,
): CaseStepFacts {
  const previous = caseStates.find(({ code }) => code === line.previousState)?.code
  return {
    actors: actorsOf(ctx.who, rows),
    actorId: ctx.who.userId,
    officerId: rows.head.officerId,
    ...(reason === undefined ? {} : { reason }),
    quality: problems,
    offenceRows: rows.lines.length,
    hasDecision: fileOf(rows, ctx.clock.now()).decision !== undefined,
    ...(previous === undefined ? {} : { previous }),
    openActions: rows.decision?.actions.filter(({ doneAt }) => doneAt === null).length ?? 0,
  }
}

type Moved = { line: CaseRows['lines'][number]; to: CaseState }

/** Keeps each step of each line, and the state of the whole. */
export async function moveLines(
  ctx: Ctx,
  rows: CaseRows,
  moves: readonly Moved[],
  step: string,
  reason: string | undefined,
): Promise<void> {
  const now = ctx.clock.now()
  for (const { line, to } of moves) {
    await updateLine(ctx.tx, line.id, { state: to, previousState: line.state })
    await insertStep(ctx.tx, {
      caseId: rows.head.id,
      lineId: line.id,
      step,
      fromState: line.state,
      toState: to,
      reason: reason || null,
      takenBy: ctx.who.userId,
      takenAt: now,
    })
  }
  const states = rows.lines.map((line) => ({
    state: moves.find((move) => move.line.id === line.id)?.to ?? line.state,
  }))
  const whole = stateOfCase(
    states.flatMap(({ state }) => caseStates.filter(({ code }) => code === state).map(({ code }) => code)),
  )
  await setStatus(ctx.tx, rows.head.id, whole ?? 'BUILDING')
  await log(ctx, rows.head.id, `${stepLabel(step)}${reason ? `: ${reason}` : '.'}`)
}

/** Moves the lines that stand in a state by a step of the sign-off; other lines, such as those charged already, stay where they are. */
export async function moveWith(
  ctx: Ctx,
  rows: CaseRows,
  {
    step,
    from,
    reason,
  }: { step: 'SUBMIT' | 'RETURN' | 'CERTIFY_FOR_ADVICE'; from: CaseState; reason?: string },
): Promise<void> {
  const moves = rows.lines
    .filter(({ state }) => state === from)
    .map((line) => {
      const facts = { ...stepFacts(ctx, rows, [], line, reason) }
      // Who submits, certifies and returns was asked by the permission of the route.
      const result = takeCaseStep(from, step, { ...facts, actors: ['OFFICER', 'SUPERVISOR'] })
      refuseBlocks(result.problems)
      return { line, to: result.state }
    })
  if (moves.length > 0) await moveLines(ctx, rows, moves, step, reason)
}

/** Staff by id, as the forms of the case name them. */
export async function officersOf(ctx: Ctx, ids: readonly string[]) {
  const officers = await findOfficers(ctx.tx, ids)
  return new Map(
    officers.map(({ id, staffNumber, displayName, rank }) => [id, { id, staffNumber, displayName, rank }]),
  )
}

/** Moves every line from which a step is open, on the word of somebody whom the route let say it; `not_in_state` where there is none, unless all are charged already. */
export async function moveOpen(
  ctx: Ctx,
  rows: CaseRows,
  step: CaseStep,
  reason: string | undefined,
): Promise<void> {
  const from: readonly string[] = caseSteps.find(({ code }) => code === step)?.from ?? []
  const open = rows.lines.filter(({ state }) => from.includes(state))
  const isCharge = step === 'PROSECUTOR_CHARGE' || step === 'POLICE_CHARGE'
  if (open.length === 0 && isCharge) return
  if (open.length === 0)
    throw new AppError('not_in_state', {
      facts: { reason: 'No offence of this case waits for that decision.' },
    })
  const { problems } = await readFile(ctx, rows.head.id)
  const moves = open.map((line) => {
    const facts = stepFacts(ctx, rows, certifyingProblems(problems), line, reason)
    const [state] = statesOf({ lines: [line] })
    const result = takeCaseStep(state ?? 'BUILDING', step, {
      ...facts,
      actors: ['OFFICER', 'SUPERVISOR', 'PROSECUTOR', 'CASE_PROGRESSION'],
      hasDecision: true,
      openActions: 0,
    })
    refuseBlocks(result.problems)
    return { line, to: result.state }
  })
  await moveLines(ctx, rows, moves, step, reason)
}
