/** What goes to partners: the words as they were given, to whom, how and on which ground, with a paper to go with them (AB-6). */
import { createHash } from 'node:crypto'
import type { asbCase } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn } from '@mips/domain/custody/offence-words'
import { displayName } from '@mips/domain/nominal/display-name'
import { viewPlace } from '@mips/domain/pole/record-view'
import { asbPartners, asbTools } from '@mips/domain/safeguarding/asb-case'
import { asbRiskGrades } from '@mips/domain/safeguarding/asb-risk'
import {
  asbSendingProblems,
  asbSendWays,
  asbSharingBases,
  type AsbSharingPart,
  asbSnapshot,
} from '@mips/domain/safeguarding/asb-sharing'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { drawPaper } from '../../platform/paper/draw-paper.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { actionFacts, utc } from './asb-case.reading.ts'
import { changed, log, requireOpen } from './asb-case.kept.service.ts'
import { findCase, insertSending, updateAction } from './asb-case.repository.ts'
import type { ActionRow, CaseRow } from './asb-case.rows.ts'

type Body = RouteInput<(typeof asbCase.routes)['sendAction']>['body']

/** Gives a partner what an action asks of them; a second time is a reminder, kept beside the first. */
export async function sendAction(ctx: Ctx, caseId: string, actionId: string, body: Body) {
  const row = await requireOpen(ctx, caseId)
  const action = row.actions.find(({ id }) => id === actionId)
  if (action === undefined) throw new AppError('not_found')
  refuseProblems(asbSendingProblems(actionFacts(action), { to: body.to }))
  const snapshot = snapshotOf(ctx, row, action, body.parts)
  const sentAt = ctx.clock.now()
  const { id, snapshotHash } = await keepSending(ctx, caseId, actionId, { ...body, snapshot, sentAt })
  if (action.sentAt === null) await updateAction(ctx.tx, actionId, { sentAt })
  const partner = labelIn(asbPartners, action.partner)
  await log(ctx, caseId, 'ASB_SENT', `Sent to ${partner}, ${body.to} (${labelIn(asbSendWays, body.way)}).`)
  Object.assign(ctx.audit, {
    recipient: `${partner}: ${body.to}`,
    change: { actionId, sendingId: id, basis: body.basis, parts: body.parts, snapshotHash },
  })
  return { ...changed(ctx, row, id), snapshot }
}

/** Keeps what was sent with its hash, so that it can be shown what was given, word for word. */
export async function keepSending(
  ctx: Ctx,
  caseId: string,
  actionId: string,
  sending: Omit<Body, 'parts'> & { parts: readonly AsbSharingPart[]; snapshot: string; sentAt: Date },
): Promise<{ id: string; snapshotHash: string }> {
  const { to, way, basis, parts, snapshot, sentAt } = sending
  const snapshotHash = createHash('sha256').update(snapshot).digest('hex')
  const { id } = await insertSending(ctx.tx, {
    caseId,
    actionId,
    toWords: to,
    way,
    basis,
    parts: [...parts],
    snapshot,
    snapshotHash,
    sentAt,
    sentBy: ctx.who.userId,
  })
  return { id, snapshotHash }
}

/** What a partner is given of a case, from what this reader sees of it. */
export function snapshotOf(
  ctx: Ctx,
  row: CaseRow,
  action: Pick<ActionRow, 'tool' | 'words' | 'dueOn'>,
  parts: readonly AsbSharingPart[],
): string {
  const day = londonDay(ctx.clock.now().toISOString())
  const names = (role: string) =>
    row.people
      .filter((person) => person.role === role && person.validTo === null)
      .map((person) => displayName(person))
  const calls = row.events.filter(({ role }) => role === 'ARISES_FROM')
  const [risk] = row.risks
  return asbSnapshot(
    {
      reference: row.reference,
      action: { tool: labelIn(asbTools, action.tool), words: action.words, dueOn: action.dueOn },
      place: row.location === null ? null : viewPlace(row.location, day).address,
      calls: calls.map(({ occurredFrom }) => londonDay(utc(occurredFrom))).toSorted(),
      risk: risk === undefined ? null : labelIn(asbRiskGrades, risk.grade),
      causing: names('SUSPECT'),
      victims: names('VICTIM'),
    },
    parts,
  )
}

/** The paper that goes with it: the words that were given, and nothing that was not. */
export async function printSending(ctx: Ctx, caseId: string, sendingId: string, recipient: string) {
  const row = await findCase(ctx.tx, caseId)
  const action = row?.actions.find(({ sendings }) => sendings.some(({ id }) => id === sendingId))
  const sending = action?.sendings.find(({ id }) => id === sendingId)
  if (row === undefined || action === undefined || sending === undefined) throw new AppError('not_found')
  const now = ctx.clock.now()
  const { sentBy } = sending
  const bytes = await drawPaper(
    {
      title: 'Request to a partner',
      marking: row.marking.replaceAll('_', '-'),
      reference: row.reference ?? sending.id,
      blocks: [
        {
          kind: 'facts',
          rows: [
            { label: 'To', value: `${labelIn(asbPartners, action.partner)}, ${sending.to}` },
            { label: 'Sent', value: formatLondon(utc(sending.sentAt)) },
            { label: 'By', value: sentBy === null ? null : `${sentBy.displayName} (${sentBy.staffNumber})` },
            { label: 'Ground in law', value: labelIn(asbSharingBases, sending.basis) },
          ],
        },
        ...sending.snapshot.split('\n').map((text) => ({ kind: 'paragraph' as const, text })),
        { kind: 'signature', label: 'Received by the partner (name, date, your reference)' },
      ],
    },
    now,
    formatLondon(now.toISOString()),
  )
  Object.assign(ctx.audit, { recipient, change: { paper: 'ASB_SENDING', sendingId, recipient } })
  ctx.reply.header('content-type', 'application/pdf')
  ctx.reply.header('content-disposition', 'inline; filename="request-to-partner.pdf"')
  return bytes
}
