/** The care of the witnesses of a case, and who is not warned before a hearing (WC-1 to WC-7). */
import type { CareStepBody, UnwarnedLine, WitnessCarePage } from '@mips/contracts/witness-care'
import type { CaseFile, Witness } from '@mips/domain/case/case-file'
import { caseRulesOn } from '@mips/domain/case/case-rules-table'
import { careStepProblems, type CareStep, warnBy, warningStandings } from '@mips/domain/case/witness-care'
import { addDays } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { holds } from '../../platform/access/principal.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { officersOf, readCases, readFile, refuseBlocks } from '../case/case.service.ts'
import { setPerson } from '../case/case.work.service.ts'
import { insertStep, listSteps } from './witness-care.repository.ts'
import { presentCare, standingOf, stepOf, stepsOf } from './witness-care.view.ts'

const today = (ctx: Ctx): string => londonDay(ctx.clock.now().toISOString())

/** The witnesses of a case with their care, as this reader sees them. */
export async function readCare(ctx: Ctx, caseId: string): Promise<WitnessCarePage> {
  const { rows, file } = await readFile(ctx, caseId)
  const steps = await listSteps(ctx.tx, caseId)
  const officers = await officersOf(
    ctx,
    steps.map(({ recordedBy }) => recordedBy),
  )
  const rules = caseRulesOn(today(ctx))
  const hearingOn = toCome(ctx, file)
  ctx.audit.resultIds = file.witnesses.map(({ id }) => id).slice(0, 100)
  return {
    id: caseId,
    urn: rows.head.urn,
    title: rows.head.title,
    version: rows.head.version,
    hearing: hearingOf(file),
    warnBy: hearingOn === undefined ? null : warnBy(hearingOn, rules),
    witnesses: file.witnesses.map((witness) => presentCare(witness, steps, { hearingOn, rules, officers })),
    may: { keep: holds(ctx.who, 'witness.care.keep') },
  }
}

const hearingOf = ({ hearing }: CaseFile) =>
  hearing === undefined ? null : { day: hearing.day, time: hearing.time, court: hearing.courtName }

/** The day of the hearing that is to come. */
const toCome = (ctx: Ctx, { hearing }: CaseFile): string | undefined =>
  hearing !== undefined && hearing.day >= today(ctx) ? hearing.day : undefined

/** Adds a step for one witness. What the file is checked by, their dates and that they are vulnerable, goes to the case with it. */
export async function addCareStep(ctx: Ctx, of: { caseId: string; personId: string }, body: CareStepBody) {
  const { file } = await readFile(ctx, of.caseId)
  const witness = file.witnesses.find(({ id }) => id === of.personId)
  if (witness === undefined) throw new AppError('not_found')
  const step = cleanStep(body)
  const before = stepsOf(await listSteps(ctx.tx, of.caseId), witness.id).map(stepOf)
  const problems = careStepProblems(step, before, {
    isVulnerable: witness.isVulnerable,
    today: today(ctx),
  })
  refuseBlocks(problems)
  await tellFile(ctx, of, witness, step)
  const { kind, ...facts } = step
  const { id } = await insertStep(ctx.tx, {
    caseId: of.caseId,
    ...(witness.kind === 'POLICE' ? { officerId: witness.id } : { personRecordId: witness.id }),
    kind,
    facts: JSON.parse(JSON.stringify(facts)),
    recordedBy: ctx.who.userId,
    recordedAt: ctx.clock.now(),
  })
  ctx.audit.change = { stepId: id, kind, personId: witness.id }
  return {
    id,
    problems: problems.map(({ rule, field = null, message }) => ({ rule, field, message })),
  }
}

/** The body without the words that were left empty. */
const cleanStep = (body: CareStepBody): CareStep =>
  Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined && value !== ''),
  ) as CareStep

async function tellFile(
  ctx: Ctx,
  of: { caseId: string; personId: string },
  witness: Witness,
  step: CareStep,
): Promise<void> {
  if (step.kind === 'DATES')
    await setPerson(ctx, of.caseId, of.personId, {
      part: 'WITNESS',
      facts: { availability: { from: step.from, to: step.to, takenOn: today(ctx) } },
    })
  if (step.kind === 'MEASURE' && step.state === 'ASKED' && !witness.isVulnerable)
    await setPerson(ctx, of.caseId, of.personId, { part: 'WITNESS', facts: { isVulnerable: true } })
}

/** Cases looked at for one answer: each is read whole. */
const mostCases = 25

/** WC-7: the contested cases whose hearing is near, with the listed witnesses who are not known to come; the next hearing first. */
export async function casesWithUnwarned(
  ctx: Ctx,
  query: { of: 'MINE' | 'TEAM' | 'ALL'; days: number },
): Promise<{ cases: UnwarnedLine[]; hasMore: boolean }> {
  const listed = await readCases(ctx, query.of)
  const last = addDays(today(ctx), query.days)
  const near = listed.cases
    .flatMap((row) => {
      const on = dayOf(row.hearing)
      return on >= today(ctx) && on <= last && row.plea?.code !== 'GAP' ? [{ row, on }] : []
    })
    .toSorted((a, b) => a.on.localeCompare(b.on) || a.row.id.localeCompare(b.row.id))
  const cases: UnwarnedLine[] = []
  for (const { row } of near.slice(0, mostCases)) {
    const line = await unwarnedIn(ctx, row)
    if (line !== undefined) cases.push(line)
  }
  Object.assign(ctx.audit, { resultIds: cases.map(({ caseId }) => caseId), resultCount: cases.length })
  return { cases, hasMore: listed.hasMore || near.length > mostCases }
}

/** The day of a hearing that is told as a day or as a moment. */
function dayOf(hearing: string | null): string {
  if (hearing === null) return ''
  return hearing.length > 10 ? londonDay(hearing) : hearing
}

async function unwarnedIn(
  ctx: Ctx,
  row: Awaited<ReturnType<typeof readCases>>['cases'][number],
): Promise<UnwarnedLine | undefined> {
  const { file } = await readFile(ctx, row.id)
  const hearingOn = toCome(ctx, file)
  const hearing = hearingOf(file)
  if (hearingOn === undefined || hearing === null) return undefined
  const steps = await listSteps(ctx.tx, row.id)
  const witnesses = file.witnesses
    .filter(({ isListed }) => isListed)
    .map(({ id, name }) => ({ id, name, standing: standingOf(stepsOf(steps, id).map(stepOf), hearingOn) }))
    .filter(({ standing }) => warningStandings.some((one) => one.code === standing.code && one.isOpen))
  if (witnesses.length === 0) return undefined
  const by = warnBy(hearingOn, caseRulesOn(today(ctx)))
  return {
    caseId: row.id,
    urn: row.urn,
    title: row.title,
    officer: row.officer,
    hearing,
    warnBy: by,
    isLate: by < today(ctx),
    witnesses,
  }
}
