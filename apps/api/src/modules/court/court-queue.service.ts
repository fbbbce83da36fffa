/** Messages with results that wait for a person: read, answered, placed on a case, or settled by hand. */
import type { court } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { MessageBrief, MessageDetail } from '@mips/contracts/court-parts'
import type { MessageException } from '@mips/domain/case/result-message'
import { courtPleas, courtVerdicts } from '@mips/domain/case/court-codes'
import { labelIn } from '@mips/domain/custody/offence-words'
import { isSaid } from '@mips/domain/custody/rule-problem'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { courtWords, findCourts } from '../case/case-court.service.ts'
import { readCase, requireHead } from '../case/case.read.service.ts'
import { changed } from '../case/case.service.ts'
import { closeTasksOf } from '../pole/task.service.ts'
import { resultWords } from './court.reading.ts'
import { findCodes, findOfficers, type MessageRow } from './court.repository.ts'
import { exceptionsOf, readMessage, type ResultMessage } from './court-message.content.ts'
import {
  findCaseNames,
  findMessage,
  holdMessage,
  listMessages,
  updateMessage,
} from './court-message.repository.ts'
import { askToSettle, fileOf, tryMessage } from './court-message.service.ts'
import { firstRefusalOf, wordsOf } from './court.words.ts'

type Routes = (typeof court)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Messages that wait, the longest first; or those that are done, the newest first. */
export async function readQueue(ctx: Ctx, query: RouteInput<Routes['listMessages']>['query']) {
  const found = await listMessages(ctx.tx, query.show, query.most + 1)
  const rows = found.slice(0, query.most)
  const messages = await briefs(ctx, rows)
  Object.assign(ctx.audit, {
    resultIds: [...new Set(messages.flatMap((one) => one.case?.id ?? []))].slice(0, 100),
    resultCount: messages.length,
  })
  return { messages, hasMore: found.length > query.most }
}

async function briefs(ctx: Ctx, rows: readonly MessageRow[]): Promise<MessageBrief[]> {
  const cases = await findCaseNames(
    ctx.tx,
    rows.flatMap(({ caseId }) => caseId ?? []),
  )
  const officers = await findOfficers(
    ctx.tx,
    rows.flatMap(({ settledBy }) => settledBy ?? []),
  )
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    reference: row.reference,
    case: cases.find(({ id }) => id === row.caseId) ?? null,
    receivedAt: row.receivedAt.toISOString(),
    state: row.state as MessageBrief['state'],
    reasons: [...new Set(exceptionsOf(row.exceptions).map(({ kind }) => kind))].map((kind) => {
      const { cause, cure } = wordsOf(kind)
      return { kind, cause, cure }
    }),
    settled:
      row.settleReason === null
        ? null
        : {
            reason: row.settleReason,
            by: officers.find(({ id }) => id === row.settledBy) ?? null,
          },
  }))
}

/** One message of a case, with what keeps it and of what a person chooses. */
export async function getMessage(
  ctx: Ctx,
  which: { caseId: string; messageId: string },
): Promise<MessageDetail> {
  const rows = await readCase(ctx, which.caseId)
  const row = await findMessage(ctx.tx, which.messageId, which.caseId)
  if (row === null) throw new AppError('not_found')
  const [brief] = await briefs(ctx, [row])
  if (brief === undefined) throw new AppError('not_found')
  const message = readMessage(row.content)
  const file = fileOf(rows)
  const label = (id: string): string => {
    const person = file.find((one) => one.id === id)
    if (person !== undefined) return person.familyName
    const offence = file.flatMap(({ offences }) => offences).find(({ lineId }) => lineId === id)
    const line = rows.lines.find((one) => one.id === id)
    const title = line === undefined ? undefined : rows.offences.get(line.offenceId)?.title
    return offence === undefined ? id : `${offence.sequence}. ${title ?? offence.code}, ${offence.start}`
  }
  return {
    ...brief,
    hearing: await hearingOf(ctx, message),
    defendants: await defendantsOf(ctx, message),
    exceptions: exceptionsOf(row.exceptions).map((one) => ({
      ...wordsOf(one.kind),
      defendant: one.defendant ?? null,
      offence: one.offence ?? null,
      candidates: (one.candidates ?? []).map((id) => ({ id, label: label(id) })),
    })),
    version: rows.head.version,
  }
}

async function hearingOf(ctx: Ctx, message: ResultMessage | undefined): Promise<MessageDetail['hearing']> {
  if (message === undefined) return null
  const [found] = await findCourts(ctx.tx, [message.hearing.courtCode])
  return {
    court: found === undefined ? message.hearing.courtCode : courtWords(found),
    day: message.hearing.day,
  }
}

