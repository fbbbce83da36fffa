/** Taking a statement: begun, written as a draft, signed on the screen by the witness and then by the officer, and never changed from then on (MS-1 to MS-8). */
import { createHash } from 'node:crypto'
import type { statement } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { decideWriting, signatureProblems, stateAfter, statementStates } from '@mips/domain/case/statements'
import { victimRoles } from '@mips/domain/case/people-roles'
import { labelIn } from '@mips/domain/custody/offence-words'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { takeStep } from '../victim-care/victim-care.service.ts'
import { leftOf, type Read } from './statement.reading.ts'
import {
  makersOf,
  readStatement,
  requirePlace,
  requireStatement,
  type StatementRow,
} from './statement.reading.service.ts'
import { changeStatement, insertContact, insertStatement } from './statement.repository.ts'

type Routes = (typeof statement)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']
type Of = { recordId: string; statementId: string }

const stateOf = (code: string) => ({ code, label: labelIn(statementStates, code) })

/** Begins a statement of somebody whom the record names, or the officer's own. */
export async function begin(ctx: Ctx, recordId: string, body: Body<'begin'>) {
  await requirePlace(ctx, recordId)
  const maker = body.personId === undefined ? undefined : await requireMaker(ctx, recordId, body.personId)
  const { id } = await insertStatement(ctx.tx, {
    recordId,
    kind: body.kind,
    isKey: body.isKey,
    ...(maker === undefined ? { officerId: ctx.who.userId } : { personRecordId: maker.personRecordId }),
    begunBy: ctx.who.userId,
    begunAt: ctx.clock.now(),
  })
  ctx.audit.change = { statementId: id, kind: body.kind, personId: maker?.personRecordId ?? null }
  return { id, revision: 1, state: stateOf('DRAFT') }
}

/** Unknown, hidden and not named by the record are the same. */
async function requireMaker(ctx: Ctx, recordId: string, personId: string) {
  const { makers } = await makersOf(ctx, recordId)
  const maker = makers.find((one) => one.personRecordId === personId || one.nominalId === personId)
  if (maker === undefined) throw new AppError('bad_reference')
  return maker
}

/** Keeps the words of a draft; somebody else's newer words are never written over. */
export async function write(ctx: Ctx, { recordId, statementId }: Of, body: Body<'write'>) {
  const row = await requireStatement(ctx, recordId, statementId)
  const writing = decideWriting(row.state)
  if (!writing.allowed) throw new AppError('not_in_state', { facts: { reason: writing.reason } })
  await keep(ctx, row, body.revision, {
    text: body.text,
    facts: JSON.parse(JSON.stringify(body.facts)),
    exhibits: [...new Set(body.exhibits)],
  })
  ctx.audit.change = { statementId, revision: row.revision + 1 }
  return { id: statementId, revision: row.revision + 1, state: stateOf(row.state) }
}

async function keep(
  ctx: Ctx,
  row: StatementRow,
  revision: number,
  data: Parameters<typeof changeStatement>[2],
): Promise<void> {
  if (revision !== row.revision || !(await changeStatement(ctx.tx, { id: row.id, revision }, data)))
    throw new AppError('stale_version')
}

/** Signs a statement as it stands: whose words they are first, then the officer who took it. */
export async function sign(ctx: Ctx, { recordId, statementId }: Of, body: Body<'sign'>) {
  const row = await requireStatement(ctx, recordId, statementId)
  const read = await readStatement(ctx, row)
  const isOfficer = row.officer !== null
  refuseProblems([
    ...signatureProblems(body, {
      state: row.state,
      takenBy: row.begunBy?.id ?? '',
      userId: ctx.who.userId,
      isOfficer,
    }),
    ...(body.by === 'WITNESS' ? leftOf(read) : []),
  ])
  const at = ctx.clock.now()
  const state = stateAfter(body.by, isOfficer)
  const data =
    body.by === 'WITNESS'
      ? {
          declaration: read.declaration,
          ageWords: read.ageWords,
          witnessSignedAt: at,
          witnessWay: body.way,
          witnessMark: body.mark,
          signedSha256: hashOf(read),
        }
      : { officerSignedAt: at, officerSignedBy: ctx.who.userId, officerWay: body.way, officerMark: body.mark }
  await keep(ctx, row, body.revision, { ...data, state })
  if (state === 'SIGNED') await whenSigned(ctx, row)
  ctx.audit.change = { statementId, by: body.by, way: body.way, state }
  return { id: statementId, revision: row.revision + 1, state: stateOf(state) }
}

