/** One session against a store with and without hidden records: whoever may not see them gets the same answers byte for byte. */
import { admin, intelligence, nominal } from '@mips/contracts'
import { cloneDatabase } from '@mips/database/template'
import fc from 'fast-check'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { testDatabase } from './database.ts'
import type { Call, Pick, Thing } from './two-worlds/call.ts'
import { callAt, callCount, forgotten } from './two-worlds/calls.ts'
import { wordsOf } from './two-worlds/compare.ts'
import { hide, type Hidden } from './two-worlds/hidden.ts'
import { seed } from './two-worlds/seed.ts'
import { buildWorld, type Actor, type CallOptions, type World } from './world.ts'

const origin = await testDatabase()
const first = await buildWorld(origin)
const open = await seed(first)
await first.close()
const copies = await Promise.all(
  [0, 1].map(() => cloneDatabase(inject('adminUrl'), origin.name, inject('roleSecrets'))),
)
const [without, withHidden] = (await Promise.all(copies.map((copy) => buildWorld(copy)))) as [World, World]
const hidden = await hide(withHidden, open)
const { outsider, member, single } = open.actors

let compared = 0
let differing = 0
afterAll(async () => {
  process.stdout.write(`\nTwo worlds: ${compared} answers compared, ${differing} differ.\n`)
  for (const world of [without, withHidden]) await world.close()
  for (const copy of copies) await copy.drop()
})

const unknown = ['6f0f3c1e-0000-4000-8000-000000000001', '01900000-0000-7000-8000-000000000002']

const openIds: Record<Thing, string[]> = {
  person: [open.marla.nominalId, open.tobias.nominalId, open.double.nominalId],
  personRecord: [
    open.marla.personRecordId,
    open.household.child,
    open.household.mother,
    open.tobias.personRecordId,
  ],
  place: [open.flat, open.neighbour],
  vehicle: [open.vehicle],
  phone: [open.phone],
  incident: [open.incident, open.household.incidentId],
  arrest: [open.arrest],
  waiting: [open.waiting],
  custody: [open.custody],
  attendance: [open.attendance],
  crime: [open.crime],
  recordingDecision: [open.recordingDecision],
  crimeChange: [open.crimeChange],
  investigationAction: [open.investigationAction],
  abuse: [open.abuse],
  notice: [open.notice],
  application: [open.application],
  document: [open.document],
  redaction: [open.redaction],
  exhibit: [open.exhibit],
  exhibitPart: [open.exhibitPart],
  propertyPlace: [open.propertyPlace],
  missing: [open.missing],
  missingPart: [open.missingPart],
  mashPart: [open.mashPart],
  vulnerability: [open.vulnerability],
  asb: [open.asb],
  asbCase: [open.asbCase],
  asbAction: [open.asbAction],
  asbReview: [open.asbReview],
  asbSending: [open.asbSending],
  stop: [open.stop],
  stopForm: [open.stopForm],
  authority: [open.authority],
  intelligence: [open.intelligence],
  paragraph: [open.paragraph],
  gift: [open.gift],
  giftPart: open.giftParts,
  marker: [open.placeMarker],
  photograph: [open.photograph],
  link: [open.link],
  decision: [open.decision],
  task: [open.task],
  search: [],
  proposal: [open.proposal],
  placement: [],
  recipient: [],
  case: [],
  poolMove: [],
  looks: [open.looks],
  procedure: [open.procedure],
  method: [open.method],
  savedSearch: [open.savedSearch],
  savedChart: [open.savedChart],
  matchList: [open.matchList],
  briefing: [open.briefing],
  briefingItem: open.briefingItems,
  courtCase: [open.courtCase],
  courtHearing: [open.courtHearing],
  courtMessage: [open.courtMessage],
  caseLine: [open.caseLine],
  statement: [open.statement],
  crimeGroup: [open.crimeGroup],
  searchWarrant: [open.searchWarrant],
  warrant: [open.warrant],
  warrantCirculation: [open.warrantCirculation],
  assertedFact: [open.assertedFact],
  taskingMeeting: [open.taskingMeeting],
  taskingItem: open.taskingItems,
  requirement: [open.requirement],
  product: [open.product],
  visit: [open.visit],
  concern: [open.concern],
  user: [open.actors.bystander.id, outsider.id],
  group: [open.groupId],
}

