/** The second hand signs, or says what was otherwise; then the move that waited is written, or it is taken back (PX-16). */
import type { propertyCare } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { Move } from '@mips/domain/property/continuity'
import { type Sign, signProblems, type SignState, withdrawProblems } from '@mips/domain/property/second-hand'
import { holds } from '../../platform/access/principal.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { checkMove, holdExhibit, writeMove } from '../property/property.move.service.ts'
import { signTask } from '../property/property.sign.service.ts'
import { checkPasswordOf } from '../session/session.service.ts'
import { answerSign, findSign, findStaffNumber } from './property-care.repository.ts'

type Routes = (typeof propertyCare)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

async function requireSign(ctx: Ctx, exhibitId: string, signId: string) {
  const row = await holdExhibit(ctx, exhibitId)
  const sign = await findSign(ctx.tx, exhibitId, signId)
  if (sign === null) throw new AppError('not_found')
  const { witness, askedBy } = sign
  const facts: Sign = { state: sign.state as SignState, witness, askedBy }
  return { row, sign, facts, waiting: sign.move as Move | null }
}

/** Signs under the own sign-in, or with the second person's password beside the one who moves it. */
export async function sign(ctx: Ctx, exhibitId: string, signId: string, body: Body<'sign'>) {
  const { row, sign: asked, facts, waiting } = await requireSign(ctx, exhibitId, signId)
  const isBeside = body.password !== undefined
  const by = isBeside ? asked.witness : ctx.who.userId
  refuseProblems(
    signProblems(facts, by, { answer: body.answer, ...(body.words ? { words: body.words } : {}) }),
  )
  if (body.password !== undefined)
    await checkPasswordOf(ctx, await findStaffNumber(ctx.tx, asked.witness), body.password)
  const answered = await answerSign(ctx.tx, signId, {
    state: body.answer,
    how: isBeside ? 'PASSWORD' : 'OWN_SESSION',
    answeredAt: ctx.clock.now(),
    answeredBy: by,
    words: body.words || null,
  })
  if (!answered) throw new AppError('already_done', { facts: { reason: 'This was answered already.' } })
  await closeTasksOf(ctx, { recordId: exhibitId, kind: signTask, once: signId })
  const change = { sign: signId, by, answer: body.answer, how: isBeside ? 'password' : 'own sign-in' }
  if (body.answer === 'REFUSED') {
    await tellRefused(
      ctx,
      { exhibitId, signId, askedBy: asked.askedBy, exhibitRef: row.exhibitRef },
      body.words,
    )
    Object.assign(ctx.audit, { change, reasonGiven: body.words })
    return { id: signId, number: row.moves, problems: [] }
  }
  if (waiting === null) {
    ctx.audit.change = change
    return { id: signId, number: asked.number, problems: [] }
  }
  // What stood against the move when it was recorded is asked again: the authority for it may have gone.
  const problems = await checkMove(ctx, { ...row, waitsFor: null }, waiting, asked.askedBy)
  const { number } = await writeMove(ctx, row, waiting, { recordedBy: asked.askedBy, problems })
  ctx.audit.change = { ...change, move: number, to: waiting.to, purpose: waiting.purpose }
  return { id: signId, number, problems: problems.map(ruleLine) }
}

type Refused = { exhibitId: string; signId: string; askedBy: string; exhibitRef: string }

const tellRefused = (ctx: Ctx, { exhibitId, signId, askedBy, exhibitRef }: Refused, words = '') =>
  raiseTask(ctx, {
    recordId: exhibitId,
    kind: 'PROPERTY_SIGN_REFUSED',
    title: `The second person did not confirm: ${exhibitRef}`,
    reason: words.slice(0, 400),
    rule: 'PX-16',
    harm: 12,
    opensAt: `/property/${exhibitId}`,
    for: { userId: askedBy },
    once: signId,
    mayTick: true,
  })

/** Takes a move back that nobody signed; the item stays where it is. */
export async function withdrawMove(ctx: Ctx, exhibitId: string, signId: string, words: string) {
  const { facts, waiting } = await requireSign(ctx, exhibitId, signId)
  if (waiting === null)
    throw new AppError('not_in_state', {
      facts: { reason: 'This is the signature for the seizure: nothing is moved by it.' },
    })
  refuseProblems(
    withdrawProblems(facts, { userId: ctx.who.userId, isKeeper: holds(ctx.who, 'property.store.keep') }),
  )
  const done = await answerSign(ctx.tx, signId, {
    state: 'WITHDRAWN',
    answeredAt: ctx.clock.now(),
    answeredBy: ctx.who.userId,
    words,
  })
  if (!done) throw new AppError('already_done', { facts: { reason: 'This was answered already.' } })
  await closeTasksOf(ctx, { recordId: exhibitId, kind: signTask, once: signId }, 'The move was taken back')
  Object.assign(ctx.audit, { change: { sign: signId, withdrawn: true }, reasonGiven: words })
  return { id: signId, problems: [] }
}
