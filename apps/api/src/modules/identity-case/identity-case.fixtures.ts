/** One valid input for each route of identity cases, for the conformance test. */
import { identityCase } from '@mips/contracts'
import { arrange, makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { familyName, makePair } from '../identity/identity.testing.ts'

const reason = 'Seen on the document'
const someone = async (world: World) => ({
  nominalId: (await makePerson(world, { surname: familyName() })).nominalId,
})

/** Somebody found without a name. */
export async function makeUnidentified(world: World): Promise<{ nominalId: string; personRecordId: string }> {
  const person = await makePerson(world, { forename: 'Unknown', surname: 'Male' })
  await arrange(world, ({ tx }) =>
    tx.personRecord.update({ where: { id: person.personRecordId }, data: { isUnidentified: true } }),
  )
  return person
}

/** A person with two PNC IDs, and the case about them. */
export async function makeCase(world: World) {
  const person = await makePerson(world, { surname: familyName() })
  return arrange(world, async ({ tx }) => {
    const ids: string[] = []
    for (const value of ['2000/1234567V', '1979/0163001B'])
      ids.push(
        (
          await tx.personIdentifier.create({
            data: { personRecordId: person.personRecordId, type: 'PNC', value, rawValue: value },
          })
        ).id,
      )
    const { id } = await tx.identityCase.create({
      data: {
        recordId: person.personRecordId,
        kind: 'TWO_IDENTIFIERS',
        identifierType: 'PNC',
        identifierIds: ids,
      },
    })
    return { ...person, caseId: id, identifierIds: ids }
  })
}

export const identityCaseFixtures = fixturesOf(identityCase)({
  listUnidentified: {
    as: 'DETECTIVE',
    prepare: async (world) => {
      await makeUnidentified(world)
      return { input: { query: {} } }
    },
  },
  identify: {
    as: 'DETECTIVE',
    prepare: async (world) => ({
      input: {
        params: { nominalId: (await makeUnidentified(world)).nominalId },
        body: { name: { forename: 'Tobina', surname: familyName() }, reason },
      },
      version: 1,
    }),
  },
  recordFalseIdentity: {
    as: 'DETECTIVE',
    prepare: async (world) => ({
      input: {
        params: await someone(world),
        body: { name: { forename: 'Falsa', surname: 'Nomenby' }, reason },
      },
      version: 1,
    }),
  },
  recordStolenIdentity: {
    as: 'DETECTIVE',
    prepare: async (world) => ({
      input: {
        params: await someone(world),
        body: { usedByNominalId: (await someone(world)).nominalId, reason },
      },
      version: 1,
    }),
  },
  recordIdentityChange: {
    as: 'RECORDS_MANAGER',
    prepare: async (world) => ({
      input: {
        params: await someone(world),
        body: {
          kind: 'NAME' as const,
          name: { forename: 'Nova', surname: familyName() },
          since: '2026-02-01',
          evidence: 'DEED_POLL' as const,
          isProtected: true,
          reason,
        },
      },
      version: 1,
    }),
  },
  recordTwins: {
    as: 'ANALYST',
    prepare: async (world) => {
      const [a, b] = await makePair(world)
      return {
        input: { params: { nominalId: a.nominalId }, body: { otherNominalId: b.nominalId, reason } },
        version: 1,
      }
    },
  },
  recordDeath: {
    as: 'DETECTIVE',
    prepare: async (world) => ({
      input: {
        params: await someone(world),
        body: { on: '2026-03-01', evidence: 'CORONER' as const, evidenceReference: 'C/26/1', reason },
      },
      version: 1,
    }),
  },
  withdrawDeath: {
    as: 'RECORDS_MANAGER',
    prepare: async (world) => {
      const person = await makePerson(world, { surname: familyName() })
      await arrange(world, ({ tx }) =>
        tx.personRecord.update({ where: { id: person.personRecordId }, data: { deathEvidence: 'CORONER' } }),
      )
      return { input: { params: { nominalId: person.nominalId }, body: { reason } }, version: 1 }
    },
  },
  listCases: {
    as: 'ANALYST',
    prepare: async (world) => ({ input: { query: { nominalId: (await makeCase(world)).nominalId } } }),
  },
  settleCase: {
    as: 'RECORDS_MANAGER',
    prepare: async (world) => {
      const { nominalId, caseId, identifierIds } = await makeCase(world)
      return {
        input: {
          params: { nominalId, caseId },
          body: { outcome: 'ONE_IS_WRONG' as const, wrongIdentifierId: identifierIds[1] ?? '', reason },
        },
        version: 1,
      }
    },
  },
})
