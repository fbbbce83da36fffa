/** Applying for a search warrant: what the court has to be told, and the inspector's work of authorising it (SW-1, SW-2). */
import type { NewSearchWarrant } from '@mips/contracts/search-warrant'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { applicationProblems, searchPowers } from '@mips/domain/warrants/search-warrant'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { createRecord, linkRecords } from '../pole/record.service.ts'
import { raiseTask } from '../pole/task.service.ts'
import { subjectOf } from '../warrant/warrant-register.service.ts'
import { addressOf } from '../warrant/warrant-work.service.ts'
import { log, refuseAtField } from '../warrant/warrant.service.ts'
import { findPlaceAcl, insertPremises, insertSearch } from './search-warrant.repository.ts'

/** Who authorises is another person, later; all else stands when it is applied for. */
const isOfApplicant = ({ field }: RuleProblem) => field !== 'authoriser'

export async function apply(ctx: Ctx, body: NewSearchWarrant) {
  const occupier = body.occupierId === undefined ? undefined : await subjectOf(ctx, body.occupierId)
  const premises = []
  for (const [index, one] of body.premises.entries())
    premises.push(await addressOf(ctx, one, `premises.${index}.`))
  const problems = applicationProblems({
    ...body,
    premises: premises.map(({ words }) => words),
    applicantId: ctx.who.userId,
  }).filter(isOfApplicant)
  refuseAtField(problems)
  if (body.protectedMaterial === undefined) throw new AppError('unexpected')
  const { id, reference } = await createRecord(ctx, {
    kind: 'SearchWarrant',
    aclId: await listOf(ctx, premises, occupier?.aclId ?? 0),
  })
  const askedAt = ctx.clock.now()
  await insertSearch(ctx.tx, {
    event: {
      id,
      kind: 'SearchWarrant',
      title: `Search warrant: ${labelIn(searchPowers, body.power)}`,
      status: 'ASKED',
      occurredFrom: askedAt,
    },
    search: {
      id,
      state: 'ASKED',
      power: body.power,
      isAllPremises: body.isAllPremises,
      occupierId: occupier?.id ?? null,
      isMultipleEntry: body.isMultipleEntry,
      whyMultiple: body.whyMultiple || null,
      protectedMaterial: body.protectedMaterial,
      applicantId: ctx.who.userId,
      unitCode: ctx.who.unitCode,
      askedAt,
    },
    grounds: {
      searchId: id,
      grounds: body.grounds,
      material: body.material,
      protectedPlan: body.protectedPlan || null,
      intelligenceAge: body.intelligenceAge || null,
      writtenBy: ctx.who.userId,
    },
  })
  for (const { locationId, words } of premises)
    await insertPremises(ctx.tx, { searchId: id, locationId, words })
  if (occupier !== undefined)
    await linkRecords(ctx, {
      fromId: id,
      toId: occupier.id,
      role: 'OCCUPIER',
      origin: 'chosen',
      sourceId: id,
    })
  await log(ctx, id, 'Applied for; waits for an inspector.')
  const { rule, harm } = taskKind('SEARCH_AUTHORITY')
  await raiseTask(ctx, {
    recordId: id,
    kind: 'SEARCH_AUTHORITY',
    title: 'Authorise the application for a search warrant',
    reason: `${rule}: an inspector other than the applicant authorises it.`,
    rule,
    harm,
    opensAt: `/search-warrants/${id}`,
    for: { unitCode: ctx.who.unitCode },
  })
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'SearchWarrant',
    change: { power: body.power, premises: premises.length },
  })
  return { id, reference, version: 1, problems: problems.map(ruleLine) }
}

/** A search says no more openly than the person and the premises that it names; two lists cannot be kept by one record. */
async function listOf(
  ctx: Ctx,
  premises: readonly { locationId: string | null }[],
  ofOccupier: number,
): Promise<number> {
  const lists = new Set([ofOccupier].filter((acl) => acl !== 0))
  for (const { locationId } of premises) {
    const acl = locationId === null ? 0 : await findPlaceAcl(ctx.tx, locationId)
    if (acl !== 0) lists.add(acl)
  }
  if (lists.size > 1)
    throw new AppError('rule_refused', {
      facts: {
        rule: 'SW-1',
        reason:
          'SW-1: These premises are restricted to different people: apply for a warrant for each of them.',
      },
    })
  return [...lists][0] ?? 0
}
