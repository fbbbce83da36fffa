/** The steps of an interview that runs: breaks, the end, and the recording (12.15, TR-8). */
import type { custodyProcedures } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { Kept } from '@mips/contracts/custody-procedure-parts'
import { labelIn } from '@mips/domain/custody/offence-words'
import { interviewEndings, recordingCopies } from '@mips/domain/custody/procedure-codes'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { refuseBefore, requireInterview } from './interview.service.ts'
import { lockFor } from './procedure.repository.ts'
import type { InterviewRow } from './procedure.rows.ts'
import { interviewProblems } from './procedure.rules.ts'
import { keepRow, refuseTime, requireOfficer, requireStayFacts } from './procedure.service.ts'
import { said } from './stay-facts.ts'

type Body = RouteInput<(typeof custodyProcedures)['routes']['continueInterview']>['body']
type Step<Name extends Body['step']> = Extract<Body, { step: Name }>

/** What happened next; each step is a row of its own, and the steps come in their order. */
export async function continueInterview(
  ctx: Ctx,
  recordId: string,
  interviewId: string,
  body: Body,
): Promise<Kept> {
  await lockFor(ctx.tx, 'interview', recordId)
  const stay = await requireStayFacts(ctx, recordId)
  const previous = await requireInterview(ctx, recordId, interviewId, body.previousId)
  const at = refuseTime(ctx, stay, 'at', body.at, { lateReason: body.lateReason })
  const isOver = previous.state === 'ENDED'
  if (isOver !== (body.step === 'DISPOSE'))
    throw notNow(
      isOver ? 'The interview has ended.' : 'The recording is dealt with when the interview has ended.',
    )
  if (!isOver) refuseBefore(previous, 'at', at)
  else if (previous.until !== null && at < new Date(previous.until))
    throw badField('at', 'Enter a time after the end of the interview')
  const next = await nextOf(ctx, previous, body)
  const endedBefore = previous.until === null ? null : new Date(previous.until)
  const until = body.step === 'END' ? at : endedBefore
  const { id, rootId } = await keepRow(
    ctx,
    'custody_interview',
    recordId,
    {
      previous,
      kind: previous.kind,
      state: next.state,
      at: previous.at === null ? null : new Date(previous.at),
      until,
      facts: next.facts,
    },
    { kind: next.log, at, text: next.text, lateReason: body.lateReason },
  )
  if (body.step === 'END' && body.complaint)
    await addLogEntry(ctx, {
      recordId,
      kind: 'COMPLAINT',
      happenedAt: at,
      text: `Made in interview ${previous.facts.number}, to be taken by an inspector who is not involved (12.24): ${body.complaint}`,
    })
  return {
    id,
    rootId,
    problems: interviewProblems(
      { state: next.state, until: body.step === 'END' ? body.at : previous.until, facts: next.facts },
      stay,
    ),
  }
}

type Next = { state: string; facts: InterviewRow['facts']; log: string; text: string }

function nextOf(ctx: Ctx, previous: InterviewRow, body: Body): Next | Promise<Next> {
  switch (body.step) {
    case 'BREAK':
      return breakOf(previous, body)
    case 'RESUME':
      return resumeOf(previous, body)
    case 'END':
      return endOf(ctx, previous, body)
    case 'DISPOSE':
      return disposeOf(previous, body)
  }
}

function breakOf({ state, facts }: InterviewRow, body: Step<'BREAK'>): Next {
  if (state === 'BREAK') throw notNow('The interview is in a break already.')
  return {
    state: 'BREAK',
    facts: { ...facts, breaks: [...(facts.breaks ?? []), { from: body.at, to: null, isMeal: body.isMeal }] },
    log: 'NOTE',
    text: `Interview ${facts.number}: break${body.isMeal ? ' for a meal' : ''}.`,
  }
}

function resumeOf({ state, facts }: InterviewRow, body: Step<'RESUME'>): Next {
  if (state !== 'BREAK') throw notNow('The interview is not in a break.')
  return {
    state: 'RUNNING',
    facts: closeBreak(facts, body.at),
    log: 'NOTE',
    text: `Interview ${facts.number} goes on.`,
  }
}

const closeBreak = (facts: InterviewRow['facts'], at: string): InterviewRow['facts'] => ({
  ...facts,
  breaks: (facts.breaks ?? []).map((pause) => (pause.to === null ? { ...pause, to: at } : pause)),
})

async function endOf(ctx: Ctx, { facts }: InterviewRow, body: Step<'END'>): Promise<Next> {
  if (body.ending === 'COMPLAINT' && !body.complaint)
    throw badField('complaint', 'Write down the complaint in the words of the person')
  const takenBackBy =
    body.takenBackById === undefined
      ? undefined
      : await requireOfficer(ctx, body.takenBackById, 'takenBackById')
  const { step: _step, at, previousId: _previous, lateReason: _late, takenBackById: _back, ...more } = body
  return {
    state: 'ENDED',
    facts: { ...closeBreak(facts, at), ...said({ ...more, takenBackBy }) },
    log: 'INTERVIEW_END',
    text: [
      `Interview ${facts.number} ended. ${labelIn(interviewEndings, body.ending)}.`,
      takenBackBy && `Taken back by ${takenBackBy.displayName}.`,
      body.masterSealNo && `Master seal ${body.masterSealNo}.`,
      body.isNoComment && 'No comment.',
    ]
      .filter(Boolean)
      .join(' '),
  }
}

function disposeOf({ facts }: InterviewRow, body: Step<'DISPOSE'>): Next {
  return {
    state: 'ENDED',
    facts: {
      ...facts,
      copies: [...(facts.copies ?? []), ...body.copies.map((copy) => said({ ...copy, at: body.at }))],
    },
    log: 'NOTE',
    text: `Recording of interview ${facts.number}: ${body.copies
      .map(
        ({ copy, to, reference }) =>
          `${labelIn(recordingCopies, copy)}${reference ? ` ${reference}` : ''} to ${to}`,
      )
      .join('; ')}.`,
  }
}

const notNow = (reason: string) => new AppError('not_in_state', { facts: { reason } })
