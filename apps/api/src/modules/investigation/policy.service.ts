/** What policy asks of a crime: the investigation with its harm, the method carried in from the incident, and the tasks (PT-1). */
import { harmFlagsOf, levelForClass } from '@mips/domain/investigation/crime-harm'
import { assessCrime, type CrimeToAllocate, type PipLevel } from '@mips/domain/investigation/allocation'
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import { type CrimeMarker, tasksOfPolicy } from '@mips/domain/investigation/policy-tasks'
import type { Duty } from '@mips/domain/rules/due'
import { ageOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import type { RoleCode } from '@mips/domain/access/roles'
import type { Ctx } from '../../platform/http/module.ts'
import type { CrimeHappening } from '../crime/crime.service.ts'
import { listMethods, recordMethod } from '../description/method.service.ts'
import { raiseTask } from '../pole/task.service.ts'
import {
  findBeginnings,
  findCrimeFacts,
  unitOfRole,
  updateInvestigation,
} from './investigation.repository.ts'
import { deskOf, type HeldInvestigation, investigationOf } from './investigation.service.ts'
import { findSuspects, findVictims } from './suspects.repository.ts'
import type { Factor } from './investigation.rows.ts'

/** Called when a crime is recorded, gets another class, or its people change. */
export async function applyPolicy(ctx: Ctx, crimeId: string, what: CrimeHappening): Promise<void> {
  const crime = await findCrimeFacts(ctx.tx, crimeId)
  if (crime === null || crime.recordedAt === null || what === 'CANCELLED') return
  const held = await investigationOf(ctx, crimeId)
  const begun = await findBeginnings(ctx.tx, crimeId)
  if (what === 'RECORDED' && begun?.incidentId) await carryMethods(ctx, crimeId, begun.incidentId)
  const ages = await victimAges(ctx, crimeId)
  const facts = await crimeToAllocate(ctx, crimeId, held, ages)
  const { harm } = assessCrime(facts, investigationRulesOn(londonDay(ctx.clock.now().toISOString())))
  await updateInvestigation(ctx.tx, crimeId, {
    harm,
    ...(held.assessedAt === null ? { levelNeeded: levelForClass(crime.hoCode) } : {}),
  })
  const tasks = tasksOfPolicy({
    ...(crime.hoCode === null ? {} : { hoCode: crime.hoCode }),
    markers: crime.flags as CrimeMarker[],
    victimAges: ages,
    // Time counts from when it became known: another class may come long after the first.
    recordedAt: ctx.clock.now().toISOString(),
  })
  for (const task of tasks)
    await raiseTask(ctx, {
      recordId: crimeId,
      kind: task.code,
      title: task.text,
      reason: task.because,
      rule: task.rule,
      harm,
      opensAt: opensAt(task.code, crimeId),
      for: await ownerOf(ctx, task.who, held, begun?.createdBy ?? null),
      dueAt: new Date(task.by),
      once: 'policy',
      // Most of these have no act of their own here; where one has, its module closes the task. Only the registrar confirms.
      mayTick: task.code !== 'RAPE_REGISTRAR',
    })
}

/** The facts that are read off a crime for its allocation. */
export async function crimeToAllocate(
  ctx: Ctx,
  crimeId: string,
  held: Pick<HeldInvestigation, 'factors' | 'isVulnerable' | 'levelNeeded'>,
  victimAges?: readonly (number | undefined)[],
): Promise<CrimeToAllocate> {
  const crime = await findCrimeFacts(ctx.tx, crimeId)
  const markers = (crime?.flags ?? []) as CrimeMarker[]
  // What is kept for all who read the crime is not told by somebody whom only some of them may see.
  const suspects = (await findSuspects(ctx.tx, crimeId)).filter(
    ({ aclId }) => aclId === null || aclId === 0 || aclId === crime?.aclId,
  )
  const ages = victimAges ?? []
  return {
    solvability: held.factors as Factor[],
    flags: harmFlagsOf({ hoCode: crime?.hoCode ?? null, markers, isVulnerable: held.isVulnerable }),
    isRepeatVictim: markers.includes('REPEAT_VICTIM'),
    isSuspectAtLarge: suspects.some(({ status }) => status === 'OUTSTANDING' || status === 'WANTED'),
    isChildVictim: ages.some((age) => age !== undefined && age < 18),
    levelNeeded: held.levelNeeded as PipLevel,
  }
}

/** The ages of the victims on the day of the crime, as far as their whole date of birth is known. */
export async function victimAges(ctx: Ctx, crimeId: string): Promise<(number | undefined)[]> {
  const begun = await findBeginnings(ctx.tx, crimeId)
  const day = londonDay((begun?.at ?? ctx.clock.now()).toISOString())
  return (await findVictims(ctx.tx, crimeId)).map(({ dob, dobPrecision }) =>
    dob !== null && (dobPrecision ?? 'day') === 'day' ? ageOn(dob, day) : undefined,
  )
}

async function carryMethods(ctx: Ctx, crimeId: string, incidentId: string): Promise<void> {
  const { methods } = await listMethods(ctx, incidentId)
  const change = ctx.audit.change
  for (const { code, words } of methods)
    await recordMethod(ctx, crimeId, {
      code,
      words: words ?? undefined,
      origins: { code: { how: 'carried', fromId: incidentId } },
    })
  ctx.audit.change = change
}

/** A report for a child is raised from the crime, where the registrar confirms as well; all else is done at the desk. */
function opensAt(code: string, crimeId: string): string {
  if (code === 'RAPE_REGISTRAR') return `/crimes/${crimeId}`
  return code === 'CHILD_REPORT' ? `/safeguarding/report/${crimeId}` : deskOf(crimeId)
}

const dutyRoles: Partial<Record<Duty, RoleCode>> = {
  FCR: 'CRIME_REGISTRAR',
  DDM: 'CRIME_DECISION_MAKER',
  SAFEGUARDING: 'SAFEGUARDING_OFFICER',
}

/** Who has a duty on this crime: the person where there is one, else the unit of those who hold the role, else the team. */
async function ownerOf(
  ctx: Ctx,
  duty: Duty,
  held: HeldInvestigation,
  reporter: string | null,
): Promise<{ userId: string } | { unitCode: string }> {
  if (duty === 'REPORTING' && reporter !== null) return { userId: reporter }
  if (duty === 'OIC' && held.officerId !== null) return { userId: held.officerId }
  const role = dutyRoles[duty]
  const unit = role === undefined ? undefined : await unitOfRole(ctx.tx, role)
  return { unitCode: unit ?? held.unitCode ?? ctx.who.unitCode }
}
