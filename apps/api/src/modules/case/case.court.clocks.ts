/** What the courts put on the clock panel of a case: the hearings that come and the custody time limits as their remands have them (F19). */
import type { CaseClock } from '@mips/contracts/case-parts'
import { hearingTypes } from '@mips/domain/case/court-codes'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { Ctx } from '../../platform/http/module.ts'
import { defendantIds } from './case.defendants.ts'
import type { CaseRows } from './case.rows.ts'
import { courtWords, dayOf, limitOf, todayOf } from './case.court.reading.ts'
import { findCourts, listExtensions, listHearings, listResults } from './case.court.repository.ts'

/** Every clock that the courts set, for information: the prosecutor answers for the limits. */
export async function courtClocks(ctx: Ctx, rows: CaseRows): Promise<CaseClock[]> {
  const caseId = rows.head.id
  const today = todayOf(ctx)
  const hearings = (await listHearings(ctx.tx, caseId)).filter(
    ({ day, heardAt, vacatedAt, origin }) =>
      origin !== 'CHARGE' && heardAt === null && vacatedAt === null && dayOf(day) >= today,
  )
  const courts = await findCourts(
    ctx.tx,
    hearings.map(({ courtCode }) => courtCode),
  )
  const listed = hearings.map(({ id, type, courtCode, day }): CaseClock => {
    const court = courts.find(({ code }) => code === courtCode)
    const where = court === undefined ? courtCode : courtWords(court)
    const label = `${labelIn(hearingTypes, type)}, ${where}`
    return { what: `HEARING_${id}`, label, by: dayOf(day), rule: 'FQ-15', isOverdue: false, isNote: true }
  })
  return rows.remands.length === 0 ? listed : [...listed, ...(await limitClocks(ctx, rows, today))]
}

async function limitClocks(ctx: Ctx, rows: CaseRows, today: string): Promise<CaseClock[]> {
  const of = {
    rows,
    remands: rows.remands,
    results: await listResults(ctx.tx, rows.head.id),
    extensions: await listExtensions(ctx.tx, rows.head.id),
  }
  return defendantIds(rows).flatMap((id) => {
    const { actBy, expiresOn } = limitOf(of, id, today)?.limit ?? {}
    const name = rows.people.get(id)?.surname
    if (actBy === undefined || expiresOn === undefined || name === undefined) return []
    return [
      {
        what: `CUSTODY_${id}`,
        label: `Custody time limit of ${name} (the prosecutor answers for it)`,
        by: actBy,
        rule: 'CT-1',
        isOverdue: actBy < today,
        isNote: true,
      },
    ]
  })
}
