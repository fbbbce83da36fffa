/** What every procedure begins and ends with: the stay, who may record, the times, the rules, and a row that replaces none. */
import type { OfficerRef } from '@mips/contracts/common'
import type { Problem } from '@mips/contracts/custody-procedure-parts'
import { isRank } from '@mips/domain/codes/ranks'
import { isLateEntry } from '@mips/domain/custody/care'
import { custodyRolesOf } from '@mips/domain/custody/custody-roles'
import { decideEntry, type EntrySection, type Enterer } from '@mips/domain/custody/entry-permissions'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuse } from '../custody/custody.service.ts'
import { addLogEntry, refuseFuture } from '../pole/record.service.ts'
import { findBasics, findOfficers, findRows, insertRow, type Table } from './procedure.repository.ts'
import type { AuthorityRow, Row } from './procedure.rows.ts'
import { investigating, type Stay, withFacts } from './stay-facts.ts'

/** The stay that an act is recorded on. */
export async function requireStayFacts(ctx: Ctx, id: string): Promise<Stay> {
  const stay = await findBasics(ctx.tx, id)
  if (stay === undefined) throw new AppError('not_found')
  return withFacts(stay, ctx.clock.now())
}

/** Refuses an entry that the officer's part in the record does not make (custody.md 11). */
export function refuseSection(ctx: Ctx, stay: Stay, section: EntrySection): void {
  const { who } = ctx
  const has = (roles: readonly string[]) =>
    [...(stay.arrest?.officers ?? []), ...stay.officers].some(
      ({ id, role }) => id === who.userId && roles.includes(role),
    )
  const parts: Enterer[] = custodyRolesOf({
    rank: isRank(who.rank) ? who.rank : 'STAFF',
    roles: who.roles,
    isArresting: has(['ARRESTING']),
    isInvestigating: has(investigating) || who.roles.includes('DETECTIVE'),
  }).flatMap((part): Enterer[] => (part === 'SYS' ? [] : [part]))
  refuse(`entry_${section.toLowerCase()}`, decideEntry(section, parts))
}

/** Refuses what a rule blocks, by the rule's id; answers what is still to be asked or looked at. */
export function refuseBlocked(problems: readonly RuleProblem[]): Problem[] {
  const blocked = problems.filter(({ severity }) => severity === 'BLOCK')
  const [first] = blocked
  if (first !== undefined)
    throw new AppError('rule_refused', {
      facts: {
        rule: first.rule,
        reason: blocked.map(({ rule, message }) => `${rule}: ${message}`).join(' '),
        problems: blocked,
      },
    })
  return [...problems]
}

/** Not in the future, not before the person was held, and with a reason when it is entered late. */
export function refuseTime(
  ctx: Ctx,
  stay: Stay,
  field: string,
  at: string,
  {
    lateReason,
    earliest = stay.arrest?.arrestedAt ?? stay.arrivedAt,
    isLateAsked = true,
  }: {
    lateReason?: string | undefined
    earliest?: string
    isLateAsked?: boolean
  },
): Date {
  const time = new Date(at)
  refuseFuture(ctx, field, time)
  if (time < new Date(earliest))
    throw badField(field, `Enter a time after ${formatLondon(new Date(earliest).toISOString())}`)
  if (isLateAsked && isLateEntry(at, ctx.clock.now().toISOString(), stay.rules) && !lateReason)
    throw badField(
      'lateReason',
      `Say why this is entered more than ${stay.rules.lateEntryMinutes} minutes after it happened`,
    )
  return time
}

/** The end of something: not before its beginning. */
export function refuseEnd(ctx: Ctx, field: string, from: Date, to: string | undefined): Date | null {
  if (to === undefined) return null
  const end = new Date(to)
  refuseFuture(ctx, field, end)
  if (end < from) throw badField(field, 'Enter an end that is not before the beginning')
  return end
}

/** Officers by id as they stand now, or a refusal at the field. */
export async function requireOfficers(
  ctx: Ctx,
  ids: readonly string[],
  field: string,
): Promise<OfficerRef[]> {
  const unique = [...new Set(ids)]
  const officers = await findOfficers(ctx.tx, unique)
  return unique.map((id) => {
    const found = officers.find((officer) => officer.id === id)
    if (found === undefined) throw badField(field, 'Choose an officer from the list')
    return found
  })
}

export async function requireOfficer(ctx: Ctx, id: string, field: string): Promise<OfficerRef> {
  const [officer] = await requireOfficers(ctx, [id], field)
  if (officer === undefined) throw badField(field, 'Choose an officer from the list')
  return officer
}

/** An authority with the officer's rank of this moment; nobody authorises in the future. */
export async function authorityOf(
  ctx: Ctx,
  given: { officerId: string; at: string } | undefined,
  field = 'authority',
): Promise<AuthorityRow | undefined> {
  if (given === undefined) return undefined
  refuseFuture(ctx, `${field}.at`, new Date(given.at))
  return { officer: await requireOfficer(ctx, given.officerId, `${field}.officerId`), at: given.at }
}

/** The newest row of a chain that an act goes on from: refused where somebody went on from it before. */
export async function requireNewest<R extends Row>(
  ctx: Ctx,
  table: Table,
  recordId: string,
  previousId: string,
): Promise<R> {
  const rows = await findRows<R>(ctx.tx, table, recordId)
  const row = rows.find(({ id }) => id === previousId)
  if (row === undefined) throw new AppError('bad_reference')
  const next = rows.find((other) => other.previousId === previousId)
  if (next !== undefined)
    throw new AppError('conflict', {
      facts: {
        reason: `${next.recordedBy?.displayName ?? 'Somebody'} changed this at ${formatLondon(new Date(next.recordedAt).toISOString())}: look at it and enter yours again.`,
      },
    })
  return row
}

/** Writes a row on the stay, and the entry in the log that tells of it. */
export async function keepRow(
  ctx: Ctx,
  table: Table,
  recordId: string,
  row: {
    previous?: Row | undefined
    kind: string
    state: string
    at?: Date | null
    until?: Date | null
    facts: object
    why?: string | undefined
  },
  log?: { kind: string; at: Date; text: string; lateReason?: string | undefined },
): Promise<{ id: string; rootId: string }> {
  const made = await insertRow(ctx.tx, table, {
    ...row,
    custodyRecordId: recordId,
    recordedAt: ctx.clock.now(),
    recordedBy: ctx.who.userId,
  })
  if (log !== undefined)
    await addLogEntry(ctx, {
      recordId,
      kind: log.kind,
      happenedAt: log.at,
      text: log.text.slice(0, 4000),
      details: { rowId: made.id, rootId: made.rootId },
      lateReason: log.lateReason || undefined,
    })
  ctx.audit.change = { ...(ctx.audit.change as object | undefined), [table]: made.id, state: row.state }
  return made
}
