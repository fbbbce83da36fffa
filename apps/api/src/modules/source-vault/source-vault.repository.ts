/** Calls of the vault's functions: its tables cannot be reached from here. */
import type { OfficerRef } from '@mips/contracts/common'
import type { Tx } from '../../platform/db/tx.ts'
import type { Sealed } from './vault-key.ts'

type Officer = OfficerRef | null

export type SourceRow = {
  key: string
  pseudonym: string
  kind: string
  registeredAt: string
  contactCount: number
  /** When the latest were, the last one last. */
  contacts: string[]
  feedback: { code: string; on: string }[]
}
export type ReportRow = {
  id: string
  corridorId: string
  pseudonym: string
  writtenBy: string
  writer: Officer
  writtenAt: string
  releaseAt: string | null
  sealed: string | null
}
export type OpeningRow = {
  id: string
  sourceKey: string
  pseudonym: string
  reason: string
  askedBy: string
  asker: Officer
  askedAt: string
  isGranted: boolean | null
  openUntil: string | null
}
export type OpenedRow = {
  key: string
  pseudonym: string
  kind: string
  openUntil: string
  sealed: string
  contacts: { id: string; at: string; by: string; officer: Officer; sealed: string }[]
}
export type ProductRow = { corridorId: string; shownDay: string; sealed: string; feedback: string[] }

const one = async <T>(rows: Promise<{ answer: T }[]>): Promise<T | null> => (await rows)[0]?.answer ?? null

export const registerSource = (
  tx: Tx,
  source: { onceKey: string; key: string; pseudonym: string; kind: string; at: Date } & Sealed,
) =>
  one(
    tx.$queryRaw<{ answer: { key: string; pseudonym: string } | null }[]>`
      SELECT vault.register_source(${source.onceKey}::uuid, ${source.key}::uuid, ${source.pseudonym}, ${source.kind}, ${source.at}, ${source.keyId}, ${source.sealed}) AS answer`,
  )

export const isSource = async (tx: Tx, key: string): Promise<boolean> =>
  (await one(tx.$queryRaw<{ answer: boolean }[]>`SELECT vault.is_source(${key}::uuid) AS answer`)) === true

export async function addContactRow(
  tx: Tx,
  contact: { onceKey: string; id: string; sourceKey: string; at: Date } & Sealed,
): Promise<void> {
  await tx.$queryRaw`SELECT vault.add_contact(${contact.onceKey}::uuid, ${contact.id}::uuid, ${contact.sourceKey}::uuid, ${contact.at}, ${contact.keyId}, ${contact.sealed})::text`
}

export async function insertReport(
  tx: Tx,
  report: { onceKey: string; corridorId: string; sourceKey: string; at: Date } & Sealed,
): Promise<void> {
  await tx.$queryRaw`SELECT vault.write_report(${report.onceKey}::uuid, ${report.corridorId}::uuid, ${report.sourceKey}::uuid, ${report.at}, ${report.keyId}, ${report.sealed})::text`
}

export const listSources = async (tx: Tx): Promise<SourceRow[]> =>
  (await one(tx.$queryRaw<{ answer: SourceRow[] }[]>`SELECT vault.list_sources() AS answer`)) ?? []

export const listReports = async (tx: Tx): Promise<ReportRow[]> =>
  (await one(
    tx.$queryRaw<{ answer: ReportRow[] }[]>`
      SELECT coalesce(jsonb_agg(x || jsonb_build_object('writer', mips.officer_json((x ->> 'writtenBy')::uuid)) ORDER BY n), '[]') AS answer
        FROM jsonb_array_elements(vault.list_reports()) WITH ORDINALITY AS e(x, n)`,
  )) ?? []

export const listOpenings = async (tx: Tx, now: Date): Promise<OpeningRow[]> =>
  (await one(
    tx.$queryRaw<{ answer: OpeningRow[] }[]>`
      SELECT coalesce(jsonb_agg(x || jsonb_build_object('asker', mips.officer_json((x ->> 'askedBy')::uuid)) ORDER BY n), '[]') AS answer
        FROM jsonb_array_elements(vault.list_openings(${now})) WITH ORDINALITY AS e(x, n)`,
  )) ?? []

export const askOpeningRow = (tx: Tx, sourceKey: string, reason: string, now: Date) =>
  one(
    tx.$queryRaw<
      { answer: string }[]
    >`SELECT vault.ask_opening(${sourceKey}::uuid, ${reason}, ${now})::text AS answer`,
  )

export const answerOpeningRow = async (
  tx: Tx,
  answer: { id: string; isGranted: boolean; now: Date; until: Date },
): Promise<boolean> =>
  (await one(
    tx.$queryRaw<{ answer: boolean }[]>`
      SELECT vault.answer_opening(${answer.id}::uuid, ${answer.isGranted}, ${answer.now}, ${answer.until}) AS answer`,
  )) === true

export const openSourceRow = (tx: Tx, openingId: string, now: Date) =>
  one(
    tx.$queryRaw<{ answer: OpenedRow | null }[]>`
      SELECT o.x || jsonb_build_object('contacts', (SELECT coalesce(jsonb_agg(c.x || jsonb_build_object('officer', mips.officer_json((c.x ->> 'by')::uuid)) ORDER BY c.n), '[]')
               FROM jsonb_array_elements(o.x -> 'contacts') WITH ORDINALITY AS c(x, n))) AS answer
        FROM vault.open_source(${openingId}::uuid, ${now}) AS o(x)`,
  )

export const releaseRows = async (
  tx: Tx,
  batch: { ids: readonly string[]; now: Date; releaseAt: Date; day: string },
): Promise<number> =>
  (await one(
    tx.$queryRaw<{ answer: number }[]>`
      SELECT vault.release_reports(${batch.ids}::uuid[], ${batch.now}, ${batch.releaseAt}, ${batch.day}::date) AS answer`,
  )) ?? 0

export const listProduct = async (tx: Tx, now: Date, limit: number): Promise<ProductRow[]> =>
  (await one(
    tx.$queryRaw<{ answer: ProductRow[] }[]>`SELECT vault.list_product(${now}, ${limit}::int) AS answer`,
  )) ?? []

/** Null when no such report was released. */
export const knewProduct = (tx: Tx, corridorId: string, now: Date) =>
  one(
    tx.$queryRaw<
      { answer: boolean | null }[]
    >`SELECT vault.knew_product(${corridorId}::uuid, ${now}) AS answer`,
  )

export async function giveFeedbackRow(tx: Tx, corridorId: string, code: string, on: string): Promise<void> {
  await tx.$queryRaw`SELECT vault.give_feedback(${corridorId}::uuid, ${code}, ${on}::date)::text`
}
