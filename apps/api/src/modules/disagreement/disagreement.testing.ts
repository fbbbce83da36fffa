/** What tests of disagreement begin from: a person of whom two sources say different things, and a live report about them. */
import { disagreement, intelligence } from '@mips/contracts'
import type { AssertedField } from '@mips/domain/nominal/disagreement'
import { arrange, makePerson } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { entryBody } from '../intelligence/intelligence.fixtures.ts'
import { makeLive } from '../intelligence/intelligence.testing.ts'
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

export const assertion = (reportId: string, field: AssertedField = 'dob', value = '1989-05-06') => ({
  field,
  value,
  reportId,
  paragraph: 1,
})

/** A person with an asserted birth. */
export async function assertedPerson(world: World, by: Actor) {
  const person = await makePerson(world, { dob: '1988-05-06' })
  const reportId = await reportAbout(world, person.nominalId)
  const params = { nominalId: person.nominalId }
  const { id } = await world.ok(by, disagreement, 'assert', { params, body: assertion(reportId) })
  return { ...person, reportId, params, factId: id }
}
