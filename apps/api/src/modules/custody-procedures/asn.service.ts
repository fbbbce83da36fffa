/** The arrest/summons number: made once for an arrest, in both forms, and used again everywhere (custody.md 18.5, C14). */
import { generateAsn, isDummyAsn } from '@mips/domain/identifiers/asn'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { findAcl, findAsn, findStationUnit, insertAsn, lockFor, takeSerial } from './procedure.repository.ts'
import { requireStayFacts } from './procedure.service.ts'
import { formsOf, type Asn, type Stay } from './stay-facts.ts'

/** Makes the number of the arrest of this stay, or answers the one that was made before. */
export async function makeAsn(ctx: Ctx, recordId: string): Promise<Asn & { isNew: boolean }> {
  const stay = await requireStayFacts(ctx, recordId)
  const { arrest } = stay
  if (arrest === null)
    throw refused('This stay arises from no arrest, so it has no arrest/summons number of its own.')
  await lockFor(ctx.tx, 'asn', arrest.id)
  const made = await findAsn(ctx.tx, arrest.id)
  if (made !== null) return { ...formsOf(made.asn), isNew: false }
  const asn = await nextAsn(ctx, stay, arrest)
  const madeAt = ctx.clock.now()
  await insertAsn(ctx.tx, {
    arrestId: arrest.id,
    custodyRecordId: recordId,
    asn: asn.long,
    madeAt,
    madeBy: ctx.who.userId,
  })
  await addLogEntry(ctx, {
    recordId,
    kind: 'NOTE',
    happenedAt: madeAt,
    text: `Arrest/summons number ${asn.short} made.`,
    details: { asn: asn.long },
  })
  Object.assign(ctx.audit, { resultIds: [arrest.id], change: { asn: asn.long, arrestId: arrest.id } })
  return { ...asn, isNew: true }
}

async function nextAsn(ctx: Ctx, stay: Stay, arrest: { id: string; arrestedAt: string }): Promise<Asn> {
  const station = await findStationUnit(ctx.tx, stay.stationCode)
  const [, force, unit] = /^([A-Z0-9]{2})([A-Z0-9]{2})/.exec(station?.code ?? '') ?? []
  if (force === undefined || unit === undefined)
    throw refused('The suite has no force and unit code, so it makes no number: ask the system manager.')
  const system = String(stay.rules.asnSystem).padStart(2, '0')
  const year = Number(londonDay(new Date(arrest.arrestedAt).toISOString()).slice(0, 4))
  const serial = await serialFor(ctx, arrest.id, `${force}${unit}${system}`, year)
  const asn = generateAsn({ year, force, unit, system, serial })
  if (!asn.ok) throw refused(asn.problem)
  if (isDummyAsn(asn.value)) throw refused('The force and unit of this suite make dummy numbers only.')
  return { long: asn.value, short: asn.display }
}

/** The serial of a restricted arrest is drawn by lot, so that no gap in the others shows that it exists. */
async function serialFor(ctx: Ctx, arrestId: string, series: string, year: number): Promise<number> {
  const record = await findAcl(ctx.tx, arrestId)
  if (record === null || record.aclId === 0) return takeSerial(ctx.tx, series, year)
  const [lot = 0] = crypto.getRandomValues(new Uint32Array(1))
  return 90_000_000_000 + lot
}

const refused = (reason: string) =>
  new AppError('rule_refused', { facts: { rule: '18.5', reason: `18.5: ${reason}` } })
