/** Giving paragraphs of a report out: what is asked before, the envelope, and what exactly left (DS-1 to DS-8). */
import type { NewDissemination } from '@mips/contracts/dissemination'
import { forceLabel } from '@mips/domain/codes/force-label'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import {
  type Dissemination,
  disseminationProblems,
  type Envelope,
  envelopeOf,
} from '@mips/domain/intelligence/dissemination'
import { isSpoilt, ledgerOf } from '@mips/domain/intelligence/dissemination-ledger'
import { packMarking } from '@mips/domain/intelligence/marking'
import { londonDay } from '@mips/domain/time/london-day'
import { createHash } from 'node:crypto'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import {
  contactOfUnit,
  findReport,
  type IntelligenceRow,
  viewConditions,
} from '../intelligence/intelligence.parts.service.ts'
import { refuseKnower } from '../source-vault/corridor.service.ts'
import { bookOf, givableOf, paragraphId } from './dissemination.reading.ts'
import {
  findColleague,
  findLedger,
  insertDissemination,
  insertEvent,
  lockLedger,
} from './dissemination.repository.ts'
import type { KeptCopy } from './dissemination.rows.ts'

/** Keeps what leaves before it leaves; the recipient stands in the audit. */
export async function give(ctx: Ctx, reportId: string, body: NewDissemination) {
  await lockLedger(ctx.tx, reportId)
  const row = await findReport(ctx.tx, reportId)
  if (row === undefined) throw new AppError('not_found')
  await refuseKnower(ctx, row.provenance)
  const book = bookOf(await findLedger(ctx.tx, reportId))
  const today = londonDay(ctx.clock.now().toISOString())
  const held = givableOf(ctx.who, row, today)
  const copies = copiesOf(held, body.textIds)
  const to = await recipientOf(ctx, body)
  const spoilt = copies.filter(({ number }) => isSpoilt(book.events, paragraphId(number)))
  const owner = ownerOf(ctx, row, body)
  const sharing = sharingOf(ctx, { ...body, ...to }, copies, { openCorrections: spoilt.length, today, owner })
  refuse(disseminationProblems({ state: row.state, isReleased: held.length > 0 }, sharing))
  const now = ctx.clock.now()
  const envelope = envelopeFor(ctx, sharing, held.length)
  const needsReceipt = envelope.conditions.length > 0
  const event = {
    kind: 'DISSEMINATE',
    at: now.toISOString(),
    id: 'this one',
    recipientId: sharing.recipientId,
    paragraphIds: sharing.paragraphs.map(({ id }) => id),
    needsReceipt,
  } as const
  if (ledgerOf([...book.events, event]).refused.includes(book.events.length))
    throw new AppError('not_in_state', { facts: { reason: 'It may not go out as it stands (DS-10).' } })
  const { id } = await insertEvent(ctx.tx, {
    reportId,
    kind: event.kind,
    numbers: copies.map(({ number }) => number),
    listAcls: [...new Set(copies.map(({ readerAcl }) => readerAcl))].filter((list) => list !== 0),
    byUser: ctx.who.userId,
    at: now,
  })
  await keep(ctx, { id, reportId, body, to, copies, envelope, needsReceipt, key: sharing.recipientId })
  return { id }
}

function copiesOf(held: ReturnType<typeof givableOf>, textIds: readonly string[]) {
  const chosen = [...new Set(textIds)].map((id) => held.find(({ textId }) => textId === id))
  const copies = chosen.filter((one) => one !== undefined)
  // Written anew, taken out, for another list or never there: the same to who asks.
  if (copies.length < chosen.length)
    throw badField(
      'textIds',
      'One of these texts is not open to be given any more: load the page again, and choose anew (DS-1)',
    )
  return copies.sort((a, b) => a.number - b.number)
}

type To = { toPerson: string; toOrganisation: string }

/** A colleague is named by their record; everybody else as they were written. */
async function recipientOf(ctx: Ctx, body: NewDissemination): Promise<To> {
  const { toUserId, toPerson, toOrganisation } = body
  if (toUserId === undefined) return { toPerson, toOrganisation }
  if (body.route !== 'BRIEF')
    throw badField('toUserId', 'A colleague is briefed in the force: choose that way, or leave them out')
  const colleague = await findColleague(ctx.tx, toUserId)
  if (colleague === null) throw badField('toUserId', 'Choose somebody who works here now')
  return { toPerson: colleague.displayName, toOrganisation: toOrganisation || 'Own force' }
}

/** DS-14: the force that owns the report, where it is not that of who gives it. */
function ownerOf(
  ctx: Ctx,
  { force }: Pick<IntelligenceRow, 'force'>,
  { ownerConsent = '' }: Pick<NewDissemination, 'ownerConsent'>,
): Dissemination['owner'] {
  if (force.isOfReader) return undefined
  return {
    force: forceLabel(ctx.config, force.code),
    ...(ownerConsent === '' ? {} : { consent: ownerConsent }),
  }
}

