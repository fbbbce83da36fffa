/** Unused material: schedules that fill themselves, decisions with reasons, the sensitive schedule apart, numbers that stand once they are signed. */
import { caseForms, caseUnused, property, prosecutionCase } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { pdfWords } from '../product/pdf-words.testing.ts'
import { knife } from '../property/property.testing.ts'
import { casePage, change, openedCase } from './case.testing.ts'
import { decideAll, decidedAll, sayNothing, signAll } from './case-unused.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let response: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('DETECTIVE')
  response ??= await world.actor('RESPONSE_OFFICER')
})

type Params = { caseId: string }
const page = (params: Params, as = officer) => world.ok(as, caseUnused, 'get', { params })
const decide = async (params: Params, itemId: string, body: object) =>
  world.call(
    officer,
    caseUnused,
    'decide',
    { params: { ...params, itemId }, body: body as never },
    { version: (await page(params)).version },
  )
const kinds = (lines: readonly { kind: { code: string } }[]) => lines.map(({ kind }) => kind.code)
const inOrder = (lines: readonly unknown[]) => lines.map((_line, index) => index + 1)
const sensitive = {
  isSensitive: true,
  sensitivityReason: 'It names who told us, and they would come to harm',
  decision: { meetsTest: false, reason: sayNothing },
}

async function seized(params: Params) {
  const { sources } = await casePage(world, officer, params.caseId)
  const recordId = sources.find(({ kind }) => kind === 'Incident')?.id ?? ''
  return (await world.ok(officer, property, 'register', { params: { recordId }, body: knife() })).id
}

async function print(params: Params, paper: 'MG6C' | 'MG6D' | 'MG6E') {
  const answer = await world.call(officer, caseUnused, 'print', {
    params,
    body: { paper, recipient: 'The prosecutor' },
  })
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
  return pdfWords(answer.rawPayload)
}

describe('the schedules', () => {
  it('UM-1, UM-2: fill themselves from every record of the case, numbered from 1, with the presumed class', async () => {
    const { params } = await openedCase(world, officer)
    const exhibitId = await seized(params)
    const { open, sensitive: apart } = await page(params)
    expect(apart).toEqual([])
    expect(kinds(open)).toEqual(expect.arrayContaining(['INCIDENT', 'NOTES', 'CUSTODY', 'EXHIBIT']))
    expect(open.map(({ number }) => number)).toEqual(inOrder(open))
    expect(open.find(({ kind }) => kind.code === 'CUSTODY')?.presumed?.code).toBe('CUSTODY_RECORD')
    expect(open.find(({ itemId }) => itemId === exhibitId)?.description).toContain('Kitchen knife')
    const { version } = await casePage(world, officer, params.caseId)
    await world.ok(officer, prosecutionCase, 'addExhibit', { params, body: { exhibitId } }, { version })
    const after = await page(params)
    expect(kinds(after.open)).not.toContain('EXHIBIT')
    expect(after.left).toMatchObject([{ itemId: exhibitId, why: 'The prosecution relies on it' }])
  })

  it('takes an item that no record holds, and one that has no bearing off with its reason', async () => {
    const { params, version } = await openedCase(world, officer)
    const body = { kind: 'NOTES' as const, location: 'Locker 14', madeOn: '2026-05-31' }
    const add = (more: object) =>
      world.call(
        officer,
        caseUnused,
        'add',
        { params, body: { ...body, description: 'Notebook of the store detective', ...more } },
        { version },
      )
    for (const [wrong, path] of [
      [{ description: 'Various papers' }, 'description'],
      [{ madeOn: '2027-01-01' }, 'madeOn'],
    ] as const)
      expect((await add(wrong)).json().error.fields?.[0]?.path).toBe(path)
    const added = await add({})
    const { itemId } = added.json() as { itemId: string }
    expect((await page(params)).open.find((line) => line.itemId === itemId)).toMatchObject({
      presumed: { code: 'NOTEBOOK' },
      location: 'Locker 14',
    })
    const refused = await decide(params, itemId, { isRelevant: false })
    expect(refused.json().error.fields?.[0]?.path).toBe('irrelevanceReason')
    await decide(params, itemId, { isRelevant: false, irrelevanceReason: 'It is of another day' })
    expect((await page(params)).left).toMatchObject([{ itemId, isBack: true }])
  })

  it('UM-3 to UM-6: refuse a description that says nothing, a sensitive item without harm, a decision without reason, and a signature before all is decided', async () => {
    const { params } = await openedCase(world, officer)
    const itemId = (await page(params)).open[0]?.itemId ?? ''
    const path = async (body: object) => (await decide(params, itemId, body)).json().error.fields?.[0]?.path
    expect(await path({ description: 'MG11' })).toBe('description')
    expect(await path({ isSensitive: true })).toBe('sensitivityReason')
    expect(await path({ decision: { meetsTest: true, reason: '' } })).toBe('decision.reason')
    expect((await page(params)).open.every(({ decision }) => decision === null)).toBe(true)
    expect((await signAll(world, officer, params)).json().error.facts.rule).toMatch(/^UM-/)
    expect((await page(params)).signed).toBeNull()
  })

  it('UM-2, UM-7, UM-8: once signed a number stands: what becomes evidence is withdrawn, what is new follows, and the papers have it so', async () => {
    const { params } = await openedCase(world, officer)
    const exhibitId = await seized(params)
    await decide(params, exhibitId, { decision: { meetsTest: true, reason: 'It is not the knife she saw' } })
    await decideAll(world, officer, params)
    expect((await signAll(world, officer, params)).statusCode).toBe(200)
    const first = await page(params)
    expect(first.signed).toMatchObject({ isCurrent: true, hasCopies: true })
    const number = first.open.find((line) => line.itemId === exhibitId)?.number ?? 0
    expect(first.reported).toEqual([{ number, reason: 'It is not the knife she saw' }])
    expect(await print(params, 'MG6E')).toContain('It is not the knife she saw')

    const { version } = await casePage(world, officer, params.caseId)
    await world.ok(officer, prosecutionCase, 'addExhibit', { params, body: { exhibitId } }, { version })
    const second = await seized(params)
    const later = await page(params)
    expect(later.signed?.isCurrent).toBe(false)
    expect(later.open[number - 1]).toMatchObject({ isWithdrawn: true, decision: null })
    expect(later.open.at(-1)).toMatchObject({
      itemId: second,
      number: first.open.length + 1,
      isSigned: false,
    })
    const early = await world.call(officer, caseUnused, 'print', {
      params,
      body: { paper: 'MG6C', recipient: 'The defence' },
    })
    expect(early.statusCode).toBe(409)
    await decideAll(world, officer, params)
    expect((await signAll(world, officer, params)).statusCode).toBe(200)
    const words = await print(params, 'MG6C')
    expect(words).toContain('MG6C Schedule of non-sensitive unused material')
    expect(words).toContain('Custody record')
    expect(words).toContain('Withdrawn from this schedule')
    expect(words).not.toContain(sayNothing)
  })

  it('a signed line keeps its words', async () => {
    const { params } = await decidedAll(world, officer)
    await signAll(world, officer, params)
    const [line] = (await page(params)).open
    const refused = await decide(params, line?.itemId ?? '', { description: 'Another log altogether' })
    expect(refused.json().error.fields?.[0]?.path).toBe('description')
  })
})

