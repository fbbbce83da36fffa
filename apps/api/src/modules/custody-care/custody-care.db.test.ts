/** The care of a detainee: refusals first, then that what is due follows from what was really done (C5, C6, C8). */
import { readFile } from 'node:fs/promises'
import { custody, custodyCare, custodyTopics } from '@mips/contracts'
import { afterAll, expect, it } from 'vitest'
import { audited } from '../../platform/audit/audited.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { makeScene, minutesAgo, type Scene } from '../arrest/arrest.testing.ts'
import { detain } from '../custody/custody.testing.ts'
import { answers, assessment, type Body, callNurse, inhaler, plan } from './custody-care.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const well = {
  isRousable: true,
  saysName: true,
  saysHome: true,
  saysWhere: true,
  opensEyes: true,
  liftsArms: true,
}

const errorOf = (answer: { json: () => unknown }) =>
  (answer.json() as { error: { code: string; facts: { reason: string } } }).error

async function held(more: { dob?: string; scene?: Scene } = {}) {
  const sergeant = await world.actor('CUSTODY_SERGEANT')
  const stay = await detain(world, { sergeant, ...more })
  return { sergeant, recordId: stay.id, params: { recordId: stay.id }, version: stay.version }
}
type Held = Awaited<ReturnType<typeof held>>

const care = (stay: Held) => world.ok(stay.sergeant, custodyCare, 'getCare', { params: stay.params })
const risk = (stay: Held) => world.ok(stay.sergeant, custodyCare, 'getRisk', { params: stay.params })
const medication = (stay: Held) =>
  world.ok(stay.sergeant, custodyCare, 'getMedication', { params: stay.params })
const dueOf = async (stay: Held, what: string) => {
  const page = await world.ok(stay.sergeant, custody, 'get', { params: stay.params })
  return page.clock.due.find((due) => due.what === what)
}
const check = (stay: Held, body: Partial<Body<'recordCheck'>> = {}, as: Actor = stay.sergeant) =>
  world.call(as, custodyCare, 'recordCheck', {
    params: stay.params,
    body: { doneAt: minutesAgo(world, 0), text: 'Awake and well', ...body },
  })
const planned = (stay: Held, body: Partial<Body<'planCare'>>, version = stay.version) =>
  world.ok(
    stay.sergeant,
    custodyCare,
    'planCare',
    { params: stay.params, body: plan(world, body) },
    { version },
  )

it('refuses a check in the future, before the arrival, and one typed late without a reason', async () => {
  const stay = await held()
  expect(errorOf(await check(stay, { doneAt: minutesAgo(world, -20) }))).toMatchObject({
    code: 'bad_input',
    fields: [{ path: 'doneAt' }],
  })
  expect(errorOf(await check(stay, { doneAt: minutesAgo(world, 9) }))).toMatchObject({
    code: 'bad_input',
    fields: [{ path: 'doneAt' }],
  })
  world.clock.advanceMinutes(40)
  expect(errorOf(await check(stay, { doneAt: minutesAgo(world, 35) }))).toMatchObject({
    code: 'bad_input',
    fields: [{ path: 'lateReason' }],
  })
  expect((await care(stay)).checks).toEqual([])
})

it('refuses what a part may not enter: a detention officer signs no risk and sets no level, a detective adds no medicine', async () => {
  const stay = await held()
  const officer = await world.actor('DETENTION_OFFICER')
  const detective = await world.actor('DETECTIVE')
  const refused = [
    await world.call(officer, custodyCare, 'assessRisk', {
      params: stay.params,
      body: assessment(world, { isSigned: true }),
    }),
    await world.call(
      officer,
      custodyCare,
      'planCare',
      { params: stay.params, body: plan(world) },
      { version: stay.version },
    ),
    await world.call(detective, custodyCare, 'addMedicine', { params: stay.params, body: inhaler(world) }),
    await world.call(officer, custodyCare, 'recordFitness', {
      params: stay.params,
      body: { purpose: 'INTERVIEW', at: minutesAgo(world, 0), decision: 'FIT' },
    }),
  ]
  expect(refused.map((answer) => errorOf(answer).code)).toEqual(
    Array.from({ length: 4 }, () => 'rule_refused'),
  )
  expect((await care(stay)).plans).toEqual([])
  expect((await risk(stay)).assessments).toEqual([])
})

