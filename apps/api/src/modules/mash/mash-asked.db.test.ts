/** Exploitation asked in forms: which flags, of whom, what each answer does, and who sees it (G8, XP-4). */
import { mash, tasks } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { recordWithBoy } from './mash.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let unit: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER')
  unit ??= await world.actor('SAFEGUARDING_OFFICER')
})

type Made = Awaited<ReturnType<typeof recordWithBoy>>
type Answer = { flag: string; answer: string; signs?: { sign: string; evidence: string }[]; why?: string }
const asked = ({ params }: Made) => world.ok(officer, mash, 'getAsked', { params })
const answer = ({ params, boy }: Made, answers: Answer[], as = officer) =>
  world.call(as, mash, 'answerAsked', {
    params,
    body: { personRecordId: boy.personRecordId, answers } as never,
  })
const debt = [{ sign: 'DEBT', evidence: 'He says he owes a man 400 pounds' }]

describe('the forms that ask', () => {
  it('ask of a child in a crime and of a missing child, each with its written test and signs', async () => {
    const crime = await recordWithBoy(world, 'Crime', 'VICTIM')
    const [boy] = (await asked(crime)).people
    expect(boy?.questions.map(({ code }) => code)).toEqual([
      'CSE',
      'CCE',
      'COUNTY_LINES',
      'CUCKOOING',
      'MODERN_SLAVERY',
      'FINANCIAL',
    ])
    for (const { test, signs, least } of boy?.questions ?? []) {
      expect(test.length).toBeGreaterThan(40)
      expect(signs.length).toBeGreaterThanOrEqual(least)
    }
    const missing = await recordWithBoy(world, 'MissingEpisode', 'MISSING')
    expect((await asked(missing)).people[0]?.questions.map(({ code }) => code)).toEqual([
      'CSE',
      'CCE',
      'COUNTY_LINES',
      'MODERN_SLAVERY',
    ])
    // Somebody who only saw it is not asked about.
    const witness = await recordWithBoy(world, 'Crime', 'WITNESS')
    expect(await asked(witness)).toMatchObject({ people: [], unasked: 0 })
  })

  it('keep yes, no and not known; a yes needs its signs and sets the flag with a review and a task', async () => {
    const crime = await recordWithBoy(world, 'Crime', 'SUSPECT')
    const rows = async () =>
      (await world.admin.query('SELECT 1 FROM exploitation_answer WHERE event_id = $1', [crime.eventId]))
        .rowCount
    const refused = await answer(crime, [
      { flag: 'CSE', answer: 'NO' },
      { flag: 'CCE', answer: 'YES' },
    ])
    expect(refused.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'XP-2' } })
    expect(await rows()).toBe(0)
    const kept = await answer(crime, [
      { flag: 'CSE', answer: 'NO' },
      { flag: 'CCE', answer: 'YES', signs: debt, why: 'A debt is held over him' },
      { flag: 'FINANCIAL', answer: 'NOT_KNOWN' },
    ])
    expect(kept.statusCode, kept.body).toBe(200)
    const [boy] = (await asked(crime)).people
    expect(boy).toMatchObject({ unasked: 3 })
    expect(
      boy?.questions.map(({ code, answer: given, isFlagged }) => [code, given?.code ?? null, isFlagged]),
    ).toEqual([
      ['CSE', 'NO', false],
      ['CCE', 'YES', true],
      ['COUNTY_LINES', null, false],
      ['CUCKOOING', null, false],
      ['MODERN_SLAVERY', null, false],
      ['FINANCIAL', 'NOT_KNOWN', false],
    ])
    const { flags } = await world.ok(officer, mash, 'listFlags', {
      params: { nominalId: crime.boy.nominalId },
    })
    expect(flags).toMatchObject([{ id: kept.json().flagIds[0], reviewOn: '2026-12-06' }])
    const review = async (as: Actor) =>
      (await world.ok(as, tasks, 'listMine', {})).tasks.filter(
        ({ kind, title }) => kind === 'EXPLOITATION_REVIEW' && title.includes('criminal'),
      )
    expect(await review(officer)).toMatchObject([{ dueAt: '2026-12-06T00:00:00.000Z' }])
    // The review that was asked for is done by it, and the next one is asked.
    world.clock.set('2026-12-05T09:00:00.000Z')
    await world.ok(unit, mash, 'reviewFlag', {
      params: { nominalId: crime.boy.nominalId, flagId: flags[0]?.id ?? '' },
      body: { isStanding: true, words: 'The debt stands' },
    })
    expect(await review(unit)).toMatchObject([{ dueAt: '2027-03-05T00:00:00.000Z' }])
    await world.ok(unit, mash, 'reviewFlag', {
      params: { nominalId: crime.boy.nominalId, flagId: flags[0]?.id ?? '' },
      body: { isStanding: false, words: 'The man is in prison' },
    })
    expect(await review(unit)).toEqual([])
  })

  it('let the last word count, and take a second yes for the flag that stands', async () => {
    const crime = await recordWithBoy(world, 'Crime', 'VICTIM')
    await answer(crime, [{ flag: 'CCE', answer: 'NOT_KNOWN' }])
    const first = (await answer(crime, [{ flag: 'CCE', answer: 'YES', signs: debt }])).json()
    const second = (await answer(crime, [{ flag: 'CCE', answer: 'YES', signs: debt }])).json()
    expect(second.flagIds).toEqual(first.flagIds)
    expect((await asked(crime)).people[0]?.questions[1]).toMatchObject({ answer: { code: 'YES' } })
  })

  it('are refused for somebody whom the form does not ask about, and for a flag that it does not ask (XP-4)', async () => {
    const missing = await recordWithBoy(world, 'MissingEpisode', 'MISSING')
    const other = await recordWithBoy(world, 'MissingEpisode', 'MISSING')
    expect((await answer({ ...missing, boy: other.boy }, [{ flag: 'CSE', answer: 'NO' }])).statusCode).toBe(
      400,
    )
    expect((await answer(missing, [{ flag: 'FINANCIAL', answer: 'NO' }])).json().error).toMatchObject({
      facts: { rule: 'XP-4' },
    })
  })

  it('stay open where they are not known, until somebody asks again', async () => {
    const missing = await recordWithBoy(world, 'MissingEpisode', 'MISSING')
    const flags = ['CSE', 'CCE', 'COUNTY_LINES', 'MODERN_SLAVERY']
    await answer(
      missing,
      flags.map((flag) => ({ flag, answer: flag === 'CSE' ? 'NOT_KNOWN' : 'NO' })),
    )
    expect(await asked(missing)).toMatchObject({ unasked: 0, notKnown: 1, people: [{ notKnown: 1 }] })
    await answer(missing, [{ flag: 'CSE', answer: 'NO' }])
    expect(await asked(missing)).toMatchObject({ unasked: 0, notKnown: 0 })
  })

  it('put nothing of a restricted record on a person whom everybody sees (XP-5)', async () => {
    const crime = await recordWithBoy(world, 'Crime', 'VICTIM')
    await restrict(world, crime.eventId, [officer.id])
    const refused = await answer(crime, [{ flag: 'CCE', answer: 'YES', signs: debt }])
    expect(refused.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'XP-5' } })
    const { flags } = await world.ok(unit, mash, 'listFlags', { params: { nominalId: crime.boy.nominalId } })
    expect(flags).toEqual([])
    expect((await answer(crime, [{ flag: 'CCE', answer: 'NO' }])).statusCode).toBe(200)
    // A flag that stands already says nothing new: the answer is kept.
    await world.ok(unit, mash, 'setFlag', {
      params: { nominalId: crime.boy.nominalId },
      body: { flag: 'CCE', signs: [{ sign: 'DEBT', evidence: 'Told his school' }] },
    })
    expect((await answer(crime, [{ flag: 'CCE', answer: 'YES', signs: debt }])).statusCode).toBe(200)
  })

  it('are unseen with their record', async () => {
    const crime = await recordWithBoy(world, 'Crime', 'VICTIM')
    await restrict(world, crime.eventId)
    expect((await world.call(officer, mash, 'getAsked', { params: crime.params })).statusCode).toBe(404)
    expect((await answer(crime, [{ flag: 'CSE', answer: 'NO' }])).statusCode).toBe(404)
  })
})
