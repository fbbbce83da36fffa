/** What a form asks about exploitation: each flag with its written test is answered, and a yes sets the flag (XP-4). */
import type { ExploitationAnswers } from '@mips/contracts/mash'
import { answerProblems } from '@mips/domain/safeguarding/exploitation'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { aclOfRecord, primaryPersonRecord } from '../nominal/nominal.service.ts'
import { peopleAsked, unaskedOf } from './mash-asked.reading.ts'
import { raiseFlag } from './mash-flags.service.ts'
import { findAsked, insertAnswers } from './mash.repository.ts'
import type { AskedRow } from './mash.rows.ts'

export async function requireAsked(ctx: Ctx, eventId: string): Promise<AskedRow> {
  const row = await findAsked(ctx.tx, eventId)
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** Whether fewer may see the record than the person, on whom a flag would stand. */
async function isNarrowerThan(ctx: Ctx, eventId: string, nominalId: string): Promise<boolean> {
  const held = await aclOfRecord(ctx, eventId)
  return held !== 0 && held !== (await aclOfRecord(ctx, await primaryPersonRecord(ctx, nominalId)))
}

/** Keeps the answers about one person; what was answered before stays, and the last word counts. */
export async function answerAsked(ctx: Ctx, eventId: string, body: ExploitationAnswers) {
  const row = await requireAsked(ctx, eventId)
  const now = ctx.clock.now()
  const person = peopleAsked(row, now).find(({ records }) => records.includes(body.personRecordId))
  if (person === undefined) throw badField('personRecordId', 'Choose somebody whom this form asks about')
  const standing = (flag: string) =>
    row.flags.find((one) => one.nominalId === person.nominalId && one.flag === flag)
  const isNarrower = await isNarrowerThan(ctx, eventId, person.nominalId)
  const flagIds: string[] = []
  const problems = body.answers.flatMap(({ flag, answer, signs, why }) =>
    answerProblems(
      answer,
      {
        flag,
        signs,
        ...(person.age === undefined ? {} : { age: person.age }),
        ...(why ? { why } : {}),
      },
      {
        isAsked: person.flags.some(({ code }) => code === flag),
        isNarrower: isNarrower && standing(flag) === undefined,
      },
    ),
  )
  refuseProblems(problems)
  for (const { flag, answer, signs, why } of body.answers) {
    if (answer !== 'YES') continue
    flagIds.push(standing(flag)?.id ?? (await raiseFlag(ctx, person.nominalId, { flag, signs, why })).id)
  }
  await insertAnswers(
    ctx.tx,
    body.answers.map(({ flag, answer }) => ({
      eventId,
      personRecordId: body.personRecordId,
      flag,
      answer,
      answeredBy: ctx.who.userId,
      answeredAt: now,
    })),
  )
  ctx.audit.resultIds = [person.nominalId]
  ctx.audit.change = {
    personRecordId: body.personRecordId,
    answers: body.answers.map(({ flag, answer }) => `${flag} ${answer}`),
  }
  return {
    flagIds,
    unasked: unaskedOf(await requireAsked(ctx, eventId), now),
    problems: problems.map(ruleLine),
  }
}
