/** What every module does to records: make one with its number, link two, log, and keep how facts came. */
import type { Origins } from '@mips/contracts/common'
import type { RecordKind } from '@mips/contracts/contract'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { badField } from '../../platform/errors.ts'
import { insertLink, insertLogEntry, insertOrigins, insertRecord, nextNumber } from './record.repository.ts'

/** The part of a context that these verbs need; jobs and imports can give it too. */
export type RecordCtx = {
  readonly tx: Tx
  readonly clock: Clock
  readonly requestId: string
  readonly who?:
    | {
        readonly userId: string
        readonly unitCode: string
        readonly roles: readonly string[]
        readonly poolAcl?: number | null
      }
    | undefined
}

type Series = { prefix: string; style: 'year' | 'running' }

/** The reference series of each kind: `INC/2026/000123`, or `N104417` for those that run on. */
const series: Partial<Record<RecordKind, Series>> = {
  Nominal: { prefix: 'N', style: 'running' },
  Location: { prefix: 'L', style: 'running' },
  Object: { prefix: 'O', style: 'running' },
  Incident: { prefix: 'INC', style: 'year' },
  Arrest: { prefix: 'ARR', style: 'year' },
  VoluntaryAttendance: { prefix: 'VA', style: 'year' },
  VulnerabilityReport: { prefix: 'VUL', style: 'year' },
  AsbReport: { prefix: 'ASB', style: 'year' },
  IntelligenceReport: { prefix: 'INT', style: 'year' },
  Crime: { prefix: 'CR', style: 'year' },
  Exhibit: { prefix: 'EXH', style: 'year' },
  MissingEpisode: { prefix: 'MIS', style: 'year' },
  AbuseAssessment: { prefix: 'DAR', style: 'year' },
  ProtectionNotice: { prefix: 'DVP', style: 'year' },
  RightToKnow: { prefix: 'RTK', style: 'year' },
  AsbCase: { prefix: 'ABC', style: 'year' },
  StopSearch: { prefix: 'SS', style: 'year' },
  SearchAuthority: { prefix: 'SSA', style: 'year' },
  SearchWarrant: { prefix: 'SWA', style: 'year' },
  Warrant: { prefix: 'WAR', style: 'year' },
  Case: { prefix: 'CASE', style: 'year' },
  CrimeGroup: { prefix: 'OCG', style: 'year' },
  AnalysisProduct: { prefix: 'PRO', style: 'year' },
}

/**
 * Makes the record row of a new record, with the next reference of its series.
 * A record made restricted gets an opaque reference, so that numbers do not show that it exists.
 */
export async function createRecord(
  ctx: RecordCtx,
  record: { kind: RecordKind; aclId?: number; origin?: string; reference?: string },
): Promise<{ id: string; reference: string | null }> {
  // What is made in a separate pool stays in it.
  const aclId = record.aclId || ctx.who?.poolAcl || 0
  const reference = record.reference ?? (await referenceFor(ctx, record.kind, aclId))
  const id = await insertRecord(ctx.tx, {
    kind: record.kind,
    reference,
    aclId,
    origin: record.origin ?? 'screen',
    unitCode: ctx.who?.unitCode ?? null,
    createdBy: ctx.who?.userId ?? null,
    createdAt: ctx.clock.now(),
  })
  return { id, reference }
}

async function referenceFor(ctx: RecordCtx, kind: RecordKind, aclId: number): Promise<string | null> {
  const own = series[kind]
  if (own === undefined) return null
  const year = ctx.clock.now().getUTCFullYear()
  if (aclId !== 0)
    return own.style === 'year' ? `${own.prefix}/${year}/R${opaque()}` : `${own.prefix}R${opaque()}`
  const number = await nextNumber(ctx.tx, own.prefix, own.style === 'year' ? year : 0)
  return own.style === 'year'
    ? `${own.prefix}/${year}/${String(number).padStart(6, '0')}`
    : `${own.prefix}${number}`
}

const opaque = () =>
  [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => 'BCDFGHJKLMNPQRSTVWXZ23456789'[byte % 28])
    .join('')

/** Links two records; how the link came is kept with it. */
export async function linkRecords(
  ctx: RecordCtx,
  link: {
    fromId: string
    toId: string
    role: string
    sourceId?: string | undefined
    origin: string
    note?: string | undefined
    validFrom?: Date | undefined
    validTo?: Date | undefined
    confidence?: string | undefined
  },
): Promise<string> {
  if (link.fromId === link.toId) throw badField('toId', 'A record cannot be linked to itself')
  return insertLink(ctx.tx, {
    fromId: link.fromId,
    toId: link.toId,
    role: link.role,
    origin: link.origin,
    sourceId: link.sourceId ?? null,
    note: link.note ?? null,
    validFrom: link.validFrom ?? null,
    validTo: link.validTo ?? null,
    confidence: link.confidence ?? 'confirmed',
    createdBy: ctx.who?.userId ?? null,
    createdAt: ctx.clock.now(),
  })
}

/** Keeps how each field of a record came: typed, chosen, carried over from a record, imported or derived. */
export async function keepOrigins(ctx: RecordCtx, recordId: string, origins: Origins): Promise<void> {
  await insertOrigins(
    ctx.tx,
    Object.entries(origins).map(([field, origin]) => ({
      recordId,
      field,
      how: origin.how,
      carriedFromId: origin.fromId ?? null,
      carriedFromField: origin.fromField ?? null,
      requestId: ctx.requestId,
      createdBy: ctx.who?.userId ?? null,
      createdAt: ctx.clock.now(),
    })),
  )
}

const skewMinutes = 5

/** Refuses a time in the future (five minutes of clock difference are forgiven). */
export function refuseFuture(ctx: RecordCtx, field: string, at: Date): void {
  if (at.getTime() > ctx.clock.now().getTime() + skewMinutes * 60_000)
    throw badField(field, 'Enter a time that is not in the future')
}

/** Adds an entry to the log of a record: when it happened and, always, when it was recorded. */
export async function addLogEntry(
  ctx: RecordCtx,
  entry: {
    recordId: string
    kind: string
    happenedAt: Date
    text: string
    details?: Record<string, unknown> | undefined
    correctsId?: string | undefined
    lateReason?: string | undefined
  },
): Promise<string> {
  refuseFuture(ctx, 'happenedAt', entry.happenedAt)
  return insertLogEntry(ctx.tx, {
    recordId: entry.recordId,
    kind: entry.kind,
    happenedAt: entry.happenedAt,
    recordedAt: ctx.clock.now(),
    authorId: ctx.who?.userId ?? null,
    authorRole: ctx.who?.roles[0] ?? null,
    text: entry.text,
    ...(entry.details === undefined ? {} : { details: JSON.parse(JSON.stringify(entry.details)) }),
    correctsId: entry.correctsId ?? null,
    lateReason: entry.lateReason ?? null,
  })
}
