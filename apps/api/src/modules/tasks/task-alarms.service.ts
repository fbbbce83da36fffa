/** Who gets the alarms of a unit at each step of the ladder, and naming somebody (TK-11). */
import type { OfficerRef } from '@mips/contracts/common'
import type { RouteInput } from '@mips/contracts/contract'
import type { NamedStep, taskWatch } from '@mips/contracts/task-watch'
import { alarmLadder, namingProblems, personNamed, reachingStep } from '@mips/domain/tasks/alarm-ladder'
import { hoursOfLevel, levelOfRank } from '@mips/domain/tasks/task-acts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  endAppointed,
  findAppointed,
  findSupervisors,
  findUnitsAbove,
  insertAppointed,
} from './task-alarms.repository.ts'
import { refuseProblems } from './task-acts.service.ts'
import { stepLabel } from './tasks.reading.ts'
import { measureOf } from './tasks.service.ts'
import { findOfficerRefs, findUnitsBelow } from './team.repository.ts'

async function namingOf(ctx: Ctx, unit: string | undefined) {
  const team = unit ?? ctx.who.unitCode
  if (!(await findUnitsBelow(ctx.tx, ctx.who.unitCode)).includes(team)) throw new AppError('not_found')
  const units = await findUnitsAbove(ctx.tx, team)
  return {
    team,
    units,
    supervisors: await findSupervisors(ctx.tx),
    appointed: await findAppointed(ctx.tx, units),
  }
}

/** Each step with the person who gets its alarms, and who else could. */
export async function listNamed(ctx: Ctx, unit: string | undefined) {
  const facts = await namingOf(ctx, unit)
  const { rules } = measureOf(ctx)
  const near = facts.supervisors.filter(({ unitCode }) => facts.units.includes(unitCode))
  const found = alarmLadder.map(({ level }) => ({ level, person: personNamed(level, facts) }))
  const officers = new Map<string, OfficerRef>(
    (
      await findOfficerRefs(ctx.tx, [
        ...near.map(({ userId }) => userId),
        ...found.flatMap(({ person }) => person?.userId ?? []),
      ])
    ).map((officer) => [officer.id, officer]),
  )
  const mayName = ctx.who.permissions.includes('work.team.assign')
  const own = levelOfRank(ctx.who.rank)
  const steps = found.map(({ level, person }): NamedStep => {
    const appointed = facts.appointed.find((one) => one.unitCode === facts.team && one.level === level)
    return {
      level,
      label: stepLabel(level),
      hours: hoursOfLevel(level, rules),
      named: officers.get(person?.userId ?? '') ?? null,
      isAppointed: appointed !== undefined && appointed.userId === person?.userId,
      reason: appointed?.reason ?? null,
      candidates: reachingStep(level, near).flatMap(({ userId }) => officers.get(userId) ?? []),
      mayName: mayName && own >= level,
    }
  })
  return { team: facts.team, acknowledgeMinutes: rules.acknowledgeMinutes, steps }
}

type Naming = RouteInput<(typeof taskWatch.routes)['name']>['body']

/** Names somebody for a step, or takes the name back; who was named before is kept with the reason. */
export async function nameFor(ctx: Ctx, { unit, level, userId, reason }: Naming) {
  const { team, supervisors } = await namingOf(ctx, unit)
  const person = supervisors.find((one) => one.userId === userId)
  refuseProblems(
    namingProblems(level, { level: levelOfRank(ctx.who.rank) }, person).filter(
      ({ field }) => userId !== null || field !== 'userId',
    ),
  )
  const at = ctx.clock.now()
  await endAppointed(ctx.tx, { unitCode: team, level }, { at, userId: ctx.who.userId })
  if (person !== undefined)
    await insertAppointed(ctx.tx, {
      unitCode: team,
      level,
      userId: person.userId,
      namedBy: ctx.who.userId,
      namedAt: at,
      reason,
    })
  Object.assign(ctx.audit, { change: { unit: team, level, named: userId }, reasonGiven: reason })
  const { steps } = await listNamed(ctx, team)
  return { level, named: steps.find((step) => step.level === level)?.named ?? null }
}