/** What was signed, so that it can be shown to be the same. */
const hashOf = ({ row, declaration, ageWords }: Read): string =>
  createHash('sha256')
    .update(JSON.stringify([row.kind, row.text, row.facts, row.exhibits, declaration, ageWords]))
    .digest('hex')

/** A personal statement of a victim is a step of their care too, so that nobody enters it twice. No line goes to the record: its maker may be more restricted. */
async function whenSigned(ctx: Ctx, row: StatementRow): Promise<void> {
  const at = ctx.clock.now()
  const { makers } = await makersOf(ctx, row.recordId)
  const victim = makers.find(
    ({ personRecordId, role }) => personRecordId === row.personRecordId && victimRoles.includes(role),
  )
  if (row.kind === 'PERSONAL' && row.recordKind === 'Crime' && victim !== undefined)
    await takeStep(
      ctx,
      { crimeId: row.recordId, victimId: victim.personRecordId },
      { kind: 'STATEMENT_TAKEN', at: at.toISOString(), reference: 'Statements of this crime' },
    )
}

/** Says whether the case rests on it; that is of the file and not of the words, so a signed statement takes it too. */
export async function mark(ctx: Ctx, { recordId, statementId }: Of, isKey: boolean) {
  const row = await requireStatement(ctx, recordId, statementId)
  if (row.state === 'DISCARDED')
    throw new AppError('not_in_state', { facts: { reason: 'This statement was not made.' } })
  await keep(ctx, row, row.revision, { isKey })
  ctx.audit.change = { statementId, isKey }
  return { id: statementId, revision: row.revision + 1, state: stateOf(row.state) }
}

/** Ends a draft that nobody signed; its words stay with the reason. */
export async function discard(ctx: Ctx, { recordId, statementId }: Of, reason: string) {
  const row = await requireStatement(ctx, recordId, statementId)
  if (row.state === 'DISCARDED') throw new AppError('already_done')
  const writing = decideWriting(row.state)
  if (!writing.allowed) throw new AppError('not_in_state', { facts: { reason: writing.reason } })
  await keep(ctx, row, row.revision, {
    state: 'DISCARDED',
    discardedAt: ctx.clock.now(),
    discardedBy: ctx.who.userId,
    discardedReason: reason,
  })
  Object.assign(ctx.audit, { reasonGiven: reason, change: { statementId, state: 'DISCARDED' } })
  return { id: statementId, revision: row.revision + 1, state: stateOf('DISCARDED') }
}

/** Keeps how a witness is reached, apart from every statement; the newest holds. */
export async function keepContact(
  ctx: Ctx,
  { recordId, personId }: { recordId: string; personId: string },
  body: Body<'keepContact'>,
) {
  await requirePlace(ctx, recordId)
  const maker = await requireMaker(ctx, recordId, personId)
  const { id } = await insertContact(ctx.tx, {
    recordId,
    personRecordId: maker.personRecordId,
    address: body.address || null,
    phone: body.phone || null,
    email: body.email || null,
    safeWords: body.safeWords || null,
    keptBy: ctx.who.userId,
    keptAt: ctx.clock.now(),
  })
  ctx.audit.change = { contactId: id, personId: maker.personRecordId, fields: Object.keys(body) }
  return { id }
}
