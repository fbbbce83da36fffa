/** What comes to a crime after it is recorded: people, verifiable information, and another force. */
import { crime, document, pole } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { arrange, makePerson } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { sendPrepared } from '../../testing/send-prepared.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { offeredCrime, recordedCrime } from './crime.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let maker: Actor
let registrar: Actor
beforeEach(async () => {
  officer ??= await world.actor('RESPONSE_OFFICER')
  maker ??= await world.actor('CRIME_DECISION_MAKER')
  registrar ??= await world.actor('CRIME_REGISTRAR')
})
const page = (crimeId: string) => world.ok(officer, crime, 'get', { params: { crimeId } })

describe('somebody added to a crime', () => {
  const add = (crimeId: string, body: { personId: string; role: 'VICTIM' | 'WITNESS' }, version = 1) =>
    world.call(officer, crime, 'addPerson', { params: { crimeId }, body }, { version })

  it('CR-12: as a victim was born before it; a witness may be of any age', async () => {
    const { crimeId } = await recordedCrime(world, officer)
    const { personRecordId } = await makePerson(world, { dob: '2026-09-08' })
    const refused = await add(crimeId, { personId: personRecordId, role: 'VICTIM' })
    expect(refused.json().error).toMatchObject({ facts: { rule: 'CR-12' } })
    expect((await page(crimeId)).people.filter(({ role }) => role === 'VICTIM')).toEqual([])
    expect((await add(crimeId, { personId: personRecordId, role: 'WITNESS' })).statusCode).toBe(200)
  })

  it('stands there once, and what the next step asked for is given', async () => {
    const { crimeId } = await recordedCrime(world, officer)
    expect((await page(crimeId)).left).toMatchObject([{ rule: 'CR-17' }])
    const { personRecordId, nominalId } = await makePerson(world)
    const made = (await add(crimeId, { personId: personRecordId, role: 'VICTIM' })).json()
    expect(made).toMatchObject({ version: 2, problems: [] })
    expect(await page(crimeId)).toMatchObject({ left: [] })
    expect((await page(crimeId)).people).toContainEqual(
      expect.objectContaining({ nominalId, role: 'VICTIM', linkId: made.linkId }),
    )
    const again = await add(crimeId, { personId: personRecordId, role: 'VICTIM' }, 2)
    expect(again.json().error).toMatchObject({ code: 'already_done', facts: { linkId: made.linkId } })
    const unknown = await add(crimeId, { personId: crypto.randomUUID(), role: 'VICTIM' }, 2)
    expect(unknown.json().error.code).toBe('bad_reference')
  })
})

describe('verifiable information', () => {
  it('CX-4: carries a cancellation when it stands on the crime, and not when it was withdrawn or is of another', async () => {
    const { crimeId } = await recordedCrime(world, officer)
    const elsewhere = await recordedCrime(world, officer)
    const upload = async (recordId: string) =>
      (
        await sendPrepared(world, officer, document, 'add', {
          input: { params: { recordId } },
          upload: {
            fileName: 'cctv.txt',
            type: 'text/plain',
            bytes: Buffer.from(`What the camera shows of ${recordId}`),
            fields: { title: 'What the camera shows' },
          },
        } as never)
      ).json().id as string
    const ask = (aviDocumentIds: string[]) =>
      world.call(
        officer,
        crime,
        'requestCancellation',
        {
          params: { crimeId },
          body: { reason: 'C2', narrative: 'The door was never opened.', aviDocumentIds },
        },
        { version: 1 },
      )
    const withdrawn = await upload(crimeId)
    await world.ok(officer, document, 'withdraw', {
      params: { recordId: crimeId, documentId: withdrawn },
      body: { reason: 'The wrong day' },
    })
    for (const id of [withdrawn, await upload(elsewhere.crimeId), crypto.randomUUID()])
      expect((await ask([id])).json().error.fields).toMatchObject([{ path: 'aviDocumentIds' }])
    expect((await ask([])).json().error).toMatchObject({ facts: { rule: 'CX-4' } })
    expect((await ask([await upload(crimeId)])).json()).toMatchObject({ state: 'REQUESTED' })
  })
})

