/** Lays a message of the court beside the file and applies it whole, or says what keeps it (RC-7, RC-8, OM-1 to OM-4). */
import {
  type FileDefendant,
  type MessageAnswers,
  type MessageException,
  placeMessage,
  standing,
} from '@mips/domain/case/result-message'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import type { Ctx } from '../../platform/http/module.ts'
import {
  dateOf,
  defendantIds,
  findCourts,
  findHearingAt,
  linesOf,
  offenceOf,
  stayOf,
  todayOf,
} from '../case/case-court.service.ts'
import { hearingFor } from '../case/case-hearing.service.ts'
import type { CaseRows } from '../case/case.service.ts'
import { readCase } from '../case/case.read.service.ts'
import { raiseTask } from '../pole/task.service.ts'
import { applyPlan, planFor } from './court.apply.service.ts'
import type { Plan } from './court.plan.ts'
import type { MessageRow } from './court.repository.ts'
import { readMessage, type ResultMessage, resultOf } from './court-message.content.ts'
import { wordsOf } from './court.words.ts'

/** Tries a message that stands on a case: nothing where it was applied, else what keeps it, and then nothing was written. */
export async function tryMessage(
  ctx: Ctx,
  row: Pick<MessageRow, 'id' | 'content'> & { caseId: string },
  of: { answers: MessageAnswers; accepts: boolean },
): Promise<readonly MessageException[]> {
  const message = readMessage(row.content)
  if (message === undefined) return [{ kind: 'UNREADABLE' }]
  if (message.hearing.day > todayOf(ctx)) return [{ kind: 'HEARING_AHEAD' }]
  const [court] = await findCourts(ctx.tx, [message.hearing.courtCode])
  if (court === undefined) return [{ kind: 'COURT_UNKNOWN' }]
  const rows = await readCase(ctx, row.caseId)
  const known = await withKnownCourts(ctx, message)
  const { placed, exceptions } = placeMessage(sentOf(known), fileOf(rows), of.answers)
  const { courtCode, day } = message.hearing
  const hearing = await findHearingAt(ctx.tx, row.caseId, courtCode, dateOf(day))
  const offences = placed.map((one) => resultOf(known, one))
  const plan = await planFor(ctx, row.caseId, { day, hearingId: hearing?.id, offences })
  const all = [...exceptions, ...ofPlan(plan, placed)]
  const open = standing(all, of.accepts)
  if (open.length > 0) return all
  await applyPlan(ctx, plan, {
    hearing: hearing ?? (await hearingFor(ctx, rows, { courtCode, day, type: message.hearing.type })),
    source: { messageId: row.id },
    courtReference: message.courtReference,
  })
  if (exceptions.length > 0) await askToRead(ctx, rows, row.id)
  return []
}

/** A next hearing at a court that is on no list is none: somebody is asked for it. */
async function withKnownCourts(ctx: Ctx, message: ResultMessage): Promise<ResultMessage> {
  const results = message.defendants.flatMap(({ offences }) => offences.flatMap((one) => one.results))
  const courts = await findCourts(
    ctx.tx,
    results.flatMap(({ nextHearing }) => nextHearing?.courtCode ?? []),
  )
  const isKnown = (code: string | undefined) => courts.some((one) => one.code === code)
  return {
    ...message,
    defendants: message.defendants.map((defendant) => ({
      ...defendant,
      offences: defendant.offences.map((offence) => ({
        ...offence,
        results: offence.results.map(({ nextHearing, ...result }) =>
          nextHearing !== undefined && isKnown(nextHearing.courtCode) ? { ...result, nextHearing } : result,
        ),
      })),
    })),
  }
}

const sentOf = ({ defendants }: ResultMessage) =>
  defendants.map(({ prosecutorReference, familyName, offences }) => ({
    ...(prosecutorReference === undefined ? {} : { asn: prosecutorReference }),
    ...(familyName === undefined ? {} : { familyName }),
    offences: offences.map(({ sequence, code, start, end }) => ({
      code,
      start,
      ...(sequence === undefined ? {} : { sequence }),
      ...(end === undefined ? {} : { end }),
    })),
  }))

/** The defendants and offences of the file, as the rows that custody, the charge sheet and the court share. */
export const fileOf = (rows: CaseRows): FileDefendant[] =>
  defendantIds(rows).flatMap((id) => {
    const person = rows.people.get(id)
    if (person === undefined) return []
    return [
      {
        id,
        asn: stayOf(rows, id)?.asn ?? '',
        familyName: person.surname ?? '',
        offences: linesOf(rows, id).map((line) => {
          const { sequence, code, start, end } = offenceOf(line, rows)
          return { lineId: line.id, sequence, code, start, ...(end === undefined ? {} : { end }) }
        }),
      },
    ]
  })

/** What the plan asks, by the place of the offence in the message. */
const ofPlan = (
  { exceptions }: Plan,
  placed: readonly { defendant: number; offence: number; lineId: string }[],
): MessageException[] =>
  exceptions.map(({ kind, lineId, result }) => {
    const at = placed.find((one) => one.lineId === lineId)
    return {
      kind,
      ...(at === undefined ? {} : { defendant: at.defendant, offence: at.offence }),
      ...(result === undefined ? {} : { result }),
    }
  })

/** An offence of the message that is not on the file is read and entered by somebody. */
async function askToRead(ctx: Ctx, { head }: CaseRows, messageId: string): Promise<void> {
  const { rule, harm } = taskKind('COURT_READ')
  await raiseTask(ctx, {
    recordId: head.id,
    kind: 'COURT_READ',
    title: 'A result of the court is of an offence that is not on the file',
    reason: `${wordsOf('OFFENCE_UNKNOWN').cause} Case ${head.urn}.`,
    rule,
    harm,
    opensAt: `/cases/${head.id}/court-messages/${messageId}`,
    for: { userId: head.officerId },
    once: messageId,
    mayTick: true,
  })
}

/** The work of settling a message, for the unit of the case. */
export async function askToSettle(
  ctx: Ctx,
  head: CaseRows['head'],
  messageId: string,
  exceptions: readonly MessageException[],
): Promise<void> {
  const { rule, harm } = taskKind('COURT_EXCEPTION')
  await raiseTask(ctx, {
    recordId: head.id,
    kind: 'COURT_EXCEPTION',
    title: 'A result of the court waits for somebody',
    reason: [...new Set(exceptions.map(({ kind }) => wordsOf(kind).cause))].join(' ').slice(0, 1000),
    rule,
    harm,
    opensAt: `/cases/${head.id}/court-messages/${messageId}`,
    for: head.unitCode === null ? { userId: head.officerId } : { unitCode: head.unitCode },
    dueAt: ctx.clock.now(),
    once: messageId,
  })
}
