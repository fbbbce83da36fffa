/** The desk of the source unit: pseudonyms, what waits, and the opened identity for the one to whom it was opened. */
import type { Identity, Opening, SourceLine, SourceReport } from '@mips/contracts/source-vault'
import { labelIn } from '@mips/domain/custody/offence-words'
import { intelligenceRulesOn } from '@mips/domain/intelligence/intelligence-rules-table'
import { sourceKinds } from '@mips/domain/intelligence/source-desk'
import { corridorFeedback, tellsSourceUnit, vaultReasons } from '@mips/domain/intelligence/source-vault'
import { londonDay } from '@mips/domain/time/london-day'
import { holds } from '../../platform/access/principal.ts'
import type { Ctx } from '../../platform/http/module.ts'
import type { OpenedRow, OpeningRow, ReportRow, SourceRow } from './source-vault.repository.ts'
import type { SealedReport } from './source-vault.service.ts'
import { unseal, vaultKeyOf } from './vault-key.ts'

type Codes = readonly { code: string; label: string }[]
const coded = (list: Codes, code: string) => ({ code, label: labelIn(list, code) })
const may = (allowed: boolean, reason: string) => (allowed ? { allowed } : { allowed, reason })

/** A pseudonym with its contacts counted; IV-6 is told of members of the public, since others are under an authority already. */
export function presentSource(row: SourceRow, now: string): SourceLine {
  const reports = row.contacts.map((at) => ({ sourceKey: row.key, at: new Date(at).toISOString() }))
  const last = reports.at(-1)
  const drifts =
    row.kind === 'PUBLIC' && tellsSourceUnit(reports, row.key, now, intelligenceRulesOn(londonDay(now)))
  return {
    key: row.key,
    pseudonym: row.pseudonym,
    kind: coded(sourceKinds, row.kind),
    registeredOn: londonDay(new Date(row.registeredAt).toISOString()),
    contactCount: row.contactCount,
    lastContactOn: last === undefined ? null : londonDay(last.at),
    warning: drifts
      ? { rule: 'IV-6', text: 'Repeated contact: ask whether this has become the use of a covert source.' }
      : null,
    feedback: row.feedback.map(({ code, on }) => ({ ...coded(corridorFeedback, code), on })),
  }
}

export function presentOpening(ctx: Ctx, row: OpeningRow): Opening {
  const isMine = row.askedBy === ctx.who.userId
  const waits = row.isGranted === null
  return {
    id: row.id,
    pseudonym: row.pseudonym,
    reason: coded(vaultReasons, row.reason),
    askedBy: row.asker,
    askedAt: row.askedAt,
    openUntil: row.openUntil,
    isMine,
    may: {
      answer: may(
        waits && !isMine && holds(ctx.who, 'vault.source.open'),
        isMine ? 'Somebody else answers what you asked.' : 'A controller answers.',
      ),
      open: may(isMine && row.isGranted === true, 'It is not open to you.'),
    },
  }
}

export function presentReport(ctx: Ctx, row: ReportRow): SourceReport {
  const isMine = row.writtenBy === ctx.who.userId
  const kept =
    row.sealed === null
      ? null
      : (unseal(
          vaultKeyOf(ctx.config),
          `report:${row.corridorId}`,
          Buffer.from(row.sealed, 'base64'),
        ) as SealedReport)
  return {
    id: row.id,
    pseudonym: row.pseudonym,
    writtenBy: row.writer,
    writtenAt: row.writtenAt,
    releaseAt: row.releaseAt,
    product: kept,
    grounds: kept?.grounds ?? null,
    may: {
      release: may(
        row.releaseAt === null && !isMine && holds(ctx.who, 'vault.source.open'),
        isMine ? 'Somebody else releases what you wrote.' : 'A controller releases it.',
      ),
    },
  }
}

type Kept = { name: string; bornOn?: string; telephone?: string; address?: string; words?: string }

export function presentIdentity(ctx: Ctx, row: OpenedRow): Identity {
  const key = vaultKeyOf(ctx.config)
  const read = (place: string, sealed: string) => unseal(key, place, Buffer.from(sealed, 'base64'))
  // What was sealed is what the contract of the registration let in.
  const kept = read(`source:${row.key}`, row.sealed) as Kept
  return {
    pseudonym: row.pseudonym,
    kind: coded(sourceKinds, row.kind),
    openUntil: row.openUntil,
    name: kept.name,
    bornOn: kept.bornOn ?? null,
    telephone: kept.telephone || null,
    address: kept.address || null,
    words: kept.words || null,
    contacts: row.contacts.map(({ id, at, officer, sealed }) => ({
      id,
      at,
      by: officer,
      words: String(read(`contact:${id}`, sealed)),
    })),
  }
}