describe('who reads what', () => {
  it('UM-7: a sensitive item stands on its own schedule, and nothing that is served shows where it was', async () => {
    const { params } = await openedCase(world, officer)
    await seized(params)
    const second = (await page(params)).open[1]
    expect((await decide(params, second?.itemId ?? '', sensitive)).statusCode).toBe(200)
    await decideAll(world, officer, params)
    const after = await page(params)
    expect(after.sensitive).toMatchObject([{ itemId: second?.itemId, number: 1 }])
    expect(after.open.map(({ number }) => number)).toEqual(inOrder(after.open))
    expect(after.open.some(({ itemId }) => itemId === second?.itemId)).toBe(false)
    await signAll(world, officer, params)
    expect(await print(params, 'MG6C')).not.toContain(second?.description)
    const apart = await print(params, 'MG6D')
    expect(apart).toContain('It names who told us')
    expect(apart).toContain('OFFICIAL-SENSITIVE')
  })

  it('shows who works no schedules the open one as it was signed, and no sensitive item anywhere', async () => {
    const { params } = await openedCase(world, officer)
    const [first] = (await page(params)).open
    await decide(params, first?.itemId ?? '', sensitive)
    await decideAll(world, officer, params)
    expect(await page(params, response)).toMatchObject({ open: [], sensitive: [], left: [], mayKeep: false })
    await signAll(world, officer, params)
    const seen = await page(params, response)
    expect(seen.open.length).toBe((await page(params)).open.length)
    const text = JSON.stringify([seen, await casePage(world, response, params.caseId)])
    for (const words of [first?.description ?? '', 'names who told us', sayNothing])
      expect(text).not.toContain(words)
    for (const code of ['MG6D', 'MG6E'] as const) {
      const form = await world.call(response, caseForms, 'get', { params: { ...params, code }, query: {} })
      expect(form.statusCode).toBe(403)
    }
    const history = await world.admin.query('SELECT 1 FROM history WHERE table_name LIKE $1', [
      'case_unused%',
    ])
    expect(history.rowCount).toBe(0)
  })

  it('puts an item of a restricted record on the sensitive schedule, and shows a reader nothing of it', async () => {
    const { params } = await openedCase(world, officer)
    const exhibitId = await seized(params)
    await decide(params, exhibitId, { decision: { meetsTest: true, reason: 'It is not her knife' } })
    const lines = (await page(params)).open.length
    await restrict(world, exhibitId)
    const after = await page(params)
    expect(after.open).toHaveLength(lines - 1)
    expect(JSON.stringify(after)).not.toContain('knife')
    expect((await decide(params, exhibitId, sensitive)).statusCode).toBe(404)
  })
})

it('F7: the file has what its rules ask of disclosure once the schedules are signed, and lacks it again with the next item', async () => {
  const { params } = await decidedAll(world, officer)
  await change(world, officer, params.caseId, { anticipatedPlea: 'NGAP' })
  const lacks = async () => {
    const { needs, quality } = await casePage(world, officer, params.caseId)
    return {
      missing: needs
        .filter(({ isThere }) => !isThere)
        .map(({ item }) => item)
        .filter((item) => /^(MG6[CDE]|PRESUMED_COPIES)$/.test(item)),
      rules: quality.map(({ rule }) => rule).filter((rule) => /^FQ-5[1-6]$/.test(rule)),
    }
  }
  expect((await lacks()).missing).toEqual(expect.arrayContaining(['MG6C', 'PRESUMED_COPIES']))
  await signAll(world, officer, params)
  expect(await lacks()).toEqual({ missing: [], rules: [] })
  await seized(params)
  expect((await lacks()).rules).toContain('FQ-53')
})
