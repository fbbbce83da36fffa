/** Charging, and the way to a charging decision (PC-1 to PC-9, 12.21; PACE ss.37, 38, 46). */
import type { custodyOutcome } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { chargeProblems, firstCourt } from '@mips/domain/custody/after-charge'
import { postChargeGrounds } from '@mips/domain/custody/codes'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  addOfficer,
  ageOf,
  custodyStateOf,
  refuseActTime,
  refuseBlocked,
} from '../custody/custody.stay.service.ts'
import { supportOf } from '../custody-limits/custody-limits.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { keepBail } from './custody-outcome.bail.service.ts'
import { findOffence, insertCharge, insertOffence, updateOffences } from './custody-outcome.repository.ts'
import type { OffenceRow, OutcomeRow } from './custody-outcome.rows.ts'
import {
  type Moved,
  movedReply,
  moveTo,
  requireCustodyOfficer,
  requireOutcome,
  requireState,
} from './custody-outcome.service.ts'

type Routes = (typeof custodyOutcome)['routes']
type ChargeBody = RouteInput<Routes['charge']>['body']

/** Sends the case to a decision-maker while the person is kept, or takes it back for more evidence (s.37(7)(a)). */
export async function awaitDecision(
  ctx: Ctx,
  recordId: string,
  body: RouteInput<Routes['awaitDecision']>['body'],
): Promise<Moved> {
  const stay = await requireOutcome(ctx, recordId)
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  const to = body.step === 'SENT' ? 'AWAITING_CHARGE_DECISION' : 'DETAINED'
  requireState(
    stay,
    body.step === 'SENT' ? ['DETAINED'] : ['AWAITING_CHARGE_DECISION'],
    body.step === 'SENT' ? 'Detention is not authorised now.' : 'The case is not with a decision-maker.',
  )
  requireCustodyOfficer(ctx, stay)
  await moveTo(ctx, stay, { to, facts: {} })
  await addLogEntry(ctx, {
    recordId,
    kind: body.step === 'SENT' ? 'CPS_SENT' : 'CPS_ADVICE',
    happenedAt: at,
    text: [
      body.step === 'SENT' ? 'Sent for a charging decision; the clock runs on.' : 'More evidence is wanted.',
      body.note,
    ]
      .filter(Boolean)
      .join(' '),
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { state: to }
  return movedReply(ctx, stay, to)
}

/** Charges offences of the stay, or others of the list; refused bail keeps the person for the first court. */
export async function charge(ctx: Ctx, recordId: string, body: ChargeBody): Promise<Moved> {
  const stay = await requireOutcome(ctx, recordId)
  requireState(
    stay,
    ['DETAINED', 'AWAITING_CHARGE_DECISION', 'CHARGED_HELD'],
    'A person is charged while detention is authorised.',
  )
  requireCustodyOfficer(ctx, stay)
  const chargedAt = refuseActTime(ctx, stay, {
    field: 'chargedAt',
    at: body.chargedAt,
    lateReason: body.lateReason,
  })
  if (body.courtAt !== undefined && new Date(body.courtAt) <= chargedAt)
    throw badField('courtAt', 'Enter a hearing after the charge')
  const left = refuseBlocked(problemsOf(stay, body))
  const rows = await chargedRows(ctx, stay, body)
  const isOtherUncharged = stay.offenceRows.some(
    ({ id, disposal }) => disposal === null && rows.every((row) => row.id !== id),
  )
  const { id } = await insertCharge(ctx.tx, {
    custodyRecordId: recordId,
    chargedAt,
    chargedBy: ctx.who.userId,
    decisionMaker: body.decisionMaker ?? null,
    cpsUrn: body.cpsUrn || null,
    cautionAt: body.cautionAt === undefined ? null : new Date(body.cautionAt),
    reply: body.reply || null,
    isAdultPresent: body.isAdultPresent,
    isNoticeGiven: body.isNoticeGiven,
    court: body.court || null,
    courtAt: body.courtAt === undefined ? null : new Date(body.courtAt),
    isBailRefused: body.isBailRefused,
    groundsCodes: body.grounds,
    groundsText: body.groundsText || null,
    toldInPresence: body.toldInPresence ?? null,
    notToldReason: body.notToldReason ?? null,
    isHeldForDrugSample: body.isHeldForDrugSample,
    isOtherUncharged,
  })
  await markCharged(ctx, stay, { id, chargedAt, rows, isBailRefused: body.isBailRefused })
  await addOfficer(ctx, stay, 'CHARGING', chargedAt)
  await addLogEntry(ctx, {
    recordId,
    kind: 'CHARGE',
    happenedAt: chargedAt,
    text: wordsOf(body, rows),
    details: { chargeId: id, isOtherUncharged },
    lateReason: body.lateReason || undefined,
  })
  if (body.isBailRefused) await logRefusedBail(ctx, recordId, body, chargedAt)
  else
    left.push(
      ...(await keepBail(ctx, stay, {
        ...(body.bail ?? { conditions: [] }),
        kind: 'POST_CHARGE',
        at: chargedAt,
        chargeId: id,
        returnAt: body.bail?.returnAt ?? body.courtAt,
        returnPlace: body.bail?.returnPlace ?? body.court,
      })),
    )
  const state = await stateAfter(ctx, stay, body, isOtherUncharged)
  ctx.audit.change = {
    chargeId: id,
    offences: rows.map(({ code }) => code),
    isBailRefused: body.isBailRefused,
  }
  return movedReply(ctx, stay, state, left)
}

function problemsOf(stay: OutcomeRow, body: ChargeBody): RuleProblem[] {
  const isMurder = body.offences.some(({ offenceId, code }) => {
    const title = stay.offenceRows.find(({ id }) => id === offenceId)?.title ?? ''
    return title.startsWith('Murder') || code === 'COML025'
  })
  const problems = chargeProblems({
    ...body,
    age: ageOf(stay, body.chargedAt).age,
    isMurder,
    needsAppropriateAdult: supportOf(stay, body.chargedAt).needsAppropriateAdult,
  })
  const court = firstCourt(body.chargedAt, body.courtAt === undefined ? [] : [body.courtAt])
  if (body.isBailRefused && body.courtAt !== undefined && court?.mustTellCourt)
    problems.push({
      rule: 'PC-3',
      severity: 'WARN',
      field: 'courtAt',
      message: `No court sits by ${court.nextDay}: tell its designated officer, who arranges one.`,
    })
  return problems
}

type Charged = Pick<OffenceRow, 'id' | 'code' | 'title'>

/** The rows to charge: of the stay and not charged yet, or made now from the list of offences. */
async function chargedRows(
  ctx: Ctx,
  stay: OutcomeRow,
  body: ChargeBody,
): Promise<(Charged & { wording: string | null })[]> {
  const rows: (Charged & { wording: string | null })[] = []
  for (const [index, { offenceId, code, wording }] of body.offences.entries()) {
    if (offenceId !== undefined) {
      const row = stay.offenceRows.find(({ id }) => id === offenceId)
      if (row === undefined) throw new AppError('bad_reference')
      if (row.chargeId !== null)
        throw new AppError('already_done', { facts: { reason: `${row.title} is charged already.` } })
      rows.push({ id: row.id, code: row.code, title: row.title, wording: wording || row.wording })
      continue
    }
    const offence = code ? await findOffence(ctx.tx, code) : null
    if (offence === null) throw badField(`offences.${index}.code`, 'Choose an offence from the list')
    const made = await insertOffence(ctx.tx, {
      eventId: stay.id,
      sequence: stay.offenceRows.length + rows.length + 1,
      offenceCode: offence.code,
      title: offence.title,
      category: offence.category,
      isRecordable: offence.isRecordable,
      isDomestic: false,
      wording: wording || null,
    })
    rows.push({ id: made.id, code: offence.code, title: offence.title, wording: wording || null })
  }
  return rows
}

async function markCharged(
  ctx: Ctx,
  stay: OutcomeRow,
  charge: {
    id: string
    chargedAt: Date
    rows: (Charged & { wording: string | null })[]
    isBailRefused: boolean
  },
): Promise<void> {
  const first = stay.offenceRows.reduce((highest, { chargeNo }) => Math.max(highest, chargeNo ?? 0), 0) + 1
  for (const [index, row] of charge.rows.entries())
    await updateOffences(ctx.tx, [row.id], {
      chargeId: charge.id,
      chargeNo: first + index,
      wording: row.wording,
      disposal: charge.isBailRefused ? 'CHARGED_CUSTODY' : 'CHARGED_BAIL',
      disposedAt: charge.chargedAt,
      disposedBy: ctx.who.userId,
      outcomeCode: '1',
    })
}

/** CL-11: with another offence undecided the clock runs on; else a refusal keeps the person for court. */
async function stateAfter(
  ctx: Ctx,
  stay: OutcomeRow,
  body: ChargeBody,
  isOtherUncharged: boolean,
): Promise<string> {
  const state = custodyStateOf(stay)
  if (!body.isBailRefused || isOtherUncharged || state === 'CHARGED_HELD') return state
  await moveTo(ctx, stay, {
    to: 'CHARGED_HELD',
    facts: {
      postChargeGrounds: body.grounds.length,
      ...(body.courtAt === undefined ? {} : { courtAt: body.courtAt }),
      needsAppropriateAdult: supportOf(stay, body.chargedAt).needsAppropriateAdult,
      isAdultPresent: body.isAdultPresent,
    },
  })
  return 'CHARGED_HELD'
}

const logRefusedBail = (ctx: Ctx, recordId: string, body: ChargeBody, at: Date) =>
  addLogEntry(ctx, {
    recordId,
    kind: 'BAIL_REFUSED',
    happenedAt: at,
    text: `Bail refused: ${body.grounds.map((code) => labelIn(postChargeGrounds, code)).join('; ')}. ${body.groundsText ?? ''}`.trim(),
    lateReason: body.lateReason || undefined,
  })

const wordsOf = (body: ChargeBody, rows: readonly { title: string }[]): string =>
  [
    `Charged with ${rows.map(({ title }) => title).join('; ')}.`,
    body.cautionAt === undefined ? '' : `Cautioned at ${formatLondon(body.cautionAt)}.`,
    body.reply ? `Reply: ${body.reply}` : 'No reply.',
    body.court
      ? `To ${body.court}${body.courtAt === undefined ? '' : ` at ${formatLondon(body.courtAt)}`}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ')
    .slice(0, 4000)