it('a draft is signed by the custody officer once, and the level of risk holds from then', async () => {
  const stay = await held()
  const officer = await world.actor('DETENTION_OFFICER')
  const { id } = await world.ok(officer, custodyCare, 'assessRisk', {
    params: stay.params,
    body: assessment(world, { level: 'MEDIUM' }),
  })
  expect((await dueOf(stay, 'RISK'))?.label).toBe('Risk assessment')
  expect((await risk(stay)).problems.map(({ field }) => field)).toContain('signedBy')
  const sign = () =>
    world.call(stay.sergeant, custodyCare, 'signRisk', { params: { ...stay.params, riskId: id } })
  expect((await sign()).statusCode).toBe(200)
  expect(errorOf(await sign())).toMatchObject({ code: 'already_done' })
  expect(await dueOf(stay, 'RISK')).toBeUndefined()
  expect((await world.ok(stay.sergeant, custody, 'get', { params: stay.params })).riskLevel).toBe('MEDIUM')
})

it('carries the answers of the earlier stay, asks anew what is of the hour, and marks what differs', async () => {
  const scene = await makeScene(world)
  const first = await held({ scene })
  const before = answers({
    CONDITIONS: { answer: 'YES', detail: 'Asthma, inhaler' },
    SELF_HARM_NOW: { answer: 'NO' },
    VETERAN: { answer: 'REFUSED' },
  })
  await world.ok(first.sergeant, custodyCare, 'assessRisk', {
    params: first.params,
    body: assessment(world, { answers: before, isSigned: true }),
  })
  await world.ok(first.sergeant, custodyCare, 'addMedicine', { params: first.params, body: inhaler(world) })
  world.clock.advanceMinutes(60)
  const again = await held({ scene })
  const { earlier } = await risk(again)
  expect(earlier?.recordId).toBe(first.recordId)
  expect(earlier?.carried.CONDITIONS).toEqual({ answer: 'YES', detail: 'Asthma, inhaler', isCarried: true })
  expect(earlier?.carried).not.toHaveProperty('SELF_HARM_NOW')
  expect(earlier?.carried).not.toHaveProperty('VETERAN')
  expect((await medication(again)).earlier).toMatchObject([{ name: 'Salbutamol', dose: '2 puffs' }])
  await world.ok(again.sergeant, custodyCare, 'assessRisk', {
    params: again.params,
    body: assessment(world, {
      answers: answers({
        CONDITIONS: { answer: 'YES', detail: 'Asthma, no inhaler' },
        VETERAN: { answer: 'NO' },
      }),
      carriedFrom: first.recordId,
    }),
  })
  const { assessments } = await risk(again)
  expect(assessments[0]?.differs).toEqual(['CONDITIONS', 'VETERAN'])
  const other = await held()
  expect((await risk(other)).earlier).toBeNull()
  const taken = await world.call(other.sergeant, custodyCare, 'assessRisk', {
    params: other.params,
    body: assessment(world, { carriedFrom: first.recordId }),
  })
  expect(errorOf(taken)).toMatchObject({ code: 'bad_reference' })
})

it('a refusal raises the risk, and a child needs an appropriate adult, which others may read', async () => {
  const stay = await held({ dob: '2012-03-01' })
  const refused = await world.call(stay.sergeant, custodyCare, 'assessRisk', {
    params: stay.params,
    body: assessment(world, { adultRequired: false }),
  })
  expect(errorOf(refused)).toMatchObject({ code: 'rule_refused', facts: { rule: 'RG-6' } })
  await world.ok(stay.sergeant, custodyCare, 'assessRisk', {
    params: stay.params,
    body: assessment(world, {
      answers: answers({ SELF_HARM_EVER: { answer: 'REFUSED' } }),
      adultRequired: true,
      adultReason: 'AGE',
      isSigned: true,
    }),
  })
  expect((await risk(stay)).problems).toContainEqual(
    expect.objectContaining({ rule: '12.6', severity: 'WARN', field: 'level' }),
  )
  const rows = await world.admin.query<{ need: object }>('SELECT mips.custody_adult_need($1) AS need', [
    stay.recordId,
  ])
  expect(rows.rows[0]?.need).toMatchObject({ isRequired: true, reason: 'AGE' })
})

