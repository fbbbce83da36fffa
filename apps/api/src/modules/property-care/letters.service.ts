/** Letters to owners: written, printed with their marking, sent, and what was answered (PX-35, PX-36). */
import { createHash } from 'node:crypto'
import type { propertyCare } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { displayName } from '@mips/domain/nominal/display-name'
import {
  letterAnswerBy,
  letterKinds,
  letterProblems,
  letterStepProblems,
  letterText,
  ownerAnswers,
} from '@mips/domain/property/owner-letters'
import { labelIn } from '@mips/domain/custody/offence-words'
import { propertyRulesOn } from '@mips/domain/property/property-rules-table'
import { formatDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { drawPaper } from '../../platform/paper/draw-paper.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { refuseFuture } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { type ExhibitRow, findExhibit, findNamed } from '../property/property-hands.service.ts'
import { findAclOf, insertLetter, updateLetter } from './property-care.repository.ts'

type Routes = (typeof propertyCare)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const answerTask = 'PROPERTY_LETTER'

async function requireExhibit(ctx: Ctx, exhibitId: string): Promise<ExhibitRow> {
  const row = await findExhibit(ctx.tx, exhibitId)
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** Writes a letter to the owner named, or to the one from whom the item came. */
export async function writeLetter(ctx: Ctx, exhibitId: string, body: Body<'writeLetter'>) {
  const row = await requireExhibit(ctx, exhibitId)
  const authorised = row.disposals.find(({ state }) => state === 'AUTHORISED')
  const ownerId = body.ownerId ?? authorised?.ownerId ?? row.personRecordId ?? undefined
  refuseProblems(
    letterProblems({
      kind: body.kind,
      isGone: row.holderKind === 'GONE',
      address: body.address,
      ...(ownerId === undefined ? {} : { ownerId }),
      ...(body.collectFrom ? { collectFrom: body.collectFrom } : {}),
      ...(authorised === undefined ? {} : { authorised: authorised.decision }),
    }),
  )
  const owner = ownerId === undefined ? null : await findNamed.person(ctx.tx, ownerId)
  if (owner === null) throw new AppError('bad_reference')
  if (owner.aclId !== 0 && owner.aclId !== (await findAclOf(ctx.tx, exhibitId)))
    throw badField('ownerId', 'This exhibit is open: restrict it before a letter names who is restricted')
  const now = ctx.clock.now()
  const day = londonDay(now.toISOString())
  const { id } = await insertLetter(ctx.tx, {
    exhibitId,
    kind: body.kind,
    ownerId: owner.id,
    address: body.address,
    collectFrom: body.collectFrom || null,
    words: body.words || null,
    answerBy: new Date(`${letterAnswerBy(day, propertyRulesOn(day))}T00:00:00Z`),
    writtenBy: ctx.who.userId,
    writtenAt: now,
  })
  ctx.audit.change = { letter: id, kind: body.kind, ownerId: owner.id }
  return { id, problems: [] }
}

const letterOf = (row: ExhibitRow, letterId: string) => {
  const letter = row.letters.find(({ id }) => id === letterId)
  if (letter === undefined) throw new AppError('not_found')
  return letter
}

/** The letter as a paper; each print is a disclosure to the owner. */
export async function printLetter(ctx: Ctx, exhibitId: string, letterId: string): Promise<Buffer> {
  const row = await requireExhibit(ctx, exhibitId)
  const letter = letterOf(row, letterId)
  const to = letter.owner === null ? 'The owner' : displayName(letter.owner)
  const title = labelIn(letterKinds, letter.kind)
  const reference = row.reference ?? row.exhibitRef
  const now = ctx.clock.now()
  const bytes = await drawPaper(
    {
      title,
      // A letter that leaves the force says its marking as every paper does.
      marking: row.marking.replaceAll('_', '-'),
      reference,
      blocks: [
        { kind: 'paragraph', text: `${ctx.config.forceName}` },
        {
          kind: 'facts',
          rows: [
            { label: 'To', value: to },
            { label: 'Address', value: letter.address },
            { label: 'Date', value: formatDay(londonDay(letter.writtenAt)) },
            { label: 'Our number', value: reference },
          ],
        },
        ...letterText({
          kind: letter.kind,
          item: row.description || 'an item',
          reference,
          answerBy: letter.answerBy,
          ...(letter.collectFrom === null ? {} : { collectFrom: letter.collectFrom }),
          ...(letter.words === null ? {} : { words: letter.words }),
        }).map((text) => ({ kind: 'paragraph' as const, text })),
        {
          kind: 'paragraph',
          text: `Written by ${letter.writtenBy === null ? 'an officer' : `${letter.writtenBy.rank} ${letter.writtenBy.displayName} (${letter.writtenBy.staffNumber})`}.`,
        },
        { kind: 'signature', label: 'For the property store' },
      ],
    },
    now,
    formatLondon(now.toISOString()),
  )
  Object.assign(ctx.audit, {
    recipient: to,
    resultIds: [exhibitId],
    change: { letter: letterId, sha256: createHash('sha256').update(bytes).digest('hex') },
  })
  ctx.reply.header('content-type', 'application/pdf')
  ctx.reply.header('content-disposition', 'inline; filename="letter-to-owner.pdf"')
  return bytes
}

/** Notes that it was sent, which waits for an answer; or what was answered. */
export async function recordLetter(
  ctx: Ctx,
  exhibitId: string,
  letterId: string,
  body: Body<'recordLetter'>,
) {
  const row = await requireExhibit(ctx, exhibitId)
  const letter = letterOf(row, letterId)
  refuseProblems(
    letterStepProblems(
      { isSent: letter.sentAt !== null, isAnswered: letter.answer !== null },
      {
        kind: body.step,
        ...(body.how === undefined ? {} : { how: body.how }),
        ...(body.answer === undefined ? {} : { answer: body.answer }),
      },
    ),
  )
  const at = body.at === undefined ? ctx.clock.now() : new Date(body.at)
  refuseFuture(ctx, 'at', at)
  if (at < new Date(letter.sentAt ?? letter.writtenAt))
    throw badField('at', letter.sentAt === null ? 'It was written later' : 'It was sent later')
  if (body.step === 'SENT') {
    await updateLetter(ctx.tx, letterId, { sentAt: at, sentHow: body.how ?? null, sentBy: ctx.who.userId })
    await raiseTask(ctx, {
      recordId: exhibitId,
      kind: answerTask,
      title: `What does the owner of ${row.exhibitRef} say?`,
      reason: `A letter was sent; the answer is waited for until ${formatDay(letter.answerBy)}.`,
      rule: 'PX-36',
      harm: 1,
      opensAt: `/property/${exhibitId}`,
      for: { userId: ctx.who.userId },
      dueAt: new Date(`${letter.answerBy}T17:00:00Z`),
      once: letterId,
    })
  } else {
    await updateLetter(ctx.tx, letterId, {
      answer: body.answer ?? null,
      answeredAt: at,
      answerWords: body.words || null,
    })
    const said = labelIn(ownerAnswers, body.answer ?? '')
    await closeTasksOf(ctx, { recordId: exhibitId, kind: answerTask, once: letterId }, `The owner: ${said}`)
  }
  ctx.audit.change = { letter: letterId, step: body.step, how: body.how, answer: body.answer }
  return { id: letterId, problems: [] }
}
