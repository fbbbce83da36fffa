/** What tests of ASB cases begin from: calls about the same flat and the same victim, and a case opened from them. */
import { asbCase } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { arrange, makePerson, makePlace } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { createRecord, linkRecords } from '../pole/record.service.ts'
import { calm } from '../safeguarding/safeguarding.testing.ts'

type Routes = (typeof asbCase)['routes']
export type Body<Name extends keyof Routes> = RouteCall<Routes[Name]> extends { body: infer B } ? B : never

export type Street = {
  placeId: string
  victim: { nominalId: string; personRecordId: string }
  suspect: { nominalId: string; personRecordId: string }
  calls: string[]
}

/** A call of a type so many days ago, at a place, with a victim and somebody complained of. */
export const makeCall = (
  world: World,
  street: Omit<Street, 'calls'>,
  more: { daysAgo?: number; type?: string; victim?: string | null; aclId?: number } = {},
): Promise<string> =>
  arrange(
    world,
    async (ctx) => {
      const at = new Date(world.clock.now().getTime() - (more.daysAgo ?? 0) * 86_400_000)
      const { id } = await createRecord(ctx, { kind: 'Incident', aclId: more.aclId ?? 0 })
      await ctx.tx.event.create({
        data: {
          id,
          kind: 'Incident',
          title: 'Anti-social behaviour',
          summary: 'Shouting and banging on the wall',
          status: 'open',
          occurredFrom: at,
        },
      })
      await ctx.tx.incident.create({
        data: { id, incidentType: more.type ?? 'ASB', grade: 'PRIORITY', openedAt: at },
      })
      await linkRecords(ctx, { fromId: id, toId: street.placeId, role: 'OCCURRED_AT', origin: 'chosen' })
      const victim = more.victim === undefined ? street.victim.personRecordId : more.victim
      if (victim !== null)
        await linkRecords(ctx, { fromId: id, toId: victim, role: 'VICTIM', origin: 'chosen' })
      await linkRecords(ctx, {
        fromId: id,
        toId: street.suspect.personRecordId,
        role: 'SUSPECT',
        origin: 'chosen',
      })
      return id
    },
    more.aclId ?? 0,
  )

/** A flat with a victim and a neighbour, and so many calls, the newest last. */
export async function makeStreet(world: World, calls = 3): Promise<Street> {
  const placeId = await makePlace(world)
  const victim = await makePerson(world, { forename: 'Nerys', surname: 'Haddlestone', livesAt: placeId })
  const suspect = await makePerson(world, { forename: 'Corin', surname: 'Bratherton' })
  const street = { placeId, victim, suspect }
  const ids: string[] = []
  for (let left = calls - 1; left >= 0; left -= 1)
    ids.push(await makeCall(world, street, { daysAgo: left * 10 }))
  return { ...street, calls: ids }
}

export const newest = (street: Street): string => street.calls.at(-1) ?? ''

/** A case opened from the place that repeats. */
export async function openedCase(world: World, officer: Actor) {
  const street = await makeStreet(world)
  const made = await world.ok(officer, asbCase, 'open', {
    body: { callId: newest(street), basis: 'PLACE', basisId: street.placeId },
  })
  return { street, caseId: made.id, reference: made.reference }
}

export const grave = { ...calm, REPEAT: 3, HARM: 2, IMPACT: 3, SUPPORT: 2, ESCALATION: 2 }

/** A case with its matrix answered. */
export async function assessedCase(world: World, officer: Actor) {
  const made = await openedCase(world, officer)
  await world.ok(officer, asbCase, 'assess', {
    params: { caseId: made.caseId },
    body: { answers: grave },
  })
  return made
}

/** A case with an action at the council. */
export async function plannedCase(world: World, officer: Actor) {
  const made = await assessedCase(world, officer)
  const { id } = await world.ok(officer, asbCase, 'addAction', {
    params: { caseId: made.caseId },
    body: { partner: 'COUNCIL', tool: 'WARNING', words: 'Visit and warn', dueOn: '2026-09-14', isSent: true },
  })
  return { ...made, actionId: id }
}

/** A case whose victim asked for the case review. */
export async function askedCase(world: World, officer: Actor) {
  const made = await assessedCase(world, officer)
  const { id } = await world.ok(officer, asbCase, 'askReview', {
    params: { caseId: made.caseId },
    body: { victimId: made.street.victim.personRecordId },
  })
  return { ...made, reviewId: id }
}
