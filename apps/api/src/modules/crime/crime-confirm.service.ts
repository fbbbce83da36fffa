/** The registrar's confirmation that a rape or a homicide is recorded rightly (CX-9); it closes the task that policy made. */
import { authorityProblems, confirmationProblems } from '@mips/domain/investigation/recording-changes'
import { type CrimeState, takeCrimeStep } from '@mips/domain/investigation/crime-state'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { closeTasksOf } from '../pole/task.service.ts'
import { decider, interested, requireCrime } from './crime-changes.service.ts'
import { confirmedClasses } from './crime.reading.ts'
import { insertChange } from './crime.repository.ts'

export async function confirm(ctx: Ctx, crimeId: string, words: string) {
  const row = await requireCrime(ctx, crimeId)
  refuseProblems([
    ...authorityProblems(decider(ctx), interested(row, ''), 'FCR'),
    ...takeCrimeStep(row.state as CrimeState, 'RECLASSIFY', {}).problems,
    ...confirmationProblems({ hoCode: row.hoCode, confirmedClasses: confirmedClasses(row.changes) }),
  ])
  const now = ctx.clock.now()
  await insertChange(ctx.tx, {
    crimeId,
    kind: 'CONFIRM',
    state: 'APPROVED',
    toCode: row.hoCode,
    words,
    requestedBy: ctx.who.userId,
    requestedAt: now,
    decidedBy: ctx.who.userId,
    decidedAt: now,
  })
  await closeTasksOf(ctx, { recordId: crimeId, kind: 'RAPE_REGISTRAR' })
  await addLogEntry(ctx, {
    recordId: crimeId,
    kind: 'CRIME_CHANGE',
    happenedAt: now,
    text: `The registrar confirmed the class ${row.hoCode ?? ''}: ${words}`.slice(0, 4000),
  })
  ctx.audit.change = { confirmed: row.hoCode }
  return { id: crimeId, version: ctx.subjectVersion ?? row.version, state: row.state }
}