describe('a transfer to another force', () => {
  const answer = (
    made: Awaited<ReturnType<typeof offeredCrime>>,
    as: Actor,
    body: object,
    version = made.version,
  ) =>
    world.call(
      as,
      crime,
      'answerTransfer',
      { params: { crimeId: made.crimeId, changeId: made.changeId }, body: body as never },
      { version },
    )

  it('CX-8: counts here until the other force has given its reference, and then is theirs', async () => {
    const made = await offeredCrime(world, officer)
    expect(await page(made.crimeId)).toMatchObject({
      state: 'RECORDED',
      isCounted: true,
      changes: [{ stateLabel: /Offered/ }],
    })
    const { lines } = await world.ok(maker, crime, 'listToDecide', {})
    expect(lines).toContainEqual(expect.objectContaining({ id: made.changeId, kind: 'TRANSFER' }))
    const accepted = { answer: 'ACCEPTED', words: 'Taken over by telephone.' }
    expect((await answer(made, maker, accepted)).json().error).toMatchObject({ facts: { rule: 'CX-8' } })
    const taken = await answer(made, maker, { ...accepted, reference: '45/1234/26' })
    expect(taken.json()).toMatchObject({ state: 'TRANSFERRED' })
    expect(await page(made.crimeId)).toMatchObject({
      state: 'TRANSFERRED',
      isCounted: false,
      changes: [{ state: 'APPROVED', otherForce: 'Surrey', otherReference: '45/1234/26' }],
      may: { offerTransfer: { allowed: false }, addPerson: { allowed: false } },
    })
    const late = await answer(made, maker, { ...accepted, reference: '45/9' }, made.version + 1)
    expect(late.json().error.code).toBe('not_in_state')
  })

  it('CX-8: that is in dispute is the registrar’s, and the crime stays ours', async () => {
    const made = await offeredCrime(world, officer)
    const disputed = { answer: 'DISPUTED', words: 'They say that it is ours.' }
    expect((await answer(made, maker, disputed)).json().error).toMatchObject({ facts: { rule: 'CX-2' } })
    expect((await answer(made, registrar, disputed)).json()).toMatchObject({ state: 'RECORDED' })
    expect((await page(made.crimeId)).changes).toMatchObject([{ state: 'IN_DISPUTE', decidedAt: null }])
    const refused = { answer: 'REFUSED', words: 'The registrars agreed that it is ours.' }
    expect((await answer(made, maker, refused, made.version + 1)).json().error).toMatchObject({
      facts: { rule: 'CX-2' },
    })
    expect((await answer(made, registrar, refused, made.version + 1)).json()).toMatchObject({
      state: 'RECORDED',
    })
    expect(await page(made.crimeId)).toMatchObject({
      isCounted: true,
      may: { offerTransfer: { allowed: true } },
    })
  })

  it('is offered once at a time', async () => {
    const made = await offeredCrime(world, officer)
    const again = await world.call(
      officer,
      crime,
      'offerTransfer',
      { params: { crimeId: made.crimeId }, body: { otherForce: 'Kent', words: 'Or theirs.' } },
      { version: made.version },
    )
    expect(again.json().error.code).toBe('already_done')
  })
})

describe('the number of an older system', () => {
  it('finds the crime, with or without the noughts before its serial, and after its title has changed', async () => {
    const { crimeId } = await recordedCrime(world, officer)
    const find = async (text: string) =>
      (await world.ok(officer, pole, 'searchRecords', { body: { text } })).hits.find(
        ({ id }) => id === crimeId,
      )
    expect(await find('QX/00123/19')).toBeUndefined()
    await arrange(world, ({ tx }) =>
      tx.crime.update({ where: { id: crimeId }, data: { externalId: 'QX/00123/19' } }),
    )
    await world.ok(
      maker,
      crime,
      'reclassify',
      { params: { crimeId }, body: { offenceCode: 'TH68037', reason: 'It was the shed.' } },
      { version: 1 },
    )
    for (const text of ['QX/00123/19', 'qx/123/19', 'QX / 123 / 19'])
      expect(await find(text)).toMatchObject({
        kind: 'Crime',
        matchedBy: 'Crime reference of an older system',
      })
    expect(await find('QX/124/19')).toBeUndefined()
  })
})
