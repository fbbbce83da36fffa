/** What tests of warrants begin from: a person, a court of the standing list, and a warrant of each standing. */
import { warrant } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { arrange, makePerson, makePlace } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { createRecord, linkRecords } from '../pole/record.service.ts'

export type RegisterBody = RouteCall<(typeof warrant)['routes']['register']>['body']

/** A court of the standing list. */
export async function courtOf(world: World): Promise<string> {
  const { rows } = await world.admin.query<{ code: string }>(
    "SELECT code FROM organisation_unit WHERE kind LIKE 'Magistrates%' AND name <> '' ORDER BY name, code LIMIT 1",
  )
  return rows[0]?.code ?? ''
}

export const hoursAgo = (world: World, hours: number): string =>
  new Date(world.clock.now().getTime() - hours * 3_600_000).toISOString()

/** A surname that no other person of a test has, so that a search finds this one. */
const surnameOf = () =>
  `Pell${Array.from({ length: 7 }, () => 'AEIOUBDFGK'.charAt(Math.floor(Math.random() * 10)))
    .join('')
    .toLowerCase()}`

export async function registerBody(world: World, more: Partial<RegisterBody> = {}) {
  const home = await makePlace(world)
  const surname = surnameOf()
  const made = await makePerson(world, { forename: 'Osric', surname, dob: '1984-02-11', livesAt: home })
  const person = { ...made, surname }
  const body: RegisterBody = {
    kind: 'BENCH',
    personId: person.nominalId,
    courtCode: await courtOf(world),
    courtReference: `CC/${person.nominalId.slice(-8)}`,
    offenceWords: 'Assault occasioning actual bodily harm',
    terms: 'Arrest and bring before the court; not backed for bail.',
    risk: 'Ran from officers in March.',
    issuedAt: hoursAgo(world, 2),
    ...more,
  }
  return { body, person, home }
}

/** Registered by the unit and issued two hours ago. */
export async function issuedWarrant(world: World, keeper: Actor, more: Partial<RegisterBody> = {}) {
  const made = await registerBody(world, more)
  const { id, version } = await world.ok(keeper, warrant, 'register', { body: made.body })
  return { ...made, params: { warrantId: id }, version }
}

/** Money that is owed, £150.00 with £20.00 of costs. */
export const owing: Partial<RegisterBody> = {
  kind: 'COMMITMENT',
  terms: 'Commit to prison for seven days in default of payment.',
  owedPence: 15_000,
  costsPence: 2_000,
}

/** Circulated an hour ago. */
export async function circulatedWarrant(world: World, keeper: Actor, more: Partial<RegisterBody> = {}) {
  const made = await issuedWarrant(world, keeper, more)
  const { version } = await world.ok(
    keeper,
    warrant,
    'circulate',
    { params: made.params, body: { enteredAt: hoursAgo(world, 1), reference: 'W/26/1184X' } },
    { version: made.version },
  )
  const page = await world.ok(keeper, warrant, 'get', { params: made.params })
  return { ...made, version, circulationId: page.circulations[0]?.id ?? '' }
}

/** An arrest of somebody an hour ago, made as an arrest from an incident is. */
export const arrestOf = (world: World, personRecordId: string, aclId = 0): Promise<string> =>
  arrange(
    world,
    async (ctx) => {
      const at = new Date(hoursAgo(world, 1))
      const { id } = await createRecord(ctx, { kind: 'Arrest', aclId })
      await ctx.tx.event.create({
        data: {
          id,
          kind: 'Arrest',
          title: 'Arrest: on warrant',
          status: 'ARRESTED',
          occurredFrom: at,
        },
      })
      await ctx.tx.arrest.create({
        data: {
          id,
          arrestedAt: at,
          placeText: 'Lantern Row, outside the baker',
          power: 'WARRANT',
          grounds: 'Wanted on warrant',
          necessityCodes: [],
          cautionGiven: true,
        },
      })
      await linkRecords(ctx, { fromId: id, toId: personRecordId, role: 'ARRESTED', origin: 'chosen' })
      return id
    },
    aclId,
  )

export const attemptBody = (world: World, ownerId: string, more: object = {}) => ({
  at: hoursAgo(world, 1),
  address: '12 Lantern Row',
  result: 'NO_REPLY' as const,
  wasRiskRead: true,
  next: { text: 'Try again in the evening', dueOn: '2026-06-03', ownerId },
  ...more,
})
