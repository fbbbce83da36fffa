/** Forms of a case: filled from the store at each reading, narratives kept version by version, signed, printed with tags and marking; and the sign-off of the file with its scores. */
import { caseForms, prosecutionCase } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { casePage, change, openedCase, readyFile, write } from '../case/case.testing.ts'
import { pdfWords } from '../product/pdf-words.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let sergeant: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('DETECTIVE')
  sergeant ??= await world.actor('SUPERVISOR')
})

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const form = (caseId: string, code: 'MG5' | 'MG4' | 'MG9', subjectId?: string) =>
  world.ok(officer, caseForms, 'get', {
    params: { caseId, code },
    query: subjectId === undefined ? {} : { subjectId },
  })
const versionOf = async (caseId: string) => (await casePage(world, officer, caseId)).version
const decide = async (as: Actor, caseId: string, body: { act: 'CERTIFY' | 'RETURN'; reason?: string }) =>
  world.call(as, caseForms, 'decide', { params: { caseId }, body }, { version: await versionOf(caseId) })
const submit = async (caseId: string) =>
  world.call(
    officer,
    caseForms,
    'submit',
    { params: { caseId }, body: {} },
    { version: await versionOf(caseId) },
  )

describe('a form', () => {
  it('MG-7: is filled from the records behind the case, each fact with where it is put right', async () => {
    const { id } = await openedCase(world, officer)
    const { defendants, urn } = await casePage(world, officer, id)
    const sheet = await form(id, 'MG4', defendants[0]?.id)
    const value = (code: string) => sheet.fields.find((field) => field.code === code)
    expect(value('name')?.value).toBe('EXAMPLETON Testo')
    expect(value('charges')?.value).toContain('1. TH68010 On 7 September 2026 stole a coat.')
    expect(value('charged')?.value).toBe('1 Jun 2026')
    expect(value('hearing')?.value).toContain('Croydon Magistrates’ Court')
    expect(value('address')).toMatchObject({ isMissing: true, home: { code: 'NOMINAL' } })
    expect(sheet).toMatchObject({ urn, version: 0, disclosure: { code: 'SERVED' } })
    expect(sheet.fields.every(({ kind, opensAt }) => kind === 'NARRATIVE' || opensAt !== undefined)).toBe(
      true,
    )
  })

  it('MG-7: refuses words for what the store keeps, and for nobody of the case', async () => {
    const { params, version } = await openedCase(world, officer)
    const send = (body: object) =>
      world.call(
        officer,
        caseForms,
        'write',
        { params: { ...params, code: 'MG5' }, body: body as never },
        { version },
      )
    await refused(() => send({ words: { defendants: 'Somebody else' } }), 400, {
      code: 'bad_input',
      fields: [{ path: 'words.defendants' }],
    })
    await refused(
      () =>
        world.call(
          officer,
          caseForms,
          'write',
          {
            params: { ...params, code: 'MG7' },
            body: { subjectId: '6f0f3c1e-0000-4000-8000-000000000001', words: { considered: 'x' } },
          },
          { version },
        ),
      400,
      { code: 'bad_reference' },
    )
    await refused(() => send({ words: { summary: '' }, isSigned: true }), 400, {
      fields: [{ path: 'words.summary' }],
    })
  })

  it('MG-8: is signed when nothing is missing; words that change are a new version that is signed anew', async () => {
    const { caseId } = await readyFile(world, officer)
    const signed = await form(caseId, 'MG5')
    expect(signed).toMatchObject({ version: 1, signed: { by: { id: officer.id } } })
    await write(world, officer, caseId, {
      code: 'MG5',
      words: { summary: 'Told otherwise.' },
      isSigned: false,
    })
    const draft = await form(caseId, 'MG5')
    expect(draft).toMatchObject({ version: 2, signed: null })
    expect(draft.versions.map(({ words }) => words.summary)).toEqual([
      'Told otherwise.',
      'Seen on camera to put a coat under his own and leave without paying.',
    ])
    const page = await casePage(world, officer, caseId)
    expect(page.needs.find(({ item }) => item === 'MG5')).toMatchObject({ isThere: false })
    const params = { caseId, code: 'MG5' as const }
    await world.ok(officer, caseForms, 'sign', { params, body: {} }, { version: page.version })
    await refused(
      async () => world.call(officer, caseForms, 'sign', { params, body: {} }, { version: page.version + 1 }),
      409,
      { code: 'already_done' },
    )
  })

  it('is printed as a tagged paper with its marking, noted by its hash, with no narrative of another form', async () => {
    const { caseId } = await readyFile(world, officer)
    const response = await world.call(officer, caseForms, 'print', {
      params: { caseId, code: 'MG5' },
      body: { recipient: 'The prosecutor' },
    })
    expect(response.statusCode, response.body.slice(0, 200)).toBe(200)
    const file = response.rawPayload
    const plain = file.toString('latin1')
    expect(plain).toContain('/MarkInfo')
    expect(plain).toContain('/StructTreeRoot')
    expect(plain).toContain('/Lang')
    const words = await pdfWords(file)
    expect(words).toContain('OFFICIAL-SENSITIVE')
    expect(words).toContain('MG5 Police report: case summary')
    expect(words).toContain('Seen on camera to put a coat under his own')
    expect(words).toContain('EXAMPLETON Testo')
    expect(words).not.toContain('Nothing to add')
    const papers = await world.admin.query<{ sha256: string; form_version: number }>(
      'SELECT sha256, form_version FROM case_paper WHERE case_id = $1',
      [caseId],
    )
    expect(papers.rows).toMatchObject([{ form_version: 1 }])
    const requestId = response.headers['x-request-id']
    const entries = await world.auditOf(String(requestId))
    expect(entries.map(({ act }) => act)).toContain('disclosure')
  })
})