async function defendantsOf(
  ctx: Ctx,
  message: ResultMessage | undefined,
): Promise<MessageDetail['defendants']> {
  if (message === undefined) return []
  const given = message.defendants.flatMap(({ offences }) => offences.flatMap(({ results }) => results))
  const codes = await findCodes(
    ctx.tx,
    given.map(({ code }) => code),
  )
  return message.defendants.map(({ familyName, prosecutorReference, offences }) => ({
    name: familyName ?? '',
    number: prosecutorReference ?? null,
    offences: offences.map(({ code, start, plea, verdict, results }) => ({
      code,
      start,
      plea: plea === undefined ? null : labelIn(courtPleas, plea),
      verdict: verdict === undefined ? null : labelIn(courtVerdicts, verdict),
      results: results.map((result) => ({
        code: result.code,
        label: codes.find((one) => one.code === result.code)?.label ?? `Code ${result.code}`,
        words: resultWords(result),
      })),
    })),
  }))
}

/** Has a message applied with a person's answers, or says that it was dealt with by hand. */
export async function answerMessage(
  ctx: Ctx,
  which: { caseId: string; messageId: string },
  body: Body<'answerMessage'>,
) {
  const head = await requireHead(ctx, which.caseId)
  const row = await requireOpen(ctx, which.messageId, which.caseId)
  const { act, defendants, offences, accepts, reason } = body
  if ((act === 'SETTLE' || accepts) && !isSaid(reason))
    throw badField('reason', act === 'SETTLE' ? 'Say what was done with it' : 'Say why it stands (RC-8)')
  if (act === 'APPLY') {
    const answers = { defendants, offences }
    const exceptions = await tryMessage(ctx, { ...row, caseId: which.caseId }, { answers, accepts })
    if (exceptions.length > 0) refuse(exceptions)
  }
  const state = act === 'APPLY' ? 'APPLIED' : 'SETTLED'
  await settleRow(ctx, row.id, { state, reason, answers: { defendants, offences } })
  await closeTasksOf(ctx, { recordId: which.caseId, kind: 'COURT_EXCEPTION', once: row.id })
  Object.assign(ctx.audit, {
    subjectKind: 'Case',
    subjectId: which.caseId,
    aclId: head.aclId,
    change: { message: row.id, state, defendants, offences, accepts },
    ...(reason ? { reasonGiven: reason } : {}),
  })
  return { ...changed(ctx, head), state }
}

function refuse(exceptions: readonly MessageException[]): void {
  const { rule, reason } = firstRefusalOf(exceptions.map(({ kind }) => kind))
  throw new AppError('rule_refused', { facts: { rule, reason } })
}

async function requireOpen(ctx: Ctx, messageId: string, caseId: string | null): Promise<MessageRow> {
  const row = await holdMessage(ctx.tx, messageId, caseId)
  if (row === null) throw new AppError('not_found')
  if (row.state !== 'EXCEPTION' && row.state !== 'WAITING') throw new AppError('already_done')
  return row
}

const settleRow = (
  ctx: Ctx,
  id: string,
  of: { state: string; reason: string | undefined; answers?: object },
) =>
  updateMessage(ctx.tx, id, {
    state: of.state,
    settledBy: ctx.who.userId,
    settledAt: ctx.clock.now(),
    settleReason: of.reason || null,
    ...(of.answers === undefined ? {} : { answers: JSON.parse(JSON.stringify(of.answers)) }),
  })

/** Puts a message that no case was found for on one, and tries it there; what keeps it then waits there. */
export async function placeMessage(ctx: Ctx, caseId: string, body: Body<'placeMessage'>) {
  const head = await requireHead(ctx, caseId)
  const row = await requireOpen(ctx, body.messageId, null)
  await updateMessage(ctx.tx, row.id, { caseId, aclId: head.aclId })
  const none = { defendants: [], offences: [] }
  const exceptions = await tryMessage(ctx, { ...row, caseId }, { answers: none, accepts: false })
  const state = exceptions.length === 0 ? 'APPLIED' : 'EXCEPTION'
  await updateMessage(ctx.tx, row.id, {
    state,
    exceptions: JSON.parse(JSON.stringify(exceptions)),
    triedAt: ctx.clock.now(),
  })
  if (exceptions.length > 0) await askToSettle(ctx, head, row.id, exceptions)
  Object.assign(ctx.audit, {
    subjectKind: 'Case',
    subjectId: caseId,
    aclId: head.aclId,
    change: { message: row.id, placed: true, state },
    reasonGiven: body.reason,
  })
  return { ...changed(ctx, head), state }
}

/** Says that a message for no case of ours was dealt with. */
export async function settleMessage(ctx: Ctx, messageId: string, reason: string) {
  const row = await requireOpen(ctx, messageId, null)
  await settleRow(ctx, row.id, { state: 'SETTLED', reason })
  Object.assign(ctx.audit, { change: { message: row.id, settled: true }, reasonGiven: reason })
  return { id: row.id }
}