const hiddenIds = (from: Hidden): Record<Thing, string[]> => ({
  person: [from.inPool, from.nominal],
  personRecord: [from.poolRecord, from.inCluster, from.personRecord],
  place: [from.location],
  vehicle: [from.vehicle],
  phone: [from.phone],
  incident: [from.incident],
  arrest: [from.arrest],
  waiting: [from.arrest],
  custody: [from.custody],
  attendance: [from.attendance],
  crime: [from.crime],
  recordingDecision: [from.recordingDecision],
  crimeChange: [from.crimeChange],
  investigationAction: [from.investigationAction],
  abuse: [from.abuse],
  notice: [from.notice],
  application: [from.application],
  document: [from.document],
  redaction: [from.redaction],
  exhibit: [from.exhibit],
  exhibitPart: [from.exhibitPart],
  propertyPlace: [],
  missing: [from.missing],
  missingPart: [from.missingPart],
  mashPart: [from.mashPart],
  vulnerability: [from.vulnerability],
  asb: [from.asb],
  asbCase: [from.asbCase],
  asbAction: [from.asbAction],
  asbReview: [from.asbReview],
  asbSending: [from.asbSending],
  stop: [from.stop],
  stopForm: [from.stopForm],
  authority: [from.authority],
  intelligence: [from.intelligence, from.crime],
  paragraph: from.paragraphs,
  gift: [from.gift],
  giftPart: from.giftParts,
  marker: [from.marker],
  photograph: [from.photograph],
  link: [from.link],
  decision: [from.decision],
  task: [from.task],
  search: [from.search],
  proposal: [from.proposal],
  placement: [from.placement],
  recipient: [from.recipient],
  case: [from.identityCase],
  poolMove: [from.poolMove],
  looks: [from.looks],
  procedure: [from.procedure],
  method: [from.method],
  savedSearch: [],
  savedChart: [],
  matchList: [],
  briefing: [],
  briefingItem: [from.briefingItem],
  courtCase: [from.courtCase],
  caseLine: [],
  statement: from.statements,
  courtHearing: [],
  courtMessage: [],
  crimeGroup: [from.crimeGroup],
  searchWarrant: [from.searchWarrant],
  warrant: from.warrants,
  warrantCirculation: [from.warrantCirculation],
  assertedFact: from.assertedFacts,
  taskingMeeting: [],
  taskingItem: from.taskingItems,
  requirement: [],
  product: [from.product],
  visit: [],
  concern: [from.concern],
  user: [],
  group: [],
})
const kept = hiddenIds(hidden)

type Source = 'open' | 'hidden' | 'unknown'

const texts = [
  'marla brindlecombe 1985-04-03',
  'Marlene Brindlecombe-Vane',
  'zebulon marrowfat',
  'zebullon marowfat',
  'avenue road',
  'flat 3 14 avenue road',
  'TE57 STX',
  '07700 900555',
  '2000/1234567V',
  '1999/7654321X',
  'shouting heard',
  'SE25 4EA',
  'tobias quilfeather',
  'quillfeather',
  'brindlecombe',
  'marl',
  'operation larch',
  'Testperson',
  'changed once',
  'hidden entry',
  'hidden visit',
  'TE5*',
  '*555',
  'avenu raod',
  ...hidden.references.slice(0, 6),
  hidden.incident,
]
const references = [...hidden.references, 'N1', 'INC/2026/000001', 'INT/2026/000001', 'N999999']

/** What one step asks of both worlds; `search` is the last search of the same session in that world. */
type Step = { place: number; sources: Source[]; turn: number; text: number; purpose?: Source }

const memory = new Map<World, { search: string }>([
  [without, { search: unknown[0] ?? '' }],
  [withHidden, { search: unknown[0] ?? '' }],
])