/** The same recipient however it is spelt: what one holds is worked out by it. */
const keyOf = ({ toPerson, toOrganisation }: To): string =>
  [toOrganisation, toPerson].map((words) => words.toLowerCase().replaceAll(/\s+/g, ' ')).join(' / ')

function sharingOf(
  ctx: Ctx,
  body: NewDissemination,
  copies: readonly KeptCopy[],
  {
    openCorrections,
    today,
    owner,
  }: { openCorrections: number; today: string; owner: Dissemination['owner'] },
): Dissemination {
  const { ground, recipientKind, justification, ...transfer } = body.transfer ?? {
    isNecessary: false,
    meetsSection77: false,
  }
  return {
    route: body.route,
    toPerson: body.toPerson,
    toOrganisation: body.toOrganisation,
    recipientId: body.toUserId ?? keyOf(body),
    purpose: body.purpose,
    reason: body.reason,
    ...(body.basis === undefined ? {} : { basis: body.basis }),
    ...(body.agreementRef === undefined ? {} : { agreementRef: body.agreementRef }),
    paragraphs: copies.map(({ number, version, text, grade, conditions, marking }) => {
      const id = paragraphId(number)
      return { id, version, text, grade, conditions, marking }
    }),
    isOriginatorAsked: body.isOriginatorAsked,
    ...(owner === undefined ? {} : { owner }),
    recipientMayHoldSensitive: body.mayHoldSensitive,
    transfer: {
      ...transfer,
      ...(ground === undefined ? {} : { ground }),
      ...(recipientKind === undefined ? {} : { recipientKind }),
      ...(justification === undefined ? {} : { justification }),
    },
    openCorrections,
    byId: ctx.who.userId,
    today,
  }
}

/** Where the form has the field of a rule; what is not on the form refuses the act. */
const fieldOf: Record<string, string> = {
  paragraphs: 'textIds',
  conditions: 'textIds',
  recipient: 'route',
  userId: 'toUserId',
  toPerson: 'toPerson',
  purpose: 'purpose',
  basis: 'basis',
  reason: 'reason',
  agreementRef: 'agreementRef',
  isOriginatorAsked: 'isOriginatorAsked',
  ownerConsent: 'ownerConsent',
  transfer: 'transfer',
}

function refuse(problems: readonly RuleProblem[]): void {
  refuseProblems(problems.filter(({ field }) => fieldOf[field ?? ''] === undefined))
  const fields = problems
    .filter(({ severity }) => severity === 'BLOCK')
    .map(({ field = '', rule, message }) => ({
      path: fieldOf[field] ?? field,
      message: `${message} (${rule})`,
    }))
  if (fields.length > 0) throw new AppError('bad_input', { fields })
}

function envelopeFor(ctx: Ctx, sharing: Dissemination, ofParagraphs: number): Envelope {
  return envelopeOf(sharing, {
    at: ctx.clock.now().toISOString(),
    from: `${ctx.who.displayName}, ${ctx.who.unitCode}`,
    contact: contactOfUnit,
    ofParagraphs,
    marking: packMarking(sharing.paragraphs.map(({ marking }) => marking)).marking,
    words: (one) => viewConditions([one], sharing.today)[0] ?? one.code,
  })
}

async function keep(
  ctx: Ctx,
  gift: {
    id: string
    reportId: string
    body: NewDissemination
    to: To
    copies: readonly KeptCopy[]
    envelope: Envelope
    needsReceipt: boolean
    key: string
  },
): Promise<void> {
  const { body, envelope, to } = gift
  const sha256 = createHash('sha256').update(JSON.stringify(envelope)).digest('hex')
  await insertDissemination(ctx.tx, {
    id: gift.id,
    reportId: gift.reportId,
    route: body.route,
    ...to,
    toUser: body.toUserId ?? null,
    recipientKey: gift.key,
    purpose: body.purpose,
    basis: body.basis ?? '',
    agreementRef: body.agreementRef || null,
    reason: body.reason,
    isOriginatorAsked: body.isOriginatorAsked,
    ownerConsent: body.ownerConsent || null,
    mayHoldSensitive: body.mayHoldSensitive,
    ...(body.route === 'ABROAD' && body.transfer !== undefined ? { transfer: body.transfer } : {}),
    needsReceipt: gift.needsReceipt,
    marking: envelope.marking,
    copies: JSON.parse(JSON.stringify(gift.copies)),
    envelope: JSON.parse(JSON.stringify(envelope)),
    sha256,
    unitCode: ctx.who.unitCode,
    givenBy: ctx.who.userId,
    givenAt: ctx.clock.now(),
  })
  Object.assign(ctx.audit, {
    recipient: `${to.toPerson}, ${to.toOrganisation}`,
    change: { given: gift.id, route: body.route, basis: body.basis, sha256 },
  })
}
