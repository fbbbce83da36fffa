import { identity, identityCase, nominal } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePerson } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { decideOn, familyName, makePair, versionOf } from '../identity/identity.testing.ts'
import { makeCase, makeUnidentified } from './identity-case.fixtures.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let detective: Actor
let analyst: Actor
let records: Actor
beforeAll(async () => {
  detective = await world.actor('DETECTIVE')
  analyst = await world.actor('ANALYST')
  records = await world.actor('RECORDS_MANAGER')
})

const golden = (as: Actor, nominalId: string) => world.ok(as, nominal, 'get', { params: { nominalId } })
const at = async (nominalId: string) => ({ version: await versionOf(world, nominalId) })
const reason = 'Told and shown'

describe('a stolen identity', () => {
  it('cannot be one’s own', async () => {
    const { nominalId } = await makePerson(world)
    const own = await world.call(
      detective,
      identityCase,
      'recordStolenIdentity',
      { params: { nominalId }, body: { usedByNominalId: nominalId, reason } },
      await at(nominalId),
    )
    expect(own.json().error.code).toBe('rule_refused')
  })

  it('stays a person of its own, related, and can never be joined to whoever used it', async () => {
    const [victim, user] = await makePair(world)
    const response = await world.call(
      detective,
      identityCase,
      'recordStolenIdentity',
      { params: { nominalId: victim.nominalId }, body: { usedByNominalId: user.nominalId, reason } },
      await at(victim.nominalId),
    )
    expect(response.statusCode).toBe(200)
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { act: 'alteration', outcome: 'ok', subject_id: victim.nominalId },
    ])
    const page = await golden(detective, victim.nominalId)
    expect(page.associates.flatMap((each) => each.relations.map((relation) => relation.role))).toContain(
      'IDENTITY_USED_BY',
    )
    expect((await golden(detective, user.nominalId)).names.map((name) => name.kind)).toContain('FALSE_GIVEN')
    const join = await decideOn(world, analyst, victim.nominalId, user.nominalId)
    expect(join.json().error.facts.rule).toBe('kept apart')
  })
})

describe('a false identity', () => {
  it('is a name of whoever gave it, and finds them', async () => {
    const person = await makePerson(world, { surname: familyName() })
    const surname = familyName()
    await world.ok(
      detective,
      identityCase,
      'recordFalseIdentity',
      { params: { nominalId: person.nominalId }, body: { name: { forename: 'Zebedia', surname }, reason } },
      await at(person.nominalId),
    )
    const { hits } = await world.ok(detective, nominal, 'searchPeople', {
      body: { forename: 'Zebedia', surname },
    })
    expect(hits.map((hit) => hit.nominalId)).toEqual([person.nominalId])
    expect((await golden(detective, person.nominalId)).displayName).not.toContain('Zebedia')
  })
})

describe('a protected change of name', () => {
  it('needs evidence that fits', async () => {
    const { nominalId } = await makePerson(world)
    const wrong = await world.call(
      records,
      identityCase,
      'recordIdentityChange',
      {
        params: { nominalId },
        body: {
          kind: 'NAME',
          name: { surname: 'Novaby' },
          since: '2026-01-05',
          evidence: 'GENDER_RECOGNITION',
          reason,
        },
      },
      await at(nominalId),
    )
    expect(wrong.json().error.facts.rule).toBe('identity change')
  })

  it('shows the old name to those who hold the permission, and to nobody else, in page, search or history', async () => {
    const old = familyName()
    const next = familyName()
    const { nominalId, personRecordId } = await makePerson(world, {
      forename: 'Vetus',
      surname: familyName(),
    })
    await world.ok(
      records,
      nominal,
      'correct',
      {
        params: { nominalId, personRecordId },
        body: { name: { forename: 'Vetus', surname: old }, reason: 'Misheard' },
      },
      await at(nominalId),
    )
    const changed = await world.ok(
      detective,
      identityCase,
      'recordIdentityChange',
      {
        params: { nominalId },
        body: {
          kind: 'NAME',
          name: { forename: 'Nova', surname: next },
          since: '2026-01-05',
          evidence: 'DEED_POLL',
          isProtected: true,
          reason,
        },
      },
      await at(nominalId),
    )
    expect(changed.isProtected).toBe(true)
    const seen = JSON.stringify(await golden(analyst, nominalId))
    expect(seen).toContain(next)
    expect(seen).not.toContain(old)
    expect(JSON.stringify(await golden(records, nominalId))).toContain(old)
    const { hits } = await world.ok(analyst, nominal, 'searchPeople', {
      body: { forename: 'Vetus', surname: old },
    })
    expect(hits).toEqual([])
    const history = await world.ok(analyst, identity, 'getFieldHistory', { params: { nominalId } })
    expect(JSON.stringify(history)).not.toContain(old)
    expect(
      JSON.stringify(await world.ok(records, identity, 'getFieldHistory', { params: { nominalId } })),
    ).toContain(old)
  })
})

