/** Searches, the use of force, samples and the arrest/summons number: what is refused, by which rule, and what is kept. */
import { custody, custodyProcedures, tasks } from '@mips/contracts'
import { isCheckLetter } from '@mips/domain/identifiers/check-letter'
import { parseAsn } from '@mips/domain/identifiers/asn'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { audited } from '../../platform/audit/audited.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeScene, minutesAgo } from '../arrest/arrest.testing.ts'
import { detain } from '../custody/custody.testing.ts'
import { insertRow } from './procedure.repository.ts'
import { type CallBody, wholeForceForm, wholeStripSearch } from './custody-procedures.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let sergeant: Actor
let ddo: Actor
let inspector: Actor
beforeEach(async () => {
  world.clock.set(start)
  sergeant = await world.actor('CUSTODY_SERGEANT', { rank: 'PS' })
  inspector = await world.actor('INSPECTOR', { rank: 'INSP' })
  ddo = await world.actor('DETENTION_OFFICER')
})

type Name = keyof (typeof custodyProcedures)['routes']
const send = <N extends Name>(name: N, recordId: string, body: object, as = ddo, more: object = {}) =>
  world.call(as, custodyProcedures, name, { params: { recordId, ...more }, body } as never)
const ok = <N extends Name>(name: N, recordId: string, body: object, as = ddo, more: object = {}) =>
  world.ok(as, custodyProcedures, name, { params: { recordId, ...more }, body } as never)
const searches = (recordId: string, as = ddo) =>
  world.ok(as, custodyProcedures, 'getSearches', { params: { recordId } })
const biometrics = (recordId: string) =>
  world.ok(ddo, custodyProcedures, 'getBiometrics', { params: { recordId } })

