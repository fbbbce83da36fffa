/** The grade of a warrant and the unit of its area (WA-1 to WA-3). */
import { gradeChangeProblems, gradeWarrant, type WarrantGrade } from '@mips/domain/warrants/grading'
import { londonDay } from '@mips/domain/time/london-day'
import { badField } from '../../platform/errors.ts'
import { actorsOf, gradeOf, rulesOf, utc, type WarrantCtx } from './warrant.reading.ts'
import { listUnits } from './warrant.repository.ts'
import { type Body, done, log, move, refuseAtField, requireWarrant, stepOf } from './warrant.service.ts'

/** WA-2 and WA-3: the facts give a grade; another one has its reason, a lighter one its supervisor. */
export async function grade(ctx: WarrantCtx, id: string, body: Body<'grade'>) {
  const row = await requireWarrant(ctx, id)
  const state = stepOf(ctx, row, 'GRADE')
  const issuedOn = londonDay(utc(row.issuedAt ?? row.requestedAt))
  const given = gradeWarrant(body.factors, issuedOn, rulesOf(row)).grade
  const by = {
    isSupervisor: actorsOf(ctx.who).includes('SUPERVISOR'),
    ...(body.reason ? { reason: body.reason } : {}),
  }
  refuseAtField(gradeChangeProblems(given, body.grade, by))
  // A grade that somebody gave is lowered as the scheme's own: the facts may be taken away, the reason may not.
  const before = gradeOf(row)
  if (before !== undefined && isLighter(body.grade, before))
    refuseAtField(gradeChangeProblems(before, body.grade, by))
  await move(ctx, row, row.areaUnit === null ? state : stepOf(ctx, { ...row, state }, 'ALLOCATE'), {
    factors: [...body.factors],
    grade: body.grade,
    gradeReason: body.reason || null,
    gradedAt: ctx.clock.now(),
    gradedBy: ctx.who.userId,
  })
  await log(ctx, id, `Graded ${body.grade}. ${body.reason ?? ''}`)
  ctx.audit.change = { from: row.grade, to: body.grade, given }
  return done(ctx, row)
}

const isLighter = (a: WarrantGrade, b: WarrantGrade): boolean => a > b

/** Gives it to the unit of an area: the work of executing it goes there. */
export async function allocate(ctx: WarrantCtx, id: string, areaUnit: string) {
  const row = await requireWarrant(ctx, id)
  const state = stepOf(ctx, row, 'ALLOCATE')
  await requireUnit(ctx, areaUnit)
  await move(ctx, row, state, { areaUnit })
  await log(ctx, id, `With ${areaUnit}.`)
  ctx.audit.change = { from: row.areaUnit, to: areaUnit }
  return done(ctx, row)
}

export async function requireUnit(ctx: WarrantCtx, unit: string): Promise<void> {
  if (!(await listUnits(ctx.tx)).includes(unit)) throw badField('areaUnit', 'Choose a unit from the list')
}
