/** Rights, delays, those who come, a child's detention and whose stay it is: the refusals first, then what is kept. */
import { arrest, custody, custodyRights, custodyTopics, nominal } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeScene, minutesAgo } from '../arrest/arrest.testing.ts'
import { detain } from '../custody/custody.testing.ts'
import { allRights, askAdult, delayTelling, detainForTheft, readRights } from './custody-rights.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let sergeant: Actor
let ddo: Actor
beforeEach(async () => {
  world.clock.set(start)
  sergeant = await world.actor('CUSTODY_SERGEANT', { displayName: 'PS Testkeeper' })
  ddo = await world.actor('DETENTION_OFFICER', { displayName: 'DDO Testhand' })
})

const params = (recordId: string) => ({ params: { recordId } })
const enter = (recordId: string, entries: object[], more: object = {}, as = ddo) =>
  world.call(as, custodyRights, 'record', {
    ...params(recordId),
    body: {
      entries: entries.map((entry) => ({ happenedAt: minutesAgo(world, 0), ...entry })),
      ...more,
    } as never,
  })
const ask = (recordId: string, more: object = {}, as = ddo) =>
  world.call(as, custodyRights, 'ask', { ...params(recordId), body: askAdult(world, more) })
const step = (recordId: string, requestId: string, more: object, as = ddo) =>
  world.call(as, custodyRights, 'addStep', {
    params: { recordId, requestId },
    body: { happenedAt: minutesAgo(world, 0), ...more } as never,
  })
const delay = (recordId: string, more: object, as: Actor) =>
  world.call(as, custodyRights, 'delay', {
    ...params(recordId),
    body: { ...delayTelling(world), ...more } as never,
  })

