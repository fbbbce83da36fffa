/** Reading statements: the list of a record, one of them, how its maker is reached, and the paper that is served. */
import { createHash } from 'node:crypto'
import type { WitnessContact } from '@mips/contracts/statement'
import { displayName } from '@mips/domain/nominal/display-name'
import { linkRoleLabel } from '@mips/domain/codes/link-label'
import { formatLondon } from '@mips/domain/time/london-time'
import { holds } from '../../platform/access/principal.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { drawPaper } from '../../platform/paper/draw-paper.ts'
import { paperOf, presentLines, presentStatement } from './statement.view.ts'
import { makersOf, readStatement, requirePlace, requireStatement } from './statement.reading.service.ts'
import { listContacts, listStatements } from './statement.repository.ts'

/** The statements of a record and of what it arises from, and who may make one. */
export async function statementsOf(ctx: Ctx, recordId: string) {
  const place = await requirePlace(ctx, recordId)
  const { records, makers } = await makersOf(ctx, recordId)
  const rows = await listStatements(ctx.tx, records)
  Object.assign(ctx.audit, { resultIds: rows.slice(0, 100).map(({ id }) => id), resultCount: rows.length })
  return {
    title: place.title,
    reference: place.reference,
    kind: place.kind,
    statements: presentLines(rows),
    people: makers.map((one) => ({
      id: one.personRecordId,
      name: displayName(one),
      role: linkRoleLabel(one.role),
    })),
    may: {
      take: holds(ctx.who, 'statement.record.take')
        ? { allowed: true }
        : { allowed: false, reason: 'Your role takes no statements.' },
    },
  }
}

export async function getStatement(ctx: Ctx, recordId: string, statementId: string) {
  const row = await requireStatement(ctx, recordId, statementId)
  const rows = await listStatements(ctx.tx, [recordId])
  return presentStatement(await readStatement(ctx, row), rows, ctx.who)
}

/** How a witness is reached, for those who care for witnesses. */
export async function contactOf(ctx: Ctx, recordId: string, personId: string): Promise<WitnessContact> {
  await requirePlace(ctx, recordId)
  const { records, makers } = await makersOf(ctx, recordId)
  const maker = makers.find((one) => one.personRecordId === personId)
  if (maker === undefined) throw new AppError('not_found')
  const told = (await listContacts(ctx.tx, records)).find(({ nominalId }) => nominalId === maker.nominalId)
  ctx.audit.resultIds = [maker.personRecordId]
  return {
    name: displayName(maker),
    known: { address: maker.address, phone: maker.phone },
    told:
      told === undefined
        ? null
        : {
            address: told.address,
            phone: told.phone,
            email: told.email,
            safeWords: told.safeWords,
            by: told.by,
            at: told.at,
          },
  }
}

/** The statement as a tagged paper with its marking, for a named recipient; the file is noted by its hash. */
export async function printStatement(
  ctx: Ctx,
  of: { recordId: string; statementId: string },
  recipient: string,
): Promise<Buffer> {
  const row = await requireStatement(ctx, of.recordId, of.statementId)
  const now = ctx.clock.now()
  const bytes = await drawPaper(
    paperOf(await readStatement(ctx, row), recipient),
    now,
    formatLondon(now.toISOString()),
  )
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  Object.assign(ctx.audit, { recipient, change: { statementId: row.id, sha256 } })
  ctx.reply.header('content-type', 'application/pdf')
  ctx.reply.header('content-disposition', 'inline; filename="statement.pdf"')
  return bytes
}