describe('the sign-off of a file', () => {
  it('refuses a file that the rules block, with the first rule and how many more', async () => {
    const { id } = await openedCase(world, officer)
    const response = await submit(id)
    expect(response.statusCode).toBe(409)
    expect(response.json().error.facts.rule).toMatch(/^FQ-\d+$/)
    expect(response.json().error.facts.reason).toMatch(/more\)$/)
  })

  it('FQ-70, CF-2: is given by a supervisor who did not build it, falls when the file changes, and is asked for anew', async () => {
    const { caseId, params } = await readyFile(world, officer)
    expect((await submit(caseId)).statusCode).toBe(200)
    expect((await submit(caseId)).json().error.code).toBe('already_done')
    expect((await decide(officer, caseId, { act: 'CERTIFY' })).statusCode).toBe(403)
    expect((await decide(sergeant, caseId, { act: 'RETURN' })).json().error.fields).toMatchObject([
      { path: 'reason' },
    ])
    expect((await decide(sergeant, caseId, { act: 'CERTIFY' })).statusCode).toBe(200)
    const certified = await casePage(world, officer, caseId)
    expect(certified).toMatchObject({ standing: { code: 'CERTIFIED' }, quality: [] })
    expect(certified.score).toMatchObject({ kept: 70, of: 70 })
    world.clock.advanceMinutes(5)
    await change(world, officer, caseId, { officerContact: 'other@force.example' })
    const changed = await casePage(world, officer, caseId)
    expect(changed.standing).toMatchObject({ code: 'CHANGED' })
    expect(changed.quality.map(({ rule }) => rule)).toEqual(['FQ-70'])
    expect((await submit(caseId)).statusCode).toBe(200)
    expect(params.caseId).toBe(caseId)
  })

  it('CF-2: a supervisor does not certify a file of their own', async () => {
    const { caseId } = await readyFile(world, sergeant)
    await world.ok(
      sergeant,
      caseForms,
      'submit',
      { params: { caseId }, body: {} },
      { version: await versionOf(caseId) },
    )
    expect((await decide(sergeant, caseId, { act: 'CERTIFY' })).json().error.facts).toMatchObject({
      rule: 'CF-2',
    })
  })

  it('keeps the score of each moment by team, and gives the work to and fro', async () => {
    const { caseId } = await readyFile(world, officer)
    await submit(caseId)
    const tasks = async () =>
      (
        await world.admin.query<{ kind: string; owner_id: string | null }>(
          'SELECT kind, owner_id FROM task WHERE record_id = $1 AND done_at IS NULL',
          [caseId],
        )
      ).rows
    expect(await tasks()).toMatchObject([{ kind: 'CASE_SIGN_OFF', owner_id: null }])
    expect((await decide(sergeant, caseId, { act: 'RETURN', reason: 'Say who saw it' })).statusCode).toBe(200)
    expect(await tasks()).toMatchObject([{ kind: 'CASE_RETURNED', owner_id: officer.id }])
    await submit(caseId)
    expect((await decide(sergeant, caseId, { act: 'CERTIFY' })).statusCode).toBe(200)
    const { checks } = await casePage(world, officer, caseId)
    expect(checks.map(({ act }) => act.code)).toEqual(['CERTIFIED', 'SUBMITTED', 'RETURNED', 'SUBMITTED'])
    const { teams } = await world.ok(sergeant, caseForms, 'scores', {})
    expect(teams[0]).toMatchObject({ month: '2026-06', of: 70 })
    expect(teams[0]?.submitted).toBeGreaterThanOrEqual(2)
    expect(prosecutionCase.name).toBe('prosecutionCase')
  })
})
