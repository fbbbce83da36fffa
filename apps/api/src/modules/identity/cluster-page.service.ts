/** The records of one person and what holds them together, their health, and the queue of those that need attention. */
import type { Attention, Cluster, FieldChange } from '@mips/contracts/identity-replies'
import { codeLabel } from '@mips/domain/codes/lists'
import { clusterHealth, type HealthFacts } from '@mips/domain/identity/cluster-health'
import { attentionReasons } from '@mips/domain/identity/identity-codes'
import { displayName } from '@mips/domain/nominal/display-name'
import { writtenDob } from '@mips/domain/nominal/held-dob'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError } from '../../platform/errors.ts'
import { holds } from '../../platform/access/principal.ts'
import { findNominals, presentSides } from '../nominal/nominal.compare.service.ts'
import { modelSetAside } from '../nominal/nominal.model.service.ts'
import { isoDay } from '../nominal/nominal.service.ts'
import {
  type AttentionRow,
  findAttention,
  findFieldChanges,
  findHeldBack,
} from './cluster-page.repository.ts'
import { findLiveNominal, findNamesOf, findRecordsOf, listDecisions } from './cluster.repository.ts'

/** Of a retired number, the person that it leads to. */
export async function getCluster(ctx: Ctx, asked: string): Promise<Cluster> {
  const nominalId = await findLiveNominal(ctx.tx, asked)
  const records = await findRecordsOf(ctx.tx, [nominalId])
  const [nominal] = await findNominals(ctx.tx, [nominalId])
  if (nominal === undefined || records.length === 0) throw new AppError('not_found')
  const ids = records.map((record) => record.id)
  const names = await findNamesOf(ctx.tx, ids)
  const made = await findNominals(ctx.tx, [
    ...new Set(records.map((record) => record.madeNominalId ?? nominalId)),
  ])
  const numberOf = (id: string) => made.find((row) => row.id === id)?.reference ?? null
  const heldBack = await findHeldBack(ctx.tx, nominalId)
  const health = clusterHealth(factsOf(await findAttention(ctx.tx, nominalId, 50)))
  Object.assign(ctx.audit, { resultIds: ids.slice(0, 100) })
  return {
    nominalId,
    reference: nominal.reference,
    version: nominal.version,
    health: health.status,
    attention: health.attention.map(({ code, words }) => ({ code, label: labelOf(code), words })),
    records: records.map((record) => ({
      personRecordId: record.id,
      madeNominalId: record.madeNominalId ?? nominalId,
      reference: numberOf(record.madeNominalId ?? nominalId),
      words: displayName(names.find((name) => name.personRecordId === record.id)),
      dob:
        record.dob === null
          ? null
          : writtenDob({
              dob: isoDay(record.dob),
              dobTo: record.dobTo === null ? null : isoDay(record.dobTo),
              precision: record.dobPrecision,
            }),
      sourceKind: record.sourceKind,
      recordedAt: record.createdAt.toISOString(),
      isRestricted: record.aclId !== 0,
    })),
    edges: (await listDecisions(ctx.tx, ids)).map(({ id, nominalA, nominalB, ...row }) => ({
      ...row,
      decisionId: id,
      otherNominalId: [nominalA, nominalB].find((each) => each !== nominalId) ?? null,
      decidedAt: row.decidedAt.toISOString(),
      undoneAt: row.undoneAt?.toISOString() ?? null,
      isHeldBack: heldBack.has(id),
    })),
    retired: made
      .filter((row) => row.id !== nominalId)
      .map((row) => ({ nominalId: row.id, reference: row.reference })),
    may: {
      undo: holds(ctx.who, 'nominal.identity.decide')
        ? { allowed: true }
        : { allowed: false, reason: 'Your role does not include this' },
    },
  }
}

const factsOf = (rows: AttentionRow[]): HealthFacts => {
  const n = (code: string) => rows.filter((row) => row.code === code).reduce((sum, row) => sum + row.n, 0)
  return {
    broken: Array.from({ length: n('BROKEN_CLUSTER') }, (_, i) => String(i)),
    heldBack: n('OVERRIDE_CONFLICT'),
    contradicted: 0,
    toPlace: n('TO_BE_PLACED'),
    twoIdentifiers: rows
      .filter((row) => row.code === 'TWO_IDENTIFIERS')
      .map((row) => codeLabel('identifierTypes', row.detail ?? '')),
  }
}

const labelOf = (code: string) => attentionReasons.find((reason) => reason.code === code)?.label ?? code

/** Every person that needs somebody to look at them, the longest waiting first, a line for each reason. */
export async function listAttention(
  ctx: Ctx,
  limit: number,
): Promise<{ clusters: Attention[]; matchingNotice: string | null }> {
  const rows = await findAttention(ctx.tx, null, limit)
  const sides = await presentSides(
    ctx,
    rows.map((row) => row.nominalId),
  )
  const clusters = rows.flatMap((row) => {
    const side = sides.get(row.nominalId)
    const [reason] = clusterHealth(factsOf([row])).attention
    if (side === undefined || reason === undefined) return []
    return [
      {
        nominalId: row.nominalId,
        reference: side.reference,
        displayName: side.displayName,
        code: row.code,
        label: labelOf(row.code),
        words: reason.words,
        since: row.since.toISOString(),
      },
    ]
  })
  const seen = [...new Set(clusters.map((cluster) => cluster.nominalId))]
  // An open record needs attention for what is hidden: that somebody read so is for those who may see both.
  const aclId = Math.max(0, ...rows.map((row) => row.aclId))
  Object.assign(ctx.audit, { aclId, resultIds: seen.slice(0, 100), resultCount: seen.length })
  return { clusters, matchingNotice: modelSetAside() ?? null }
}

/** Machinery of the store, which says nothing about the person. */
const machinery = new Set([
  'id',
  'acl_id',
  'from_acl',
  'to_acl',
  'source_acl',
  'person_record_id',
  'record_id',
  'created_at',
  'version',
  'is_protected',
])

/** What each field of a person was and became: who, when, from which device, by which act. */
export async function getFieldHistory(ctx: Ctx, asked: string): Promise<{ changes: FieldChange[] }> {
  const rows = await findFieldChanges(ctx.tx, await findLiveNominal(ctx.tx, asked))
  const changes = rows.flatMap((row) =>
    [...new Set([...Object.keys(row.before ?? {}), ...Object.keys(row.after ?? {})])]
      .filter((field) => !machinery.has(field) && !field.endsWith('nominal_id'))
      .filter((field) => JSON.stringify(row.before?.[field]) !== JSON.stringify(row.after?.[field]))
      .map((field) => ({
        id: `${row.id} ${field}`,
        personRecordId: row.personRecordId,
        field: `${row.tableName}.${field}`,
        label: field.replaceAll('_', ' '),
        before: asText(row.before?.[field]),
        after: asText(row.after?.[field]),
        at: row.at.toISOString(),
        by: row.by,
        device: row.device,
        action: row.action,
      })),
  )
  return { changes }
}

const asText = (value: unknown): string | null => {
  if (value === undefined || value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