async function refused(
  send: () => ReturnType<typeof world.call>,
  status: number,
  error: object,
): Promise<void> {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const byRule = (rule: string, reason?: string) => ({
  code: 'rule_refused',
  facts: { rule, ...(reason === undefined ? {} : { reason: expect.stringContaining(reason) }) },
})
const atField = (path: string) => ({
  code: 'bad_input',
  fields: expect.arrayContaining([expect.objectContaining({ path })]),
})
const logKinds = async (recordId: string) =>
  (await world.ok(sergeant, custody, 'get', params(recordId))).log.map(({ kind }) => kind)

describe('rights and entitlements', () => {
  it('refuses what is in the future, before the arrest, late without its reason, and answers that are none', async () => {
    const { id } = await detain(world)
    const given = { kind: 'CODES_OFFERED', answer: 'YES' }
    await refused(
      () => enter(id, [{ ...given, happenedAt: minutesAgo(world, -10) }]),
      400,
      atField('entries.0.happenedAt'),
    )
    await refused(
      () => enter(id, [{ ...given, happenedAt: minutesAgo(world, 31) }]),
      400,
      atField('entries.0.happenedAt'),
    )
    world.clock.advanceMinutes(60)
    await refused(
      () => enter(id, [{ ...given, happenedAt: minutesAgo(world, 40) }]),
      400,
      atField('lateReason'),
    )
    await refused(
      () => enter(id, [{ kind: 'CODES_OFFERED', answer: 'TOLD' }]),
      400,
      atField('entries.0.answer'),
    )
    await refused(
      () => enter(id, [{ kind: 'NOTICE_GIVEN', answer: 'WRITTEN' }]),
      400,
      atField('entries.0.language'),
    )
    await refused(() => enter(id, [{ kind: 'DELAY', answer: 'S56' }]), 400, atField('entries.0.kind'))
  })

  it('is entered by custody staff alone: an acting sergeant without the rank is refused', async () => {
    const { id } = await detain(world)
    const given = [{ kind: 'CODES_OFFERED', answer: 'YES' }]
    await refused(() => enter(id, given, {}, notCustody.officer), 403, { code: 'forbidden' })
    await refused(() => enter(id, given, {}, notCustody.acting), 409, byRule('who_may_enter'))
  })

  it('keeps each with its time, officer, answer and language, in the log too, and tells what is left', async () => {
    const { id } = await detain(world)
    const before = await readRights(world, ddo, id)
    expect(before.left.rights.map(({ rule }) => rule)).toContain('RG-1')
    expect(before.may.record).toEqual({ allowed: true })
    const answer = await world.ok(ddo, custodyRights, 'record', { ...params(id), body: allRights(world) })
    expect(answer.left).toEqual([])
    const page = await readRights(world, ddo, id)
    expect(page.entries.find(({ kind }) => kind === 'NOTICE_GIVEN')).toMatchObject({
      happenedAt: minutesAgo(world, 1),
      officer: 'DDO Testhand',
      answerLabel: 'In writing',
      languageLabel: 'English',
      mayCorrect: true,
    })
    expect(page.entries.find(({ kind }) => kind === 'LEGAL_ADVICE')?.reason).toBe('Says that he will wait')
    expect(await logKinds(id)).toEqual(expect.arrayContaining(['RIGHTS', 'INTERPRETER', 'AA_CALL']))
    const { topics } = await world.ok(ddo, custodyTopics, 'list', params(id))
    expect(topics.filter(({ key }) => key === 'rights' || key === 'attending')).toEqual([
      { key: 'rights', state: 'done', left: [] },
      { key: 'attending', state: 'done', left: [] },
    ])
  })

  it('asks the reason of one who wants no solicitor and saves all the same; the rights wait for one who cannot be told', async () => {
    const { id } = await detain(world)
    const saved = await enter(id, [{ kind: 'LEGAL_ADVICE', answer: 'NO' }])
    expect(saved.statusCode).toBe(200)
    expect(saved.json().left.map(({ field }: { field: string }) => field)).toContain('noSolicitorReason')
    const other = await detain(world)
    const waits = await enter(other.id, [{ kind: 'WAITS', answer: 'VIOLENT', reason: 'Kicks out' }])
    expect(waits.json().left.filter(({ rule }: { rule: string }) => rule === 'RG-1')).toEqual([
      expect.objectContaining({ severity: 'WARN', field: 'waitsBecause' }),
    ])
  })

  it('puts an entry right by its author, once, by a new one that points; both stay readable', async () => {
    const { id } = await detain(world)
    const [first] = (await enter(id, [{ kind: 'NOTICE_GIVEN', answer: 'WRITTEN', language: 'en' }])).json()
      .ids
    const right = { kind: 'NOTICE_GIVEN', answer: 'WRITTEN', language: 'pl', correctsId: first }
    await refused(() => enter(id, [right], {}, sergeant), 409, byRule('correct_entry'))
    await refused(
      () => enter(id, [{ kind: 'SIGNED', answer: 'YES', correctsId: first }]),
      400,
      atField('correctsId'),
    )
    expect((await enter(id, [right])).statusCode).toBe(200)
    await refused(() => enter(id, [right]), 409, byRule('correct_entry'))
    const page = await readRights(world, ddo, id)
    expect(page.entries.filter(({ kind }) => kind === 'NOTICE_GIVEN')).toEqual([
      expect.objectContaining({
        id: first,
        language: 'en',
        correctedById: expect.any(String),
        mayCorrect: false,
      }),
      expect.objectContaining({ language: 'pl', languageLabel: 'Polish', correctsId: first }),
    ])
    expect(await logKinds(id)).toContain('CORRECTION')
    await expect(changeIn("UPDATE rights_entry SET language = 'fr' WHERE id = $1", [first])).rejects.toThrow(
      'append-only',
    )
  })
})

describe('delays (Annex B)', () => {
  it('RG-2: telling is delayed by an inspector, a solicitor by a superintendent, for an indictable offence only', async () => {
    const { id } = await detainForTheft(world)
    const [inspector, superintendent] = [await world.actor('INSPECTOR'), await world.actor('SUPERINTENDENT')]
    await refused(() => delay(id, {}, sergeant), 403, { code: 'forbidden' })
    await refused(() => delay(id, { right: 'S58' }, inspector), 409, byRule('RG-2', 'superintendent'))
    // Common assault is summary only.
    const minor = await detain(world)
    await refused(() => delay(minor.id, {}, inspector), 409, byRule('RG-2', 'indictable'))
    const made = await delay(id, {}, inspector)
    expect(made.statusCode, made.body).toBe(200)
    await refused(() => delay(id, {}, inspector), 409, { code: 'already_done' })
    expect((await delay(id, { right: 'S58' }, superintendent)).statusCode).toBe(200)
    const page = await readRights(world, inspector, id)
    expect(page.delays).toEqual([
      expect.objectContaining({
        right: 'S56',
        rank: 'INSP',
        isInForce: true,
        groundLabel: expect.any(String),
      }),
      expect.objectContaining({ right: 'S58', rank: 'SUPT', isInForce: true }),
    ])
    // 36 hours from the relevant time, the arrival five minutes ago.
    expect(page.delays[0]?.until).toBe('2026-09-08T20:55:00.000Z')
  })

  it('RG-2, RG-3: nobody is called while telling is delayed, but the people of a child are; it is looked at and ended', async () => {
    const { id } = await detainForTheft(world, { dob: '2011-01-01' })
    const inspector = await world.actor('INSPECTOR')
    const delayId = (await delay(id, {}, inspector)).json().id
    const call = { kind: 'INFORM_CALL', answer: 'TOLD', person: 'A friend' }
    await refused(() => enter(id, [call]), 409, byRule('RG-2', 'delayed'))
    const guardian = { kind: 'GUARDIAN_TOLD', answer: 'TOLD', person: 'Mum Testova', relation: 'Mother' }
    expect((await enter(id, [guardian])).statusCode).toBe(200)
    const review = (answer: string) =>
      world.call(inspector, custodyRights, 'reviewDelay', {
        params: { recordId: id, delayId },
        body: { happenedAt: minutesAgo(world, 0), answer, reason: 'Looked at again.' } as never,
      })
    expect((await review('GOES_ON')).statusCode).toBe(200)
    const ended = await world.call(sergeant, custodyRights, 'endDelay', {
      params: { recordId: id, delayId },
      body: { happenedAt: minutesAgo(world, 0), reason: 'The other is held.' },
    })
    expect(ended.statusCode, ended.body).toBe(200)
    await refused(() => review('ENDED'), 409, { code: 'already_done' })
    expect((await enter(id, [call])).statusCode).toBe(200)
    expect((await readRights(world, ddo, id)).delays[0]).toMatchObject({
      isInForce: false,
      reviewedAt: [start, start],
      endedAt: start,
    })
  })

  it('RG-2: warns on a request for a solicitor while advice is delayed, and no longer', async () => {
    const { id } = await detainForTheft(world)
    const solicitor = async () => (await ask(id, { role: 'SOLICITOR', adult: {} })).json().warnings
    expect(await solicitor()).toEqual([])
    const made = await delay(id, { right: 'S58' }, await world.actor('SUPERINTENDENT'))
    expect(made.statusCode, made.body).toBe(200)
    expect(await solicitor()).toEqual([expect.stringContaining('RG-2: Legal advice is delayed')])
    world.clock.advanceMinutes(37 * 60)
    expect(await solicitor()).toEqual([])
  })

  it('a delay that has run its 36 hours asks that the right be given', async () => {
    const { id } = await detainForTheft(world)
    const inspector = await world.actor('INSPECTOR')
    await delay(id, {}, inspector)
    await refused(() => delay(id, { right: 'S56', untilAt: '2026-09-09T20:00:00.000Z' }, inspector), 409, {
      code: 'already_done',
    })
    world.clock.advanceMinutes(37 * 60)
    const page = await readRights(world, ddo, id)
    expect(page.delays[0]?.isInForce).toBe(false)
    expect(page.left.rights).toContainEqual(expect.objectContaining({ rule: 'RG-2', severity: 'BLOCK' }))
    expect((await world.ok(ddo, custodyTopics, 'list', params(id))).topics).toContainEqual(
      expect.objectContaining({ key: 'rights', state: 'problem' }),
    )
  })
})

describe('people who attend', () => {
  it('RG-6: refuses who may not be the appropriate adult, from what is said and from the record of the case', async () => {
    const scene = await makeScene(world, { dob: '2010-05-05' })
    const { id } = await detain(world, { scene })
    const said = (adult: object) => () => ask(id, { adult: { isEighteen: true, ...adult } })
    await refused(said({ isPolice: true }), 409, byRule('RG-6', 'police'))
    await refused(said({ receivedAdmissions: true }), 409, byRule('RG-6', 'admissions'))
    await refused(said({ isEighteen: undefined }), 409, byRule('RG-6', '18 or over'))
    const victim = await personOnIncident(scene.incidentId, 'VICTIM', '1980-01-01')
    const onRecord = { name: undefined, nominalId: victim.nominalId }
    await refused(() => ask(id, onRecord), 409, byRule('RG-6', 'victim'))
    const sister = await personOnIncident(undefined, 'SISTER', '2012-01-01')
    await refused(() => ask(id, { name: undefined, nominalId: sister.nominalId }), 409, byRule('RG-6', '18'))
    await refused(() => ask(id, { name: undefined, firm: undefined }), 400, atField('name'))
  })

  it('measures the wait from the request to the arrival, says who is late, and keeps each step', async () => {
    const { id } = await detain(world)
    await enter(id, [{ kind: 'ADULT_NEED', answer: 'LEARNING_DISABILITY', isSo: true }])
    expect((await readRights(world, ddo, id)).left.attending.map(({ message }) => message)).toContain(
      'Call the appropriate adult.',
    )
    const expectedAt = minutesAgo(world, -20)
    const { id: requestId } = (await ask(id, { isTold: true, expectedAt })).json()
    world.clock.advanceMinutes(25)
    const waiting = (await readRights(world, ddo, id)).requests[0]
    expect(waiting).toMatchObject({
      state: 'EXPECTED',
      isWaiting: true,
      isLate: true,
      waitMinutes: 25,
      contactedAt: start,
    })
    await refused(() => step(id, requestId, { kind: 'LEFT' }), 409, byRule('C9'))
    const came = await step(id, requestId, { kind: 'ARRIVED' })
    expect(came.statusCode, came.body).toBe(200)
    await refused(() => step(id, requestId, { kind: 'ARRIVED' }), 409, byRule('C9'))
    expect((await readRights(world, ddo, id)).left.attending.map(({ message }) => message)).toContain(
      'Give the rights again in the presence of the appropriate adult.',
    )
    await enter(id, [{ kind: 'REPEATED' }])
    world.clock.advanceMinutes(30)
    await step(id, requestId, { kind: 'LEFT' })
    const page = await readRights(world, ddo, id)
    expect(page.requests[0]).toMatchObject({
      state: 'LEFT',
      waitMinutes: 25,
      isPresent: false,
      name: 'Ada Testhelper',
    })
    expect(page.requests[0]?.steps.map(({ kind }) => kind)).toEqual([
      'CONTACTED',
      'EXPECTED',
      'ARRIVED',
      'LEFT',
    ])
    expect(page.left.attending).toEqual([])
    expect(await logKinds(id)).toEqual(expect.arrayContaining(['AA_CALL', 'AA_ARRIVE', 'RIGHTS_REPEATED']))
  })

  it('a step that was wrong is put right by its author; a request that ends takes no more', async () => {
    const { id } = await detain(world)
    const { id: requestId } = (await ask(id)).json()
    world.clock.advanceMinutes(10)
    const wrong = (await step(id, requestId, { kind: 'ARRIVED' })).json().id
    const right = { kind: 'ARRIVED', happenedAt: minutesAgo(world, 4), correctsId: wrong }
    await refused(() => step(id, requestId, right, sergeant), 409, byRule('correct_entry'))
    expect((await step(id, requestId, right)).statusCode).toBe(200)
    expect((await readRights(world, ddo, id)).requests[0]).toMatchObject({ waitMinutes: 6 })
    const other = (await ask(id, { role: 'SOLICITOR', firm: 'Test & Co', adult: {} })).json().id
    await refused(() => step(id, other, { kind: 'DECLINED' }), 400, atField('words'))
    await step(id, other, { kind: 'DECLINED', words: 'In court all day' })
    await refused(() => step(id, other, { kind: 'ARRIVED' }), 409, byRule('C9', 'ended'))
  })

  it('carries whoever came last time, with the language of the notice', async () => {
    const scene = await makeScene(world)
    const first = await detain(world, { scene })
    await enter(first.id, [{ kind: 'NOTICE_GIVEN', answer: 'WRITTEN', language: 'ro' }])
    await ask(first.id, { role: 'SOLICITOR', name: 'Sol Testwright', firm: 'Test & Co', adult: {} })
    const again = await detain(world, { scene })
    const { lastTime } = await readRights(world, ddo, again.id)
    expect(lastTime.language).toMatchObject({
      language: 'ro',
      label: 'Romanian',
      reference: first.custodyNumber,
    })
    expect(lastTime.people).toEqual([
      expect.objectContaining({
        role: 'SOLICITOR',
        name: 'Sol Testwright',
        firm: 'Test & Co',
        recordId: first.id,
      }),
    ])
  })

  it('somebody on record whom the reader may not see is not shown as coming', async () => {
    const { id } = await detain(world)
    const aunt = await personOnIncident(undefined, 'AUNT', '1971-06-05')
    const asked = await ask(id, { name: undefined, nominalId: aunt.nominalId, adult: {} })
    expect(asked.statusCode, asked.body).toBe(200)
    expect((await readRights(world, ddo, id)).requests[0]?.name).toContain('EXAMPLETON')
    const acl = await world.admin.query<{ id: number }>(
      "INSERT INTO acl (set_key, grade, label) VALUES (gen_random_uuid()::text, 'hidden', 'Hidden') RETURNING id",
    )
    await hide(aunt.personRecordId, acl.rows[0]?.id ?? -1)
    expect((await readRights(world, ddo, id)).requests).toEqual([])
  })
})

describe('a child in detention', () => {
  it('needs an adult whatever is said, also where the age is not known', async () => {
    const { id } = await detain(world, { dob: null })
    await refused(() => enter(id, [{ kind: 'ADULT_NEED', answer: 'NOT_NEEDED' }]), 409, byRule('RG-6'))
    expect((await readRights(world, ddo, id)).need).toMatchObject({ isRequired: true, reason: 'AGE' })
  })

  it('C19: asks the reason overnight, the woman for a girl, the local authority with its answer, and the certificate', async () => {
    world.clock.set('2026-09-07T21:30:00.000Z')
    ;[sergeant, ddo] = [await world.actor('CUSTODY_SERGEANT'), await world.actor('DETENTION_OFFICER')]
    const { id } = await detain(world, { dob: '2012-01-01', sex: 'F' })
    world.clock.set('2026-09-07T22:30:00.000Z')
    const rules = async () => (await readRights(world, ddo, id)).left.child.map(({ field }) => field)
    expect(await rules()).toEqual(['parentToldAt', 'womanInCharge', 'overnightReason'])
    const now = { happenedAt: minutesAgo(world, 0) }
    await enter(id, [
      { ...now, kind: 'GUARDIAN_TOLD', answer: 'TOLD', person: 'Gran Testova', relation: 'Grandmother' },
      { ...now, kind: 'WOMAN_IN_CHARGE', person: 'DDO Testwoman' },
      { ...now, kind: 'OVERNIGHT', reason: 'Interview in the morning with the adult.' },
    ])
    expect(await rules()).toEqual([])
    await chargeAndRefuseBail(id)
    expect(await rules()).toEqual(['requests', 'certificate'])
    const asked = (
      await enter(id, [{ ...now, kind: 'AUTHORITY_ASKED', answer: 'NON_SECURE', person: 'Testham Council' }])
    ).json().ids[0]
    expect(await rules()).toEqual(['requests', 'certificate'])
    await enter(id, [
      { ...now, kind: 'AUTHORITY_ANSWERED', answer: 'REFUSED', aboutId: asked, reason: 'No bed' },
    ])
    const certificate = { ...now, kind: 'CERTIFICATE', answer: 'NO_SECURE_PLACE', reason: 'No bed tonight' }
    await refused(() => enter(id, [certificate]), 409, byRule('PC-5', 'serious harm'))
    expect((await enter(id, [{ ...certificate, isSo: true }])).statusCode).toBe(200)
    expect(await rules()).toEqual([])
    const young = await detain(world, { dob: '2015-01-01' })
    await refused(() => enter(young.id, [{ ...certificate, isSo: true }]), 409, byRule('PC-5', '12'))
    const adult = await detain(world)
    await refused(() => enter(adult.id, [certificate]), 409, byRule('PC-5', 'under 18'))
  })
})

describe('whose stay it is', () => {
  it('moves the stay and its arrest to the right person, and keeps log, clock and what was thought before', async () => {
    const scene = await makeScene(world)
    const { id, arrestId, version } = await detain(world, { scene })
    await enter(id, [{ kind: 'CODES_OFFERED', answer: 'YES' }])
    const right = await makeScene(world, { forename: 'Truename', dob: '2011-02-03' })
    const correct = (more: object, as = sergeant, at = version) =>
      world.call(
        as,
        custodyRights,
        'correctIdentity',
        {
          ...params(id),
          body: {
            nominalId: right.nominalId,
            evidence: ['FINGERPRINT'],
            reason: 'Prints are of another.',
            ...more,
          } as never,
        },
        { version: at },
      )
    await refused(() => correct({}, ddo), 403, { code: 'forbidden' })
    await refused(() => correct({ nominalId: scene.nominalId }), 409, { code: 'already_done' })
    await refused(() => correct({ nominalId: crypto.randomUUID() }), 400, { code: 'bad_reference' })
    await refused(() => correct({}, sergeant, version - 1), 412, { code: 'stale_version' })
    const done = await correct({})
    expect(done.statusCode, done.body).toBe(200)
    const stay = await world.ok(sergeant, custody, 'get', params(id))
    expect(stay.person?.nominalId).toBe(right.nominalId)
    expect(stay.isChild).toBe(true)
    expect(stay.log.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['ARRIVAL', 'AUTHORISATION', 'RIGHTS', 'NOTE']),
    )
    expect(stay.clock.relevantTime).not.toBeNull()
    const rights = await readRights(world, ddo, id)
    expect(rights.entries).toHaveLength(1)
    expect(rights.need.isRequired).toBe(true)
    const held = await world.ok(sergeant, arrest, 'get', { params: { arrestId } })
    expect(held.person?.nominalId).toBe(right.nominalId)
    const links = await world.admin.query<{ to: string; ended: boolean }>(
      `SELECT to_id AS to, valid_to IS NOT NULL AS ended FROM link WHERE from_id = ANY ($1) AND role IN ('ARRESTED', 'DETAINEE') ORDER BY 2, 1`,
      [[id, arrestId]],
    )
    expect(links.rows).toEqual([
      { to: right.personRecordId, ended: false },
      { to: right.personRecordId, ended: false },
      { to: scene.personRecordId, ended: true },
      { to: scene.personRecordId, ended: true },
    ])
    const [entry] = await world.auditOf(done.headers['x-request-id'] as string)
    expect(entry).toMatchObject({ action: 'custodyRights.correctIdentity', outcome: 'ok' })
    const before = await world.ok(sergeant, nominal, 'get', { params: { nominalId: scene.nominalId } })
    expect(JSON.stringify(before)).toContain(id)
  })
})

