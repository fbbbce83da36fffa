/** Statements as others read them: of a record and of what it arises from, with who made them and what stands against signing. */
import { victimRoles, witnessRoles } from '@mips/domain/case/people-roles'
import { caseRulesOn } from '@mips/domain/case/case-rules-table'
import { ageWords, declarationFor } from '@mips/domain/case/statements'
import { ageOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { maySeeKind, requireKind } from '../pole/kind-access.service.ts'
import {
  findMakers,
  findPlace,
  findSources,
  findStatement,
  listContacts,
  listExhibits,
  listStatements,
} from './statement.repository.ts'
import type { Read } from './statement.reading.ts'
import type { ContactRow, MakerRow, StatementRow } from './statement.rows.ts'

export type { ContactRow, StatementRow } from './statement.rows.ts'

/** Records on which a statement stands. */
const places = new Set(['Incident', 'Crime', 'Case'])

/** The record of a statement, where this reader sees it. */
export async function requirePlace(ctx: Ctx, recordId: string) {
  const place = await findPlace(ctx.tx, recordId)
  if (place === undefined) throw new AppError('not_found')
  requireKind(ctx.who, place.kind)
  if (!places.has(place.kind))
    throw new AppError('rule_refused', {
      facts: { rule: 'MS-1', reason: 'A statement stands on an incident, a crime or a case: take it there.' },
    })
  return place
}

export async function requireStatement(ctx: Ctx, recordId: string, id: string): Promise<StatementRow> {
  await requirePlace(ctx, recordId)
  const row = await findStatement(ctx.tx, recordId, id)
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** The record and what it arises from, and whom they name as victim or witness. */
export async function makersOf(
  ctx: Ctx,
  recordId: string,
): Promise<{ records: string[]; makers: MakerRow[] }> {
  const records = await findSources(ctx.tx, recordId)
  return { records, makers: await findMakers(ctx.tx, records, [...victimRoles, ...witnessRoles]) }
}

/** Statements and told contacts of records, as far as this reader sees them: what a case file is filled with. */
export async function statementsOfRecords(
  ctx: Ctx,
  records: readonly string[],
): Promise<{ statements: StatementRow[]; contacts: ContactRow[] }> {
  return {
    statements: await listStatements(ctx.tx, records),
    contacts: await listContacts(ctx.tx, records),
  }
}

/** Years today, where a date of birth is known. */
const ageOf = (row: StatementRow, day: string): number | undefined =>
  row.dob === null ? undefined : ageOn(row.dob, day)

/** A statement with all that is looked at before it is signed. */
export async function readStatement(ctx: Ctx, row: StatementRow): Promise<Read> {
  const today = londonDay(ctx.clock.now().toISOString())
  const rules = caseRulesOn(today)
  const { records, makers } = await makersOf(ctx, row.recordId)
  const exhibits = maySeeKind(ctx.who, 'Exhibit') ? await listExhibits(ctx.tx, records) : []
  const told = await listContacts(ctx.tx, records)
  const age = ageOf(row, today)
  return {
    row,
    draft: {
      kind: row.kind,
      text: row.text,
      facts: row.facts,
      ...(age === undefined ? {} : { age }),
      isOfficer: row.officer !== null,
      exhibits: row.exhibits,
      exhibitsHere: exhibits.map(({ exhibitRef }) => exhibitRef),
      contacts: [...makers, ...told].flatMap((one) =>
        [one.address, one.phone, 'email' in one ? one.email : null].flatMap((text) => text ?? []),
      ),
    },
    exhibits: exhibits.map(({ exhibitRef, description }) => ({ reference: exhibitRef, description })),
    declaration: row.declaration ?? declarationFor(age, rules),
    ageWords: row.ageWords ?? ageWords(age, rules),
  }
}
