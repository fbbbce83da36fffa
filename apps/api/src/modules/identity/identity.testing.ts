/** What tests of joining need: pairs of people, joins, proposals and facts in doubt, made through the API itself. */
import { identity, nominal } from '@mips/contracts'
import type { Judgement } from '@mips/contracts/identity'
import type { z } from 'zod'
import { arrange, makePerson } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'

export type Person = { nominalId: string; personRecordId: string }

let made = 0
/** A surname that no other pair has. */
export const familyName = () => {
  made += 1
  const letters = 'bcdfghjklmnpqrstvwxz'
  const part = (n: number) => letters[n % letters.length] ?? 'b'
  return `Marrow${part(made)}a${part(Math.floor(made / 20))}ent`
}

/** Two nominals of one invented person, the first made a minute before the second. */
export async function makePair(
  world: World,
  more: Parameters<typeof makePerson>[1] = {},
): Promise<[Person, Person]> {
  const surname = more.surname ?? familyName()
  const a = await makePerson(world, { forename: 'Isolde', ...more, surname })
  world.clock.advanceMinutes(1)
  const b = await makePerson(world, { forename: 'Isolda', ...more, surname })
  world.clock.advanceMinutes(1)
  return [a, b]
}

/** The version that somebody who opens the record now would read. */
export async function versionOf(world: World, recordId: string): Promise<number> {
  const rows = await world.admin.query<{ version: number }>('SELECT version FROM record WHERE id = $1', [
    recordId,
  ])
  return rows.rows[0]?.version ?? 0
}

type Asked = Partial<z.input<typeof Judgement>>

/** A decision as an officer makes it, on the version that they just read. */
export const decideOn = async (world: World, actor: Actor, one: string, other: string, more: Asked = {}) =>
  world.call(
    actor,
    identity,
    'decide',
    {
      params: { nominalId: one },
      body: {
        otherNominalId: other,
        decision: 'same',
        reason: 'Fingerprints compared',
        evidence: ['FINGERPRINT'],
        ...more,
      },
    },
    { version: await versionOf(world, one) },
  )

/** A join that is done, with its decision. */
export async function join(world: World, actor: Actor, a: Person, b: Person): Promise<string> {
  const response = await decideOn(world, actor, a.nominalId, b.nominalId)
  if (response.statusCode !== 200) throw new Error(response.body)
  return (response.json() as { decisionId: string }).decisionId
}

export const undoOn = async (
  world: World,
  actor: Actor,
  params: { nominalId: string; decisionId: string },
  keepApart = true,
) =>
  world.ok(
    actor,
    identity,
    'undo',
    { params, body: { reason: 'The prints were swapped', keepApart } },
    { version: await versionOf(world, params.nominalId) },
  )

/** Puts a live warning on a person record, as a seed would. */
export const warn = (world: World, recordId: string, code = 'CARE_NEEDS', category = 'CARE_NEEDS') =>
  arrange(world, async ({ tx }) => {
    const now = world.clock.now()
    const { id } = await tx.marker.create({
      data: {
        recordId,
        code,
        category,
        severity: 2,
        reason: 'Needs help to be understood',
        startsOn: now,
        reviewOn: now,
      },
    })
    return id
  })

/** A pair of whom one is vulnerable, proposed by one person and waiting for another. */
export async function makeWaiting(
  world: World,
): Promise<{ proposalId: string; pair: [Person, Person]; proposer: Actor }> {
  const pair = await makePair(world)
  await warn(world, pair[1].personRecordId)
  const proposer = await world.actor('ANALYST')
  const response = await decideOn(world, proposer, pair[0].nominalId, pair[1].nominalId)
  const { proposalId } = response.json() as { proposalId: string }
  return { proposalId, pair, proposer }
}

/** A pair joined, read by an officer, given a nickname and parted again: a fact is in doubt and an officer misled. */
export async function makeParted(
  world: World,
): Promise<{ pair: [Person, Person]; decisionId: string; reader: Actor; nameId: string }> {
  const pair = await makePair(world)
  const [a, b] = pair
  const analyst = await world.actor('ANALYST')
  const reader = await world.actor('RESPONSE_OFFICER')
  const decisionId = await join(world, analyst, a, b)
  world.clock.advanceMinutes(5)
  await world.ok(reader, nominal, 'get', { params: { nominalId: a.nominalId } })
  const { id: nameId } = await world.ok(
    reader,
    nominal,
    'addAlias',
    { params: { nominalId: a.nominalId }, body: { kind: 'NICKNAME', forename: 'Dexy' } },
    { version: await versionOf(world, a.nominalId) },
  )
  world.clock.advanceMinutes(5)
  await undoOn(world, analyst, { nominalId: a.nominalId, decisionId })
  return { pair, decisionId, reader, nameId }
}