it('TMR-01: at level 1 the next visit is due an hour after the last and overdue the minute after', async () => {
  const stay = await held()
  await planned(stay, { level: '1', mustRouse: false })
  expect((await check(stay)).statusCode).toBe(200)
  const done = Date.parse(minutesAgo(world, 0))
  const due = await dueOf(stay, 'VISIT')
  expect(Date.parse(due?.at ?? '') - done).toBe(3_600_000)
  world.clock.advanceMinutes(60)
  expect((await dueOf(stay, 'VISIT'))?.state).toBe('due soon')
  world.clock.advanceMinutes(1)
  expect((await dueOf(stay, 'VISIT'))?.state).toBe('overdue')
})

it('TMR-02: rousing is due every half hour, a visit does not answer it, and a failed one needs the ambulance first', async () => {
  const stay = await held()
  await planned(stay, { level: '2', mustRouse: true })
  const roused = Date.parse(minutesAgo(world, 0))
  expect((await check(stay, { rousing: well })).statusCode).toBe(200)
  world.clock.advanceMinutes(20)
  expect((await check(stay)).json()).toMatchObject({ warnings: [expect.stringContaining('TR-2')] })
  expect(Date.parse((await dueOf(stay, 'ROUSE'))?.at ?? '') - roused).toBe(30 * 60_000)
  const failed = { rousing: { ...well, saysName: false } }
  expect(errorOf(await check(stay, failed))).toMatchObject({
    code: 'rule_refused',
    facts: { rule: 'TR-3' },
  })
  const called = { ...failed, calledWho: 'Ambulance', calledAt: minutesAgo(world, 0), isAmbulance: true }
  expect((await check(stay, called)).statusCode).toBe(200)
  expect((await care(stay)).checks[0]).toMatchObject({
    kind: 'ROUSE_FAIL',
    failed: ['did not say their name'],
  })
})

it('TMR-03: a higher level brings the next visit forward, by whom and why, and no plan lengthens its interval', async () => {
  const stay = await held()
  const first = await planned(stay, { level: '1', mustRouse: false })
  await check(stay)
  const visited = Date.parse(minutesAgo(world, 0))
  world.clock.advanceMinutes(23)
  const longer = await world.call(
    stay.sergeant,
    custodyCare,
    'planCare',
    { params: stay.params, body: plan(world, { everyMinutes: 45 }) },
    { version: first.version },
  )
  expect(errorOf(longer)).toMatchObject({ code: 'bad_input', fields: [{ path: 'everyMinutes' }] })
  await planned(stay, { level: '2', mustRouse: false, reason: 'Banged his head' }, first.version)
  expect(Date.parse((await dueOf(stay, 'VISIT'))?.at ?? '') - visited).toBe(30 * 60_000)
  expect((await care(stay)).levels[0]).toMatchObject({
    from: '1',
    to: '2',
    text: expect.stringContaining('Banged his head'),
  })
})

it('a late check is late for ever, and one typed after it was due is never shown as done on time', async () => {
  const stay = await held()
  await planned(stay, { level: '1', mustRouse: false })
  await check(stay)
  world.clock.advanceMinutes(75)
  await check(stay)
  // Said to have been done in time, typed an hour and a quarter after the first: it makes the late one no better.
  const typed = await check(stay, { doneAt: minutesAgo(world, 20) })
  expect(typed.statusCode).toBe(200)
  const timings = (await care(stay)).checks.map(({ timing, minutesLate }) => [timing, minutesLate])
  expect(timings).toEqual([
    ['LATE', 15],
    ['TYPED_LATE', 15],
    ['ON_TIME', 0],
  ])
})

