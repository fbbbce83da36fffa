/** Puts hearings of a case into the diary: the first one of the charge, one that a result names, with who is needed there. */
import type { HearingPart } from '@mips/domain/case/court-codes'
import type { Ctx } from '../../platform/http/module.ts'
import { defendantIds } from './case.defendants.ts'
import { hearingOf } from './case.file.ts'
import { victimsOf, witnessesOf } from './case.people.ts'
import { readCase } from './case.read.service.ts'
import type { CaseRows } from './case.rows.ts'
import { dateOf, dayOf } from './case.court.reading.ts'
import {
  findCourts,
  findHearingAt,
  type HearingRow,
  insertHearing,
  keepHearingPerson,
  listHearings,
  updateHearing,
} from './case.court.repository.ts'

/** Whom the case has as defendants, witnesses and victims, as this reader sees them. */
export function peopleOf(
  rows: CaseRows,
): { id: string; name: string; part: HearingPart; isListed: boolean }[] {
  const defendants = defendantIds(rows).flatMap((id) => {
    const person = rows.people.get(id)
    const name = [person?.forename, person?.surname].filter(Boolean).join(' ')
    return person === undefined ? [] : [{ id, name, part: 'DEFENDANT' as const, isListed: true }]
  })
  const witnesses = witnessesOf(rows).map(({ id, name, kind, isListed }) => ({
    id,
    name,
    part: kind === 'POLICE' ? ('POLICE' as const) : ('WITNESS' as const),
    isListed,
  }))
  const victims = victimsOf(rows).map(({ id, name }) => ({
    id,
    name,
    part: 'VICTIM' as const,
    isListed: false,
  }))
  return [...defendants, ...witnesses, ...victims]
}

/** The hearing that a result names, where it is not in the diary yet; one at a court that is on no list is left to whoever reads the result. */
export async function insertNextHearing(
  ctx: Ctx,
  rows: CaseRows,
  next: { courtCode: string; day: Date; time?: string | undefined; type?: string | undefined },
): Promise<void> {
  const [found] = await findCourts(ctx.tx, [next.courtCode])
  if (found === undefined) return
  if ((await findHearingAt(ctx.tx, rows.head.id, next.courtCode, next.day)) !== null) return
  await insertFor(ctx, rows, { ...next, type: next.type ?? 'OTHER', origin: 'COURT' })
}

/** A hearing with those whom it needs. */
export async function insertFor(
  ctx: Ctx,
  rows: CaseRows,
  of: {
    courtCode: string
    day: Date
    time?: string | undefined
    type: string
    origin: 'CHARGE' | 'PERSON' | 'COURT'
  },
): Promise<HearingRow> {
  const now = ctx.clock.now()
  const row = await insertHearing(ctx.tx, {
    caseId: rows.head.id,
    courtCode: of.courtCode,
    day: of.day,
    atTime: of.time ?? null,
    type: of.type,
    origin: of.origin,
    listedBy: ctx.who.userId,
    listedAt: now,
  })
  // A trial needs the witnesses whom the case relies on; every hearing its defendants.
  const isTrial = of.type === 'TRIAL'
  const needed = peopleOf(rows).filter(
    ({ part, isListed }) => part === 'DEFENDANT' || (isTrial && isListed && part !== 'VICTIM'),
  )
  for (const { id, part } of needed)
    await keepHearingPerson(ctx.tx, {
      hearingId: row.id,
      caseId: rows.head.id,
      personId: id,
      part,
      isNeeded: true,
      keptBy: ctx.who.userId,
      keptAt: now,
    })
  return row
}

/** The hearing of a result: the one in the diary, else one that is put there for it. */
export async function hearingFor(
  ctx: Ctx,
  rows: CaseRows,
  of: { courtCode: string; day: string; type?: string | undefined },
): Promise<HearingRow> {
  const day = dateOf(of.day)
  const known = await findHearingAt(ctx.tx, rows.head.id, of.courtCode, day)
  return known ?? insertFor(ctx, rows, { ...of, day, type: of.type ?? 'OTHER', origin: 'COURT' })
}

/** The first hearing as the charge or the case has it now, in the diary as soon as there is a case; where it was listed anew, the one before is vacated. */
export async function keepFirstHearing(ctx: Ctx, caseId: string): Promise<void> {
  const rows = await readCase(ctx, caseId)
  const first = hearingOf(rows)
  if (first?.isListed !== true) return
  const day = dateOf(first.day)
  if ((await findHearingAt(ctx.tx, caseId, first.courtCode, day)) !== null) return
  const before = (await listHearings(ctx.tx, caseId)).find(
    (row) => row.origin === 'CHARGE' && row.vacatedAt === null,
  )
  // What was heard was the first hearing.
  if (before !== undefined && before.heardAt !== null) return
  if (before !== undefined)
    await updateHearing(ctx.tx, before.id, {
      vacatedAt: ctx.clock.now(),
      vacatedBy: ctx.who.userId,
      vacateReason: `Listed anew for ${dayOf(day)}`,
    })
  await insertFor(ctx, rows, {
    courtCode: first.courtCode,
    day,
    time: first.time,
    type: 'FH',
    origin: 'CHARGE',
  })
}