const notCustody = {
  officer: await world.actor('RESPONSE_OFFICER'),
  acting: await world.actor('CUSTODY_SERGEANT', { rank: 'PC' }),
}

async function asOwner(statement: string, values: unknown[]): Promise<void> {
  const client = await world.admin.connect()
  try {
    await client.query('BEGIN')
    await client.query("SET LOCAL session_replication_role = 'replica'")
    await client.query(statement, values)
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}

/** A change inside a request, as a careless program would make it. */
async function changeIn(statement: string, values: unknown[]): Promise<void> {
  const client = await world.admin.connect()
  try {
    await client.query('BEGIN')
    await client.query("SELECT mips.enter_system(gen_random_uuid(), 'test')")
    await client.query(statement, values)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

const hide = (personRecordId: string, acl: number) =>
  asOwner('UPDATE attending_request SET person_acl = $2 WHERE person_record_id = $1', [personRecordId, acl])

async function chargeAndRefuseBail(stayId: string): Promise<void> {
  for (const kind of ['CHARGE', 'BAIL_REFUSED'])
    await asOwner(
      'INSERT INTO log_entry (record_id, kind, happened_at, recorded_at, text) VALUES ($1, $2, $3, $3, $2)',
      [stayId, kind, world.clock.now()],
    )
}

/** Somebody on record, on the incident in a role where one is named. */
async function personOnIncident(incidentId: string | undefined, role: string, dob: string) {
  const scene = await makeScene(world, { dob, forename: role, onIncident: false })
  if (incidentId !== undefined)
    await asOwner("INSERT INTO link (from_id, to_id, role, origin) VALUES ($1, $2, $3, 'chosen')", [
      incidentId,
      scene.personRecordId,
      role,
    ])
  return scene
}