it('names the watcher at level 3 and asks for relief after two hours', async () => {
  const stay = await held()
  await planned(stay, { level: '3', mustRouse: false })
  expect((await care(stay)).problems).toContainEqual(
    expect.objectContaining({ message: 'Name the officer who watches.' }),
  )
  await world.ok(stay.sergeant, custodyCare, 'setWatcher', {
    params: stay.params,
    body: { watcher: 'PC Testley', since: minutesAgo(world, 0) },
  })
  expect((await care(stay)).watch).toMatchObject({ level: '3', everyMinutes: 15, watcher: 'PC Testley' })
  const relief = await dueOf(stay, 'WATCHER_RELIEF')
  expect(Date.parse(relief?.at ?? '') - Date.parse(minutesAgo(world, 0))).toBe(120 * 60_000)
})

it('a dose that is due is called, given once, and police never hand over a controlled drug', async () => {
  const stay = await held()
  const add = (body: Body<'addMedicine'>) =>
    world.ok(stay.sergeant, custodyCare, 'addMedicine', { params: stay.params, body })
  const { id } = await add(inhaler(world))
  const controlled = await add(inhaler(world, { name: 'Methadone', isControlled: true, authorisedBy: '' }))
  const dose = (medicineId: string, body: Partial<Body<'recordDose'>> = {}) =>
    world.call(stay.sergeant, custodyCare, 'recordDose', {
      params: { ...stay.params, medicineId },
      body: { at: minutesAgo(world, 0), outcome: 'GIVEN', by: 'POLICE', witness: 'DO Testa', ...body },
    })
  expect((await dueOf(stay, 'MEDICATION'))?.label).toContain('and 1 more')
  expect(errorOf(await dose(controlled.id))).toMatchObject({ code: 'rule_refused', facts: { rule: 'TR-17' } })
  expect(errorOf(await dose(controlled.id, { by: 'SELF' }))).toMatchObject({ code: 'rule_refused' })
  await world.ok(stay.sergeant, custodyCare, 'stopMedicine', {
    params: { ...stay.params, medicineId: controlled.id },
    body: { reason: 'The nurse gives none tonight' },
  })
  expect(errorOf(await dose(controlled.id))).toMatchObject({ code: 'not_in_state' })
  world.clock.advanceMinutes(45)
  expect((await dose(id, { by: 'SELF' })).statusCode).toBe(200)
  const given = (await medication(stay)).medicines.find((row) => row.id === id)
  expect(given?.doses[0]?.minutesLate).toBe(45)
  expect(Date.parse(given?.nextDueAt ?? '') - Date.parse(minutesAgo(world, 0))).toBe(360 * 60_000)
  expect((await dose(id, { by: 'SELF' })).json()).toMatchObject({
    warnings: [expect.stringContaining('earlier than')],
  })
})

it('measures the wait for healthcare, takes each step once and in order, and keeps advice apart from the decision', async () => {
  const stay = await held()
  const { id } = await callNurse(world, stay.sergeant, stay.recordId)
  expect((await dueOf(stay, 'HEALTHCARE'))?.label).toBe('Healthcare professional to come')
  const step = (body: Body<'recordHealthStep'>) =>
    world.call(stay.sergeant, custodyCare, 'recordHealthStep', {
      params: { ...stay.params, requestId: id },
      body,
    })
  expect(errorOf(await step({ step: 'LEFT', at: minutesAgo(world, 0) }))).toMatchObject({
    code: 'not_in_state',
  })
  world.clock.advanceMinutes(25)
  expect((await step({ step: 'ARRIVED', at: minutesAgo(world, 0) })).statusCode).toBe(200)
  world.clock.advanceMinutes(10)
  expect(errorOf(await step({ step: 'SEEN', at: minutesAgo(world, 20) }))).toMatchObject({
    code: 'bad_input',
  })
  expect((await step({ step: 'SEEN', at: minutesAgo(world, 0), who: 'Nurse Testa' })).statusCode).toBe(200)
  expect(errorOf(await step({ step: 'SEEN', at: minutesAgo(world, 0) }))).toMatchObject({
    code: 'not_in_state',
  })
  expect((await medication(stay)).requests[0]).toMatchObject({
    waitedToArrive: 25,
    waitedToSee: 35,
    isOpen: false,
  })
  expect(await dueOf(stay, 'HEALTHCARE')).toBeUndefined()
  const fitness = (body: Partial<Body<'recordFitness'>>) =>
    world.call(stay.sergeant, custodyCare, 'recordFitness', {
      params: stay.params,
      body: { purpose: 'INTERVIEW', at: minutesAgo(world, 0), advice: 'NOT_FIT', decision: 'FIT', ...body },
    })
  expect(errorOf(await fitness({}))).toMatchObject({ code: 'rule_refused', facts: { rule: 'TR-18' } })
  expect((await fitness({ decision: 'NOT_FIT' })).statusCode).toBe(200)
})