async function refused(act: () => ReturnType<typeof world.call>, error: object, status = 409): Promise<void> {
  const before = await rowCounts(world.admin)
  const response = await act()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const byRule = (rule: string) => ({ code: 'rule_refused', facts: { rule } })
const atField = (path: string) => ({ code: 'bad_input', fields: [{ path }] })

describe('C11 searches', () => {
  it.each([
    ['place', { place: '' }],
    ['ground', { ground: '' }],
    ['authority', { authority: undefined }],
    ['present', { present: [] }],
    ['found', { found: '' }],
    ['clothingRemoved', { clothingRemoved: '' }],
    ['isOutOfSight', { isOutOfSight: false }],
    ['endedAt', { endedAt: undefined }],
  ] as const)(
    '12.11: a strip search is not closed with %s blank, and is kept unfinished',
    async (field, more) => {
      const { id } = await detain(world)
      const body = wholeStripSearch(world, sergeant, more as Partial<CallBody<'saveSearch'>>)
      const response = await send('saveSearch', id, body)
      expect(response.statusCode, response.body).toBe(409)
      const { facts } = response.json().error
      expect(facts.rule).toBe('12.11')
      expect(facts.problems.map((problem: { field: string }) => problem.field)).toContain(field)
      const draft = await ok('saveSearch', id, { ...body, isClosed: false })
      expect(draft.problems.length).toBeGreaterThan(0)
      const page = await searches(id)
      expect(page.searches).toMatchObject([{ state: 'DRAFT', kind: 'STRIP' }])
      expect(page.searches[0]?.problems.map((problem) => problem.field)).toContain(field)
    },
  )

  it('the database itself refuses a closed search with its place blank', async () => {
    const { id } = await detain(world)
    const whole = { ground: 'g', found: 'f', present: [{}], authority: { officer: { id: '1' } } }
    const close = (facts: object) =>
      audited(
        { prisma: world.prisma, writer: world.platform.writer },
        { system: 'seed', action: 'test.search', act: 'collection' },
        (tx) =>
          insertRow(tx, 'custody_search', {
            custodyRecordId: id,
            kind: 'STRIP',
            state: 'CLOSED',
            at: new Date(start),
            until: new Date(start),
            facts,
            recordedAt: new Date(start),
            recordedBy: ddo.id,
          }),
      )
    await expect(close({ ...whole, place: ' ' })).rejects.toThrow(/search_closed_is_whole/)
    await close({ ...whole, place: 'Medical room' })
  })

  it('12.11: refuses a searcher of the other sex, fewer than two people, and an authority below the rank', async () => {
    const { id } = await detain(world)
    const woman = { name: 'PC Testina', sex: 'F', role: 'OFFICER' } as const
    const searcher = { name: 'DO Testkeeper', sex: 'M', role: 'SEARCHER' } as const
    const strip = (more: object) => wholeStripSearch(world, sergeant, more)
    await refused(() => send('saveSearch', id, strip({ present: [searcher, woman] })), byRule('12.11'))
    await refused(() => send('saveSearch', id, strip({ present: [searcher] })), byRule('12.11'))
    const byConstable = { officerId: ddo.id, at: minutesAgo(world, 5) }
    await refused(() => send('saveSearch', id, strip({ authority: byConstable })), byRule('12.11'))
    await ok('saveSearch', id, strip({ present: [searcher], urgency: 'He had a blade at his mouth' }))
  })

  it('RG-6: a child is not strip searched without the adult, unless the child declines before them', async () => {
    const { id } = await detain(world, { dob: '2011-01-01' })
    await refused(() => send('saveSearch', id, wholeStripSearch(world, sergeant)), byRule('RG-6'))
    await ok('saveSearch', id, wholeStripSearch(world, sergeant, { isAdultDeclined: true }))
    const mother = { name: 'Ms Exampleton', sex: 'F', role: 'APPROPRIATE_ADULT' } as const
    await ok(
      'saveSearch',
      id,
      wholeStripSearch(world, sergeant, {
        present: [...(wholeStripSearch(world, sergeant).present ?? []), mother],
      }),
    )
  })

  it('12.11: an intimate search neither begins nor closes without an inspector; a clinician does it for drugs', async () => {
    const { id } = await detain(world)
    const intimate = (more: object) =>
      wholeStripSearch(world, sergeant, { kind: 'INTIMATE', isClosed: false, ...more })
    await refused(() => send('saveSearch', id, intimate({})), byRule('12.11'))
    await refused(() => send('saveSearch', id, intimate({ authority: undefined })), byRule('12.11'))
    const authority = { officerId: inspector.id, at: minutesAgo(world, 5) }
    await refused(() => send('saveSearch', id, intimate({ authority, isClosed: true })), byRule('12.11'))
    await ok(
      'saveSearch',
      id,
      intimate({
        authority,
        isClosed: true,
        writtenConsent: true,
        isEffectOfRefusalExplained: true,
        isMedicalPremises: true,
        present: [{ name: 'Dr Testley', sex: 'F', role: 'CLINICIAN' }],
      }),
    )
  })

  it('keeps each row: a closed search is put right by a new row with a reason, and two do not do it at once', async () => {
    const { id } = await detain(world)
    const first = await ok('saveSearch', id, wholeStripSearch(world, sergeant))
    const again = wholeStripSearch(world, sergeant, { previousId: first.id, found: 'A wrap' })
    await refused(() => send('saveSearch', id, again), atField('why'), 400)
    await refused(
      () => send('saveSearch', id, { ...again, why: 'Wrong box', isClosed: false }),
      atField('isClosed'),
      400,
    )
    const second = await ok('saveSearch', id, { ...again, why: 'Found in the sock' })
    await refused(() => send('saveSearch', id, { ...again, why: 'Me too' }), { code: 'conflict' })
    const page = await searches(id)
    expect(page.searches).toMatchObject([
      {
        id: second.id,
        rootId: first.id,
        state: 'CLOSED',
        facts: { found: 'A wrap', authority: { officer: { id: sergeant.id, rank: 'PS' } } },
        earlier: [{ id: first.id, why: 'Found in the sock', facts: { found: 'Nothing' } }],
      },
    ])
    await expect(world.admin.query('DELETE FROM custody_search WHERE id = $1', [first.id])).rejects.toThrow()
    const { log } = await world.ok(sergeant, custody, 'get', { params: { recordId: id } })
    expect(log.filter(({ kind }) => kind === 'SEARCH')).toHaveLength(2)
  })

  it('refuses the future, a time before the arrest, an end before the beginning, and lateness without a reason', async () => {
    const { id } = await detain(world)
    const at = (more: object) => send('saveSearch', id, wholeStripSearch(world, sergeant, more))
    const soon = minutesAgo(world, -60)
    await refused(() => at({ startedAt: soon, endedAt: soon }), atField('startedAt'), 400)
    await refused(() => at({ startedAt: minutesAgo(world, 300) }), atField('startedAt'), 400)
    await refused(() => at({ endedAt: minutesAgo(world, 10) }), atField('endedAt'), 400)
    world.clock.advanceMinutes(60)
    const late = { startedAt: minutesAgo(world, 55), endedAt: minutesAgo(world, 54) }
    await refused(() => at(late), atField('lateReason'), 400)
    await ok(
      'saveSearch',
      id,
      wholeStripSearch(world, sergeant, { ...late, lateReason: 'The system was down' }),
    )
  })
})

describe('C12 use of force', () => {
  it('each officer owes a form of their own, which nobody else gives; the task is done by giving it', async () => {
    const { id } = await detain(world)
    const [one, two] = [await world.actor('RESPONSE_OFFICER'), await world.actor('RESPONSE_OFFICER')]
    const { forms } = await ok('nameForce', id, {
      phase: 'IN',
      at: minutesAgo(world, 1),
      place: 'Corridor',
      officerIds: [one.id, two.id],
    })
    const [mine = '', theirs = ''] = forms.map((form: { id: string }) => form.id)
    const give = (formId: string, as: Actor, more: object = {}, body = formId) =>
      send('giveForceForm', id, { ...wholeForceForm(body), ...more }, as, { formId })
    await refused(() => give(theirs, one), byRule('12.20'))
    const owed = await world.ok(one, tasks, 'listMine', {})
    const task = owed.tasks.find(({ kind }) => kind === 'FORCE_FORM')
    expect(task?.record.id).toBe(id)
    await refused(
      () => world.call(one, tasks, 'complete', { params: { taskId: task?.id ?? '' }, body: {} }),
      byRule('task_completion'),
    )
    const half = await ok('giveForceForm', id, { ...wholeForceForm(mine), outcome: '' }, one, {
      formId: mine,
    })
    expect(half.problems).toMatchObject([{ rule: '12.20', severity: 'ASK', field: 'outcome' }])
    expect((await searches(id)).force.map(({ state }) => state)).toEqual(['OWED', 'OWED'])
    await ok('giveForceForm', id, wholeForceForm(half.id), one, { formId: mine })
    expect((await searches(id)).force.map(({ state }) => state)).toEqual(['GIVEN', 'OWED'])
    const left = await world.ok(one, tasks, 'listMine', {})
    expect(left.tasks.filter(({ kind }) => kind === 'FORCE_FORM')).toEqual([])
    expect((await world.ok(two, tasks, 'listMine', {})).tasks.map(({ kind }) => kind)).toContain('FORCE_FORM')
  })

  it('12.20: a restraint needs how long it lasted; an injury asks for clinical help (TR-15)', async () => {
    const { id } = await detain(world)
    const officer = await world.actor('RESPONSE_OFFICER')
    const { forms } = await ok('nameForce', id, {
      phase: 'BEFORE',
      at: minutesAgo(world, 31),
      place: 'At the scene',
      officerIds: [officer.id],
    })
    const formId = forms[0]?.id ?? ''
    const form = await ok(
      'giveForceForm',
      id,
      {
        ...wholeForceForm(formId),
        tactics: [{ tactic: 'GROUND_RESTRAINT', isEffective: true }],
        isSubjectInjured: true,
      },
      officer,
      { formId },
    )
    expect(
      form.problems.map(({ rule, severity }: { rule: string; severity: string }) => `${severity} ${rule}`),
    ).toEqual(['ASK 12.20', 'WARN TR-15'])
    await refused(
      () =>
        send('nameForce', id, {
          phase: 'BEFORE',
          at: minutesAgo(world, 0),
          place: 'Van',
          officerIds: [officer.id],
        }),
      atField('at'),
      400,
    )
  })
})

describe('C13, C14 samples and the arrest/summons number', () => {
  it('18.5: the number is made once for an arrest, in both forms, by whoever asks', async () => {
    const { id } = await detain(world)
    const [first, second] = [await ok('makeAsn', id, {}), await ok('makeAsn', id, {}, sergeant)]
    expect(first.isNew).toBe(true)
    expect(second).toEqual({ ...first, isNew: false })
    expect(first.long).toMatch(/^2601ZD01\d{11}[A-Z]$/)
    expect(first.short).toMatch(/^26\/01ZD\/01\/\d+[A-Z]$/)
    expect(isCheckLetter(first.long.at(-1) ?? '')).toBe(true)
    expect([parseAsn(first.long), parseAsn(first.short)]).toMatchObject([
      { ok: true, value: first.long, display: first.short },
      { ok: true, value: first.long, display: first.short },
    ])
    const another = await ok('makeAsn', (await detain(world)).id, {})
    expect(another.long).not.toBe(first.long)
    expect((await biometrics(id)).stay.asn).toMatchObject({ long: first.long, short: first.short })
  })

  it('18.5: the file for the terminal carries the number and the arrest, and is refused without the number', async () => {
    const { id } = await detain(world)
    await refused(() => send('makeLivescanFile', id, { terminal: 'Terminal 1' }), byRule('18.5'))
    const asn = await ok('makeAsn', id, {})
    const file = await ok('makeLivescanFile', id, { terminal: 'Terminal 1' })
    expect(file.fileName).toBe(`livescan-${asn.long}.json`)
    expect(JSON.parse(file.content)).toMatchObject({
      form: 'mips-livescan-request/1',
      arrestSummonsNumber: { long: asn.long, short: asn.short },
      subject: { surname: 'Exampleton', forename: 'Testo', dateOfBirth: '1994-05-17', sex: { cjsCode: '1' } },
      offences: [{ code: 'CJ88116' }],
    })
    const entry = await world.admin.query(
      "SELECT recipient FROM audit.entry WHERE action = 'custodyProcedures.makeLivescanFile' AND subject_id = $1 AND outcome = 'ok'",
      [id],
    )
    expect(entry.rows).toEqual([{ recipient: 'Terminal 1' }])
  })

  it('12.13: an intimate sample needs an inspector, written consent of the right person, a clinician and the warning', async () => {
    const { id } = await detain(world)
    const whole = {
      kind: 'INTIMATE',
      takenAt: minutesAgo(world, 0),
      what: 'Blood',
      consent: 'WRITTEN',
      consentBy: 'PERSON',
      authority: { officerId: inspector.id, at: minutesAgo(world, 1) },
      isClinician: true,
      isInferenceWarned: true,
    }
    for (const missing of [
      { authority: undefined },
      { authority: { officerId: sergeant.id, at: minutesAgo(world, 1) } },
      { consent: 'WITHHELD' },
      { consentBy: 'PARENT' },
      { isClinician: false },
      { isInferenceWarned: false },
    ])
      await refused(() => send('recordTaking', id, { ...whole, ...missing }), byRule('12.13'))
    await ok('recordTaking', id, whole)
    const child = await detain(world, { dob: '2011-01-01' })
    await refused(() => send('recordTaking', child.id, whole), byRule('12.13'))
    await ok('recordTaking', child.id, { ...whole, consentBy: 'BOTH' })
  })

  it('12.13: a drug test needs the age, a trigger offence or an inspector, the area and the warning, and never force', async () => {
    const { id } = await detain(world)
    const whole = {
      kind: 'DRUG_TEST',
      takenAt: minutesAgo(world, 0),
      trigger: 'THEFT',
      isAreaNotified: true,
      isRefusalWarned: true,
      result: 'NEGATIVE',
    }
    for (const missing of [
      { trigger: undefined },
      { isAreaNotified: false },
      { isRefusalWarned: undefined },
      { isForceUsed: true },
    ])
      await refused(() => send('recordTaking', id, { ...whole, ...missing }), byRule('12.13'))
    await refused(
      () => send('recordTaking', id, { ...whole, trigger: 'JAYWALKING' }),
      atField('trigger'),
      400,
    )
    await ok('recordTaking', id, {
      ...whole,
      trigger: undefined,
      authority: { officerId: inspector.id, at: start },
    })
    const child = await detain(world, { dob: '2009-01-01' })
    await refused(() => send('recordTaking', child.id, whole), byRule('12.13'))
  })

  it('shows what an earlier stay of the same person holds, and adds a result by a new row', async () => {
    const scene = await makeScene(world)
    const earlier = await detain(world, { scene })
    const taken = await ok('recordTaking', earlier.id, {
      kind: 'FINGERPRINTS',
      takenAt: minutesAgo(world, 0),
      consent: 'WRITTEN',
      consentBy: 'PERSON',
      reference: 'LS-77',
    })
    await ok('recordTaking', earlier.id, {
      kind: 'FINGERPRINTS',
      takenAt: minutesAgo(world, 0),
      consent: 'WRITTEN',
      consentBy: 'PERSON',
      reference: 'LS-77',
      searchResult: 'No trace',
      previousId: taken.id,
    })
    const now = await detain(world, { scene })
    const page = await biometrics(now.id)
    expect(page.held).toMatchObject([
      { kind: 'FINGERPRINTS', reference: 'LS-77', custody: { id: earlier.id } },
    ])
    expect((await biometrics(earlier.id)).takings).toMatchObject([
      { facts: { searchResult: 'No trace' }, earlier: [{ id: taken.id }] },
    ])
  })

  it('12.14, RG-6: an identification is run by an inspector who is not involved, after the notice, with the adult', async () => {
    const { id } = await detain(world)
    const whole = {
      kind: 'VIDEO',
      officerId: inspector.id,
      noticeGivenAt: minutesAgo(world, 3),
      heldAt: minutesAgo(world, 2),
      endedAt: minutesAgo(world, 1),
      outcome: 'POSITIVE',
    }
    const save = (more: object, recordId = id) => send('saveIdProcedure', recordId, { ...whole, ...more })
    await refused(() => save({ officerId: sergeant.id }), byRule('12.14'))
    await refused(() => save({ noticeGivenAt: undefined }), byRule('12.14'))
    await refused(() => save({ kind: 'PARADE' }), byRule('12.14'))
    const arresting = await world.actor('INSPECTOR', { rank: 'INSP' })
    const own = await detain(world, { officer: arresting })
    await refused(() => save({ officerId: arresting.id }, own.id), byRule('12.14'))
    const child = await detain(world, { dob: '2011-01-01' })
    await refused(() => save({}, child.id), byRule('RG-6'))
    expect((await save({ adult: 'Ms Exampleton' }, child.id)).statusCode).toBe(200)
    const plan = await ok('saveIdProcedure', id, { kind: 'VIDEO' })
    expect(plan.problems.length).toBeGreaterThan(0)
    await ok('saveIdProcedure', id, { ...whole, previousId: plan.id })
    expect((await biometrics(id)).identifications).toMatchObject([
      { state: 'DONE', facts: { officer: { id: inspector.id } }, earlier: [{ state: 'PLANNED' }] },
    ])
  })

  it('a part in the record that makes no such entry is refused', async () => {
    const { id } = await detain(world)
    const stranger = await world.actor('RESPONSE_OFFICER')
    const body = { kind: 'PHOTOGRAPH', takenAt: minutesAgo(world, 0), consent: 'WITHHELD' }
    await refused(() => send('recordTaking', id, body, stranger), byRule('entry_biometrics'))
  })
})