describe('a death', () => {
  it('before the birth is refused, on a coroner’s word is recorded, and can be withdrawn', async () => {
    const { nominalId } = await makePerson(world, { dob: '1990-05-17' })
    const record = async (on: string) =>
      world.call(
        detective,
        identityCase,
        'recordDeath',
        { params: { nominalId }, body: { on, evidence: 'CORONER', evidenceReference: 'C/26/9', reason } },
        await at(nominalId),
      )
    expect((await record('1980-01-01')).json().error.facts.rule).toBe('death')
    expect((await golden(detective, nominalId)).facts.deceasedOn).toBeUndefined()
    expect((await record('2026-03-01')).statusCode).toBe(200)
    expect((await golden(detective, nominalId)).facts.deceasedOn).toMatchObject({ value: '2026-03-01' })
    await world.ok(
      detective,
      identityCase,
      'withdrawDeath',
      { params: { nominalId }, body: { reason } },
      await at(nominalId),
    )
    expect((await golden(detective, nominalId)).facts.deceasedOn).toBeUndefined()
  })
})

describe('an unidentified person', () => {
  it('who is identified by name leaves the list', async () => {
    const { nominalId } = await makeUnidentified(world)
    const list = async () =>
      (await world.ok(detective, identityCase, 'listUnidentified', { query: {} })).people.map(
        (row) => row.nominalId,
      )
    expect(await list()).toContain(nominalId)
    await world.ok(
      detective,
      identityCase,
      'identify',
      { params: { nominalId }, body: { name: { forename: 'Tobina', surname: familyName() }, reason } },
      await at(nominalId),
    )
    expect(await list()).not.toContain(nominalId)
    expect((await golden(detective, nominalId)).displayName).toContain('Tobina')
  })
})

describe('twins', () => {
  it('are kept apart and are brother and sister', async () => {
    const [a, b] = await makePair(world)
    await world.ok(
      analyst,
      identityCase,
      'recordTwins',
      { params: { nominalId: a.nominalId }, body: { otherNominalId: b.nominalId, reason } },
      await at(a.nominalId),
    )
    expect((await decideOn(world, analyst, a.nominalId, b.nominalId)).json().error.facts.rule).toBe(
      'kept apart',
    )
  })
})

describe('two PNC IDs', () => {
  it('are settled by somebody, with a reason', async () => {
    const { nominalId, caseId, identifierIds } = await makeCase(world)
    const settle = async (wrongIdentifierId?: string) =>
      world.call(
        records,
        identityCase,
        'settleCase',
        {
          params: { nominalId, caseId },
          body: {
            outcome: 'ONE_IS_WRONG',
            reason,
            ...(wrongIdentifierId === undefined ? {} : { wrongIdentifierId }),
          },
        },
        await at(nominalId),
      )
    expect((await settle()).statusCode).toBe(400)
    expect((await golden(records, nominalId)).identifierProblems).toHaveLength(1)
    expect((await settle(identifierIds[1])).statusCode).toBe(200)
    expect((await golden(records, nominalId)).identifierProblems).toEqual([])
    expect((await settle(identifierIds[1])).json().error.code).toBe('already_done')
  })
})