it('TR-6: counts what was offered, refused or not; a meal of a round, whose size nobody said, is a light one', async () => {
  const stay = await held()
  const offer = (size: 'LIGHT' | 'MAIN', outcome: 'ACCEPTED' | 'REFUSED', more: object = {}) =>
    world.call(stay.sergeant, custodyCare, 'offerMeal', {
      params: stay.params,
      body: { offeredAt: minutesAgo(world, 0), size, outcome, ...more },
    })
  expect((await offer('MAIN', 'ACCEPTED', { words: 'Halal' })).statusCode).toBe(200)
  expect((await offer('LIGHT', 'REFUSED')).statusCode).toBe(200)
  expect((await medication(stay)).mealState).toMatchObject({ light: 1, main: 1, missing: ['LIGHT'] })
  expect((await medication(stay)).meals.map(({ text }) => text)).toContain('Main meal taken. Halal')
  await world.ok(stay.sergeant, custody, 'addLogEntries', {
    body: {
      recordIds: [stay.params.recordId],
      kind: 'MEAL',
      happenedAt: minutesAgo(world, 0),
      text: 'Toast',
    },
  })
  expect((await medication(stay)).mealState).toMatchObject({ light: 2, main: 1, missing: [] })
  const early = await offer('MAIN', 'ACCEPTED', { offeredAt: minutesAgo(world, -60) })
  expect(early.json().error).toMatchObject({ code: 'bad_input', fields: [{ path: 'offeredAt' }] })
})

it('the upgrade moves a meal that stood beside the rest to the one place for meals, with its entry', async () => {
  const stay = await held()
  const { id } = await world.ok(stay.sergeant, custody, 'addLogEntry', {
    params: stay.params,
    body: { kind: 'MEAL', happenedAt: minutesAgo(world, 0), text: 'Main meal offered, refused.' },
  })
  const upgrade = await readFile(
    new URL(
      '../../../../../prisma/migrations/20261123021000_custody_care_one_place_for_meals/migration.sql',
      import.meta.url,
    ),
    'utf8',
  )
  await world.admin.query('BEGIN')
  try {
    await world.admin.query(
      `SET LOCAL session_replication_role = replica; ALTER TABLE custody_welfare DROP CONSTRAINT custody_welfare_is_rest`,
    )
    const old = await world.admin.query<{ id: string }>(
      `INSERT INTO custody_welfare (id, custody_record_id, acl_id, root_id, kind, state, facts, recorded_at, recorded_by)
       SELECT g.id, g.record_id, r.acl_id, g.id, 'MEAL', 'RECORDED', '{"size":"MAIN","outcome":"REFUSED"}', g.recorded_at, g.author_id
         FROM log_entry g JOIN record r ON r.id = g.record_id WHERE g.id = $1 RETURNING id`,
      [id],
    )
    await world.admin.query(`UPDATE log_entry SET details = jsonb_build_object('rowId', id) WHERE id = $1`, [
      id,
    ])
    await world.admin.query(upgrade)
    const meals = await world.admin.query('SELECT size, outcome FROM custody_meal WHERE log_entry_id = $1', [
      id,
    ])
    expect(meals.rows).toEqual([{ size: 'MAIN', outcome: 'REFUSED' }])
    const left = await world.admin.query('SELECT 1 FROM custody_welfare WHERE id = $1', [old.rows[0]?.id])
    expect(left.rows).toEqual([])
  } finally {
    await world.admin.query('ROLLBACK')
  }
})