function callIn(world: World, step: Step): Call {
  let asked = 0
  const pick: Pick = (thing) => {
    const source = step.sources[asked % step.sources.length] ?? 'open'
    asked += 1
    if (source === 'open' && thing === 'search') return memory.get(world)?.search ?? ''
    const pools = { open: openIds[thing], hidden: kept[thing], unknown }
    const pool = pools[source].length > 0 ? pools[source] : unknown
    return pool[(step.turn + asked) % pool.length] ?? ''
  }
  return callAt(step.place, pick, {
    text: texts[step.text % texts.length] ?? '',
    reference: references[step.text % references.length] ?? '',
    number: step.turn,
    now: world.clock.now().toISOString(),
  })
}

async function send(world: World, as: Actor, step: Step) {
  const { contract, name, input, isVersioned } = callIn(world, step)
  const [id] = Object.values((input as { params?: Record<string, string> }).params ?? {})
  const options: CallOptions = {}
  if (isVersioned) options.version = step.turn % 5 === 4 ? 1 : await versionOf(world, id)
  if (step.purpose !== undefined)
    options.purpose = {
      code: 'INVESTIGATION',
      source: 'derived',
      ref: { open: open.incident, hidden: hidden.incident, unknown: unknown[1] ?? '' }[step.purpose],
    }
  const response = await world.call(as, contract, name, input as never, options)
  if (name === 'searchPeople' && response.statusCode === 200)
    memory.set(world, { search: (response.json() as { searchId: string }).searchId })
  return { action: `${contract.name}.${name}`, input, response }
}

/** The version that the asker would have read; of what they may not see, 1. */
async function versionOf(world: World, id: string | undefined): Promise<number> {
  const rows = await world.admin.query<{ version: number }>(
    'SELECT version FROM record WHERE id = $1 AND acl_id = 0',
    [id],
  )
  return rows.rows[0]?.version ?? 1
}

const start = new Date()
const words = { without: wordsOf(start, unknown), with: wordsOf(start, unknown) }

/** Sends the step to both and says how the answers differ, or nothing. */
async function differenceOf(as: Actor, step: Step): Promise<string | undefined> {
  const [one, other] = await Promise.all([send(without, as, step), send(withHidden, as, step)])
  compared += 1
  statuses.set(one.response.statusCode, (statuses.get(one.response.statusCode) ?? 0) + 1)
  const [a, b] = [words.without(one.response), words.with(other.response)]
  if (a.status === b.status && a.headers === b.headers && a.body === b.body) return undefined
  differing += 1
  let at = 0
  while (at < a.body.length && a.body[at] === b.body[at]) at += 1
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 200)
  return `${one.action} by ${as.displayName} (${step.sources.join(', ')}) ${JSON.stringify(one.input)}\n  without: ${a.status} ${around(a.body)}\n  with:    ${b.status} ${around(b.body)}${a.headers === b.headers ? '' : `\n  headers ${a.headers}\n          ${b.headers}`}`
}
const statuses = new Map<number, number>()

