/** What tests of disagreement begin from: a person of whom two sources say different things, and a live report about them. */
import { disagreement, intelligence } from '@mips/contracts'
import type { AssertedField } from '@mips/domain/nominal/disagreement'
import { arrange, makePerson } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { entryBody } from '../intelligence/intelligence.fixtures.ts'
import { liveTextOf, makeLive } from '../intelligence/intelligence.testing.ts'
import { createRecord } from '../pole/record.service.ts'

type Told = {
  dob?: string
  forename?: string
  surname?: string
  tier?: number
  kind?: string
  aclId?: number
}

/** Another person record of the nominal, as another source has it. */
export const addSource = (world: World, nominalId: string, told: Told): Promise<string> =>
  arrange(
    world,
    async (ctx) => {
      const { aclId = 0 } = told
      const { id } = await createRecord(ctx, { kind: 'PersonRecord', aclId })
      await ctx.tx.personRecord.create({
        data: {
          id,
          nominalId,
          sourceKind: told.kind ?? 'SELF_DECLARED',
          sourceTier: told.tier ?? 5,
          dob: told.dob === undefined ? null : new Date(told.dob),
          createdAt: world.clock.now(),
        },
      })
      if (told.surname !== undefined)
        await ctx.tx.personName.create({
          data: {
            personRecordId: id,
            kind: 'PRIMARY',
            forename: told.forename ?? null,
            surname: told.surname,
            createdAt: world.clock.now(),
          },
        })
      return id
    },
    told.aclId,
  )

/** A report about the person, of which its readers hold the first paragraph. */
export async function reportAbout(
  world: World,
  nominalId: string,
  more: { grade?: readonly [string, string, string]; readerAcl?: number } = {},
): Promise<string> {
  const officer = await world.actor('RESPONSE_OFFICER')
  const { id } = await world.ok(officer, intelligence, 'submit', { body: entryBody([nominalId]) })
  await makeLive(world, id, 'Was born in the spring of 1989, he says.', more)
  return id
}

/** What its first paragraph says, as it reads now. */
export const assertion = async (
  world: World,
  reportId: string,
  field: AssertedField = 'dob',
  value = '1989-05-06',
) => ({ field, value, reportId, textId: await liveTextOf(world, reportId) })

/** Makes another version of the first paragraph live, as the unit does when it sanitises and releases anew. */
export async function releaseAnew(world: World, reportId: string, text: string): Promise<void> {
  const client = await world.admin.connect()
  await client.query('BEGIN; SET LOCAL session_replication_role = replica')
  await client.query('UPDATE intelligence_text SET is_live = false WHERE report_id = $1 AND number = 1', [
    reportId,
  ])
  await client.query(
    'INSERT INTO intelligence_text (report_id, number, version, text, is_live, written_at) VALUES ($1, 1, 2, $2, true, $3)',
    [reportId, text, world.clock.now()],
  )
  await client.query('COMMIT')
  client.release()
}

/** A person with an asserted birth. */
export async function assertedPerson(world: World, by: Actor) {
  const person = await makePerson(world, { dob: '1988-05-06' })
  const reportId = await reportAbout(world, person.nominalId)
  const params = { nominalId: person.nominalId }
  const { id } = await world.ok(by, disagreement, 'assert', {
    params,
    body: await assertion(world, reportId),
  })
  return { ...person, reportId, params, factId: id }
}
