/** The verbs of the audit module: look, look at one record, export. */
import { createHash, sign } from 'node:crypto'
import type { AuditFilter, AuditLine, AuditStanding } from '@mips/contracts/audit'
import { purposes } from '@mips/domain/codes/purposes'
import type { Ctx } from '../../platform/http/module.ts'
import { csvOf } from './audit.csv.ts'
import {
  exploreEntries,
  findActors,
  findClusterIds,
  findNamedRecords,
  findStanding,
  findWitnesses,
  type ExploredRow,
} from './audit.repository.ts'
import { loadSealKeys, sealFolderOf } from './checkpoint.ts'

type Page = { entries: AuditLine[]; nextBeforeId: string | null; standing: AuditStanding }

/** One page of the entries that the filter lets through. */
export async function searchAudit(ctx: Ctx, filter: AuditFilter): Promise<Page> {
  return pageOf(ctx, filter, {})
}

/** One page of the entries about one record: those that saw it, found it or changed it; of a nominal, its person records too. */
export async function auditOfRecord(ctx: Ctx, recordId: string, filter: AuditFilter): Promise<Page> {
  return pageOf(ctx, filter, { records: [recordId, ...(await findClusterIds(ctx.tx, recordId))] })
}

const mostRows = 5000

/** All entries about one record as CSV, with its digest and a signature. */
export async function exportAudit(
  ctx: Ctx,
  recordId: string,
  filter: Omit<AuditFilter, 'limit' | 'beforeId'>,
) {
  const records = [recordId, ...(await findClusterIds(ctx.tx, recordId))]
  const rows = await exploreEntries(ctx.tx, { ...filterOf(filter), records, limit: mostRows })
  const lines = await presentRows(ctx, rows)
  const csv = csvOf(lines)
  const sha256 = createHash('sha256').update(csv).digest('hex')
  const keys = loadSealKeys(sealFolderOf(ctx.config))
  ctx.audit.resultCount = lines.length
  ctx.audit.recipient = ctx.who.staffNumber
  return {
    fileName: `audit-${recordId}-${ctx.clock.now().toISOString().slice(0, 10)}.csv`,
    csv,
    rows: lines.length,
    sha256,
    signature: sign(null, Buffer.from(csv), keys.privateKey).toString('base64'),
    standing: await presentStanding(ctx),
  }
}

const filterOf = (filter: Omit<AuditFilter, 'limit' | 'beforeId'>) => {
  const { actorId, ...rest } = filter
  return { ...rest, ...(actorId === undefined ? {} : { actor: actorId }) }
}

async function pageOf(ctx: Ctx, filter: AuditFilter, more: { records?: string[] }): Promise<Page> {
  const rows = await exploreEntries(ctx.tx, { ...filterOf(filter), ...more })
  ctx.audit.resultCount = rows.length
  const last = rows.at(-1)
  return {
    entries: await presentRows(ctx, rows),
    nextBeforeId: last !== undefined && rows.length === filter.limit ? last.id.toString() : null,
    standing: await presentStanding(ctx),
  }
}

async function presentStanding(ctx: Ctx): Promise<AuditStanding> {
  const row = await findStanding(ctx.tx)
  const kept = new Map((await findWitnesses(ctx.tx)).map((each) => [each.witness, each]))
  return {
    entries: Number(row.entries),
    unsealed: Number(row.unsealed),
    seals: Number(row.seals),
    sealedAt: row.sealedAt?.toISOString() ?? null,
    root: row.root === null ? null : Buffer.from(row.root).toString('base64'),
    witnesses: ctx.config.witnesses.map(({ key }) => ({
      name: key.name,
      size: Number(kept.get(key.name)?.size ?? 0),
      at: kept.get(key.name)?.at.toISOString() ?? null,
    })),
  }
}

const purposeLabels = new Map<string, string>(purposes.map((purpose) => [purpose.code, purpose.label]))

async function presentRows(ctx: Ctx, rows: ExploredRow[]): Promise<AuditLine[]> {
  const recordIds = new Set(
    rows
      .flatMap((row) => [row.subjectId, row.purposeRef, ...(row.resultIds ?? []).slice(0, 20)])
      .filter((id) => id !== null),
  )
  const named = new Map((await findNamedRecords(ctx.tx, [...recordIds])).map((record) => [record.id, record]))
  const actors = new Map(
    (await findActors(ctx.tx, [...new Set(rows.flatMap((row) => row.actorId ?? []))])).map((actor) => [
      actor.id,
      actor,
    ]),
  )
  const refOf = (id: string | null) => {
    const record = id === null ? undefined : named.get(id)
    return record === undefined
      ? null
      : {
          id: record.id,
          kind: record.kind,
          reference: record.reference,
          title: record.title ?? record.reference ?? record.kind,
        }
  }
  return rows.map((row) => ({
    id: row.id.toString(),
    at: row.at.toISOString(),
    actor: (row.actorId === null ? undefined : actors.get(row.actorId)) ?? null,
    system: row.system,
    roles: row.roles,
    device: row.device,
    action: row.action,
    act: row.act,
    outcome: row.outcome,
    reason: row.reason,
    purpose:
      row.purposeCode === null
        ? null
        : {
            code: row.purposeCode,
            label: purposeLabels.get(row.purposeCode) ?? row.purposeCode,
            source: row.purposeSource,
            ref: refOf(row.purposeRef),
          },
    subject: refOf(row.subjectId),
    resultCount: row.resultCount,
    results: (row.resultIds ?? []).slice(0, 20).flatMap((id) => refOf(id) ?? []),
    terms: row.terms,
    reasonGiven: row.reasonGiven,
    change: row.change,
    sealNo: row.sealNo?.toString() ?? null,
    requestId: row.requestId,
  }))
}