describe('a name, a date of birth and a sex', () => {
  it('lock after 72 hours to all but those who may unlock; other facts and another name stay open', async () => {
    const { nominalId, personRecordId } = await makePerson(world, { surname: familyName() })
    world.clock.advanceMinutes(72 * 60 + 1)
    const correct = async (as: Actor, body: object) =>
      world.call(
        as,
        nominal,
        'correct',
        { params: { nominalId, personRecordId }, body: { reason, ...body } },
        await at(nominalId),
      )
    const locked = async (as: Actor) => (await golden(as, nominalId)).records[0]?.locked
    expect(await locked(detective)).toMatchObject({ fields: ['name', 'dob', 'sex'], mayCorrect: false })
    expect((await locked(detective))?.words).toContain('ask records management')
    expect(await locked(records)).toMatchObject({ mayCorrect: true })
    for (const change of [{ name: { forename: 'Testa', surname: 'Otherby' } }, { sex: 'F' }])
      expect((await correct(detective, change)).json().error.facts.rule).toBe('locked')
    const inPlace = await world.call(
      records,
      nominal,
      'addAlias',
      { params: { nominalId }, body: { kind: 'PRIMARY', forename: 'Testa', surname: 'Otherby' } },
      await at(nominalId),
    )
    expect(inPlace.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'locked' } })
    const refused = await correct(detective, { dob: '1990-06-17' })
    expect(refused.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'locked' } })
    expect((await golden(detective, nominalId)).facts.dob?.value).toBe('1990-05-17')
    expect((await correct(detective, { occupation: 'Baker' })).statusCode).toBe(200)
    await world.ok(
      detective,
      nominal,
      'addAlias',
      { params: { nominalId }, body: { kind: 'NICKNAME', forename: 'Dexy' } },
      await at(nominalId),
    )
    const reasonless = await correct(records, { dob: '1990-06-17', reason: '' })
    expect(reasonless.json().error.fields[0].path).toBe('reason')
    const corrected = await correct(records, { dob: '1990-06-17' })
    expect(corrected.statusCode).toBe(200)
    expect(await world.auditOf(String(corrected.headers['x-request-id']))).toMatchObject([
      { action: 'nominal.correct', act: 'alteration', outcome: 'ok', subject_id: nominalId },
    ])
    const kept = await world.admin.query(
      "SELECT body FROM audit.payload WHERE kind = 'reason' AND request_id = $1",
      [corrected.headers['x-request-id']],
    )
    expect(kept.rows).toEqual([{ body: { text: reason } }])
  })

  it('are open before that, and a name that was added later locks by its own time', async () => {
    const { nominalId, personRecordId } = await makePerson(world, { surname: familyName() })
    const correct = async (body: object) =>
      world.call(
        detective,
        nominal,
        'correct',
        { params: { nominalId, personRecordId }, body: { reason, ...body } },
        await at(nominalId),
      )
    world.clock.advanceMinutes(72 * 60 - 2)
    expect((await golden(detective, nominalId)).records[0]?.locked).toBeNull()
    expect((await correct({ dob: '1990-06-18' })).statusCode).toBe(200)
    const alias = await world.ok(
      detective,
      nominal,
      'addAlias',
      { params: { nominalId }, body: { kind: 'ALIAS', forename: 'Tesla' } },
      await at(nominalId),
    )
    world.clock.advanceMinutes(5)
    expect((await correct({ nameId: alias.id, name: { forename: 'Tessa' } })).statusCode).toBe(200)
    expect((await correct({ name: { forename: 'Tessa' } })).json().error.facts.rule).toBe('locked')
  })
})
