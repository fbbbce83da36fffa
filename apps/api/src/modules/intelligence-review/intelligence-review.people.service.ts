/** What the unit says of a person of a report: the category, on what ground, and the sensitive data (NL-4, NL-5). */
import type { intelligenceReview } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { ReviewDone } from '@mips/contracts/intelligence-review-replies'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { peopleOf, type ReportPerson } from './intelligence-review.people.ts'
import type { Worked } from './intelligence-review.reading.ts'
import { insertPersonSaid } from './intelligence-review.repository.ts'
import { requireSeen } from './intelligence-review.seen.ts'
import { refuseWork } from './intelligence-review.service.ts'
import { answerReview, requireEvaluation } from './intelligence-review.steps.service.ts'

type Body = RouteInput<(typeof intelligenceReview)['routes']['sayPerson']>['body']

/** Keeps it on every link of the person to the report; what is left comes back and stands against the release alone. */
export async function sayPerson(
  ctx: Ctx,
  { reportId, nominalId }: { reportId: string; nominalId: string },
  body: Body,
): Promise<ReviewDone> {
  const { row, worked } = await requireEvaluation(ctx, reportId)
  refuseWork(ctx, row)
  const person = peopleOf(row, worked).find((one) => one.nominalId === nominalId)
  if (person === undefined) throw new AppError('not_found')
  const groundId = await groundOf(ctx, worked, person, body)
  for (const linkId of person.linkIds)
    await insertPersonSaid(
      ctx.tx,
      { reportId, linkId, saidBy: ctx.who.userId, saidAt: ctx.clock.now() },
      { category: body.category, groundId, kinds: JSON.parse(JSON.stringify(body.sensitive)) },
    )
  Object.assign(ctx.audit, {
    resultIds: [nominalId],
    change: {
      person: nominalId,
      category: body.category,
      groundId,
      sensitive: body.sensitive.map(({ kind }) => kind),
    },
  })
  return answerReview(ctx, reportId)
}

/** Of a suspect a paragraph that they stand in, of a convict a record that the member sees; the other categories have none. */
async function groundOf(
  ctx: Ctx,
  worked: readonly Worked[],
  person: ReportPerson,
  { category, groundId }: Body,
): Promise<string | null> {
  if (groundId === undefined || (category !== 'SUSPECT' && category !== 'CONVICTED')) return null
  if (category === 'CONVICTED') {
    await requireSeen(ctx, [groundId])
    return groundId
  }
  const { number } = worked.find(({ paragraph }) => paragraph.id === groundId) ?? {}
  if (number === undefined || (person.numbers.length > 0 && !person.numbers.includes(number)))
    throw badField('groundId', 'Choose a paragraph that the person stands in (NL-4)')
  return groundId
}