it('a meal that was refused was offered, and one whose entry is corrected was not', async () => {
  const stay = await held()
  const before = (await medication(stay)).mealState.dueAt
  const { id } = await world.ok(stay.sergeant, custodyCare, 'offerMeal', {
    params: stay.params,
    body: { offeredAt: minutesAgo(world, 0), size: 'MAIN', outcome: 'REFUSED' },
  })
  expect((await medication(stay)).mealState).toMatchObject({ main: 1, missing: ['LIGHT', 'LIGHT'] })
  await world.ok(stay.sergeant, custody, 'addLogEntry', {
    params: stay.params,
    body: { kind: 'CORRECTION', happenedAt: minutesAgo(world, 0), text: 'Wrong cell', correctsId: id },
  })
  const after = await medication(stay)
  expect(after.mealState).toMatchObject({ main: 0, dueAt: before })
  expect(after.meals[0]?.isCorrected).toBe(true)
})

it('people kept apart do not share a cell, whichever record says it, and whoever is hidden bars it without a name', async () => {
  const [one, other] = [await held(), await held()]
  const cell = `KA${crypto.randomUUID().slice(0, 4).toUpperCase()}`
  const move = async (stay: Held) => {
    const { version } = await world.ok(stay.sergeant, custody, 'get', { params: stay.params })
    return world.call(
      stay.sergeant,
      custody,
      'assess',
      { params: stay.params, body: { cell, jointRisk: 'Friends', cellReason: 'Full', reason: 'Night' } },
      { version },
    )
  }
  expect((await move(one)).statusCode).toBe(200)
  await world.ok(one.sergeant, custodyCare, 'keepApart', {
    params: one.params,
    body: { otherStayId: other.recordId, kind: 'RIVAL', reason: 'Fought last week' },
  })
  expect(errorOf(await move(other))).toMatchObject({
    code: 'rule_refused',
    facts: { reason: expect.stringContaining('kept apart') },
  })
  const [row] = (await risk(one)).keptApart
  await world.ok(one.sergeant, custodyCare, 'endKeepApart', {
    params: { ...one.params, rowId: row?.id ?? '' },
    body: { reason: 'Brothers' },
  })
  expect((await move(other)).statusCode).toBe(200)

  const third = await held()
  const acl = await world.admin.query<{ id: number }>(
    "INSERT INTO acl (set_key, label, grade) VALUES (new_id()::text, 'Hidden detainee', 'silent') RETURNING id",
  )
  const aclId = acl.rows[0]?.id ?? 0
  await audited(
    { prisma: world.prisma, writer: world.platform.writer },
    { system: 'seed', action: 'test.hide', act: 'alteration', acls: [0, aclId] },
    (tx) => tx.record.updateMany({ where: { id: { in: [one.recordId, other.recordId] } }, data: { aclId } }),
  )
  const barred = errorOf(await move(third))
  expect(barred).toMatchObject({
    code: 'rule_refused',
    facts: { rule: '12.10', reason: '12.10: This cell cannot be used now: choose another.' },
  })
  expect(JSON.stringify(barred)).not.toMatch(/ZD\/|Exampleton/)
})

it('the side list says what is left of risk, care and medication', async () => {
  const stay = await held()
  const { topics } = await world.ok(stay.sergeant, custodyTopics, 'list', { params: stay.params })
  expect(
    topics.filter(({ key }) => ['risk', 'care', 'medication'].includes(key)).map(({ state }) => state),
  ).toEqual(['untouched', 'untouched', 'untouched'])
})