describe('the two worlds', () => {
  it('cover every route of every contract', () => expect(forgotten()).toEqual([]))

  it('answer a fixed list of every route alike, on open, hidden and unknown records', async () => {
    const modes: Source[][] = [
      ['open'],
      ['hidden'],
      ['unknown'],
      ['open', 'hidden'],
      ['open', 'unknown'],
      ['hidden', 'open'],
      ['open', 'open', 'hidden'],
    ]
    const found: string[] = []
    for (const [turn, sources] of modes.entries()) {
      for (let place = 0; place < callCount; place += 1) {
        const difference = await differenceOf(outsider, {
          place,
          sources,
          turn: turn + place,
          text: turn + place,
        })
        if (difference !== undefined) found.push(difference)
      }
    }
    expect(found, found.join('\n')).toEqual([])
  }, 600_000)

  it('answer every search alike, word by word', async () => {
    const found: string[] = []
    for (let place = 0; place < callCount; place += 1) {
      const { contract, name } = callIn(without, { place, sources: ['open'], turn: 0, text: 0 })
      if (contract.routes[name]?.audit !== 'search' || contract.name === 'reference') continue
      for (let text = 0; text < texts.length; text += 1) {
        const difference = await differenceOf(outsider, { place, sources: ['open'], turn: text, text })
        if (difference !== undefined) found.push(difference)
      }
    }
    expect(found, found.join('\n')).toEqual([])
  }, 600_000)

  it('answer each role alike', async () => {
    const found: string[] = []
    for (const [turn, actor] of Object.values(single).entries()) {
      for (let place = 0; place < callCount; place += 1) {
        const { contract, name } = callIn(without, { place, sources: ['open'], turn: 0, text: 0 })
        if (contract.routes[name]?.audit !== 'consultation' && contract.routes[name]?.audit !== 'search')
          continue
        const difference = await differenceOf(actor, {
          place,
          sources: turn % 2 === 0 ? ['open'] : ['hidden', 'open'],
          turn,
          text: turn + place,
        })
        if (difference !== undefined) found.push(difference)
      }
    }
    expect(found, found.join('\n')).toEqual([])
  }, 600_000)

  it('answer any session alike', async () => {
    const source = fc.constantFrom<Source>('open', 'open', 'hidden', 'unknown')
    const step = fc
      .record({
        place: fc.nat(callCount - 1),
        sources: fc.array(source, { minLength: 1, maxLength: 4 }),
        turn: fc.nat(60),
        text: fc.nat(texts.length - 1),
      })
      .chain((base) =>
        fc
          .option(source, { nil: undefined, freq: 6 })
          .map((purpose) => (purpose === undefined ? base : { ...base, purpose })),
      )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
        for (const each of steps) {
          const difference = await differenceOf(outsider, each)
          if (difference !== undefined) throw new Error(difference)
        }
      }),
      // The worlds move on with each session, so a failing one cannot be made smaller by running it again.
      { numRuns: 20, endOnFailure: true },
    )
    expect(statuses.get(200) ?? 0).toBeGreaterThan(compared / 4)
  }, 600_000)

  // Last: what the member looked at is in the audit, which an auditor without the list reads too.
  it('are told apart by a member of the group: the hidden records do appear', async () => {
    const page = async (world: World) =>
      world.call(member, nominal, 'get', { params: { nominalId: open.marla.nominalId } })
    expect((await page(withHidden)).body).toContain('Marrowfat')
    expect((await page(without)).body).not.toContain('Marrowfat')
    let seen = 0
    for (let place = 0; place < callCount; place += 1) {
      const step: Step = { place, sources: ['hidden'], turn: 0, text: 0 }
      const { contract, name } = callIn(withHidden, step)
      if (contract.routes[name]?.audit !== 'consultation' && contract.routes[name]?.audit !== 'search')
        continue
      const [one, other] = [await send(without, member, step), await send(withHidden, member, step)]
      if (one.response.statusCode === 404 && other.response.statusCode === 200) seen += 1
    }
    expect(seen).toBeGreaterThanOrEqual(12)
  })
})

describe('a grant', () => {
  it('shows the hidden entry at the next request, and its end hides it again', async () => {
    const analyst = single.ANALYST as Actor
    const administrator = single.ADMIN as Actor
    const read = () =>
      withHidden.call(analyst, intelligence, 'get', { params: { reportId: hidden.intelligence } })
    const golden = async () =>
      (
        await withHidden.call(analyst, nominal, 'getTimeline', {
          params: { nominalId: open.marla.nominalId },
          query: { limit: 100 },
        })
      ).body
    expect((await read()).statusCode).toBe(404)
    expect(await golden()).not.toContain(hidden.intelligence)

    await withHidden.ok(administrator, admin, 'addMember', {
      params: { groupId: open.groupId },
      body: { userId: analyst.id, reason: 'Joins the operation' },
    })
    expect((await read()).statusCode).toBe(200)
    expect(await golden()).toContain(hidden.intelligence)

    const group = await withHidden.ok(administrator, admin, 'getGroup', { params: { groupId: open.groupId } })
    const membership = group.people.find((each) => each.userId === analyst.id)
    await withHidden.ok(administrator, admin, 'removeMember', {
      params: { groupId: open.groupId, memberId: membership?.memberId ?? '' },
      body: { reason: 'Leaves the operation' },
    })
    expect((await read()).statusCode).toBe(404)
    expect(await golden()).not.toContain(hidden.intelligence)
  })
})
