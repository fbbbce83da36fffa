/** What only world B has: hidden records of every kind, tied in every way to the open ones that both have. */
import { randomUUID } from 'node:crypto'
import { picture } from '../../modules/pole/pole.fixtures.ts'
import { createRecord } from '../../modules/pole/record.service.ts'
import { audited } from '../../platform/audit/audited.ts'
import type { World } from '../world.ts'
import { hideAsbCase } from './asb-case.ts'
import { hideBriefing } from './briefing.ts'
import { hideCrime } from './crime.ts'
import { hideDocumentWords } from './document-words.ts'
import { hideOutcomes } from './outcomes.ts'
import { hideEvents } from './hidden-events.ts'
import { hidePeople, hidePlaces, hideThings } from './hidden-people.ts'
import { hideTheRest } from './hidden-rest.ts'
import type { Ctx, Make } from './hidden-ways.ts'
import { hideInvestigation } from './investigation.ts'
import { hideProduct } from './product.ts'
import { hideOperation } from './operation.ts'
import { hideProperty } from './property.ts'
import { hideLooks } from './looks.ts'
import { hideMash } from './mash.ts'
import { hideMissing } from './missing.ts'
import { hideMessages } from './outbox.ts'
import { hideRetention } from './retention.ts'
import { hideRights } from './rights.ts'
import { hideStopSearch } from './stop-search.ts'
import { hideSafety } from './safety.ts'
import { hideSources } from './source-vault.ts'
import { hideVisit } from './visits.ts'
import { hideProcedures } from './procedures.ts'
import { hideTasking } from './tasking.ts'
import { hideSearchWarrant } from './search-warrant.ts'
import { hideWarrants } from './warrant.ts'
import { hideCase } from './case.ts'
import { hideOrders } from './court-order.ts'
import { hideStatements } from './statement.ts'
import { hideCourt } from './court.ts'
import { hideCrimeGroup } from './crime-group.ts'
import { hideAsserted } from './disagreement.ts'
import { hideNear } from './network-risk.ts'
import { hideWatch } from './watch.ts'
import type { Seed } from './seed.ts'

export type Hidden = {
  nominal: string
  personRecord: string
  /** Somebody of the pool of officers and staff under complaint, and their record. */
  inPool: string
  poolRecord: string
  /** A move to that pool which waits, of the open Tobias. */
  poolMove: string
  /** A person record inside the cluster of the open Marla. */
  inCluster: string
  location: string
  vehicle: string
  phone: string
  incident: string
  arrest: string
  custody: string
  attendance: string
  missing: string
  missingPart: string
  mashPart: string
  vulnerability: string
  asb: string
  asbCase: string
  asbAction: string
  asbReview: string
  asbSending: string
  stop: string
  stopForm: string
  authority: string
  intelligence: string
  /** One of the hidden report, and the hidden one of the open report. */
  paragraphs: string[]
  gift: string
  giftParts: string[]
  crime: string
  recordingDecision: string
  crimeChange: string
  investigationAction: string
  abuse: string
  notice: string
  application: string
  document: string
  redaction: string
  exhibit: string
  exhibitPart: string
  marker: string
  photograph: string
  decision: string
  link: string
  task: string
  search: string
  proposal: string
  placement: string
  recipient: string
  identityCase: string
  /** A concern of visitors about the hidden detainee. */
  concern: string
  looks: string
  procedure: string
  method: string
  briefingItem: string
  courtCase: string
  statements: string[]
  crimeGroup: string
  searchWarrant: string
  warrants: string[]
  warrantCirculation: string
  assertedFacts: string[]
  taskingItems: string[]
  product: string
  references: string[]
}

/** Hides them on the two lists; each is made through its own tables, so that every trigger and search row runs. */
export async function hide(world: World, seed: Seed): Promise<Hidden> {
  const view = await world.platform.files.keep(await picture(777))
  const pools = await world.admin.query<{ id: number }>(
    "SELECT acl_id AS id FROM identity_pool WHERE code = 'STAFF'",
  )
  const poolAcl = pools.rows[0]?.id ?? 0
  const acls = [0, seed.hiddenAcl, seed.silentAcl, poolAcl]
  const made = await audited(
    { prisma: world.prisma, writer: world.platform.writer },
    { system: 'seed', action: 'test.hide', act: 'collection', acls },
    async (tx, note) => {
      const all = await hideAll({ tx, clock: world.clock, requestId: randomUUID() }, seed, { view, poolAcl })
      Object.assign(note, { subjectId: all.nominal, subjectKind: 'Nominal', aclId: seed.hiddenAcl })
      return all
    },
  )
  await hideSources(world, seed.actors.member.id)
  await hideOperation(world, seed.actors.member)
  await hideWatch(world, {
    open: seed.marla.nominalId,
    hidden: made.nominal,
    hiddenAcl: seed.hiddenAcl,
    silentAcl: seed.silentAcl,
    outsider: seed.actors.outsider.id,
    member: seed.actors.member.id,
  })
  await hideNear(world, seed.near, { id: made.personRecord, aclId: seed.hiddenAcl })
  await auditOpenSubject(world, seed, made)
  return made
}

async function hideAll(ctx: Ctx, seed: Seed, { view, poolAcl }: { view: string; poolAcl: number }) {
  const references: string[] = []
  const make: Make = async (kind, aclId = seed.hiddenAcl) => {
    const made = await createRecord(ctx, { kind, aclId })
    if (made.reference !== null) references.push(made.reference)
    return made.id
  }
  const place = await hidePlaces(ctx, seed, make)
  const people = await hidePeople(ctx, seed, make, { ...place, poolAcl })
  const things = await hideThings(ctx, seed, make, people)
  const events = await hideEvents(ctx, seed, make, people, things)
  const briefingItem = await hideBriefing(ctx.tx, ctx.clock.now(), {
    briefing: seed.briefing,
    openReport: seed.intelligence,
    hiddenAcl: seed.hiddenAcl,
    memberId: seed.actors.member.id,
    nominal: people.nominal,
    incident: events.incident,
    report: events.intelligence,
  })
  const taskingItems = await hideTasking(ctx, seed, { ...people, ...place, ...events })
  const crimeGroup = await hideCrimeGroup(ctx, seed, make, people)
  const searchWarrant = await hideSearchWarrant(ctx, seed, make)
  const hiddenWarrants = await hideWarrants(ctx, seed, make, people)
  const assertedFacts = await hideAsserted(ctx, seed, { ...people, ...events })
  const product = await hideProduct(ctx, make, seed, { ...people, report: events.intelligence })
  const rest = await hideTheRest(ctx, seed, events, people, view)
  const base = { people, things, events, view }
  const stay = await hideOfStay(ctx, seed, base)
  const { reference, ...enquiry } = await hideOfEnquiry(ctx, seed, base)
  if (reference !== null) references.push(reference)
  const care = await hideOfCare(ctx, seed, { ...base, make })
  const courtCase = await hideCase(ctx, seed, make, { ...people, ...events, exhibit: enquiry.exhibit })
  const statements = await hideStatements(ctx, seed, {
    crime: events.crime,
    personRecord: people.personRecord,
  })
  await hideCourt(ctx.tx, ctx.clock.now(), {
    courtCase,
    personRecordId: seed.marla.personRecordId,
    by: seed.actors.member.id,
  })
  await hideOrders(ctx, seed, [people.personRecord, people.inCluster])
  await hideDocumentWords(ctx.tx, ctx.clock.now())
  await hideRetention(ctx.tx, ctx.clock.now(), {
    records: [people.nominal, events.incident, events.intelligence],
    by: seed.actors.member.id,
  })
  for (const record of [events.crime, courtCase])
    await hideMessages(ctx.tx, ctx.clock.now(), { record, by: seed.actors.member.id, number: record })
  return {
    ...people,
    ...place,
    ...things,
    ...events,
    ...rest,
    ...stay,
    ...enquiry,
    ...care,
    briefingItem,
    courtCase,
    statements,
    crimeGroup,
    searchWarrant,
    ...hiddenWarrants,
    assertedFacts,
    taskingItems,
    product,
    references,
  }
}

/** What the makers of the parts are told of what is hidden already. */
type Base = {
  people: Awaited<ReturnType<typeof hidePeople>>
  things: Awaited<ReturnType<typeof hideThings>>
  events: Awaited<ReturnType<typeof hideEvents>>
  view: string
}

/** What hangs on the hidden stay: descriptions, rights, procedures and a concern of visitors. */
async function hideOfStay(ctx: Ctx, seed: Seed, { people, events }: Base) {
  const { tx, clock } = ctx
  const looks = await hideLooks(tx, clock.now(), {
    people: [people.inCluster, people.personRecord],
    incident: events.incident,
  })
  await hideRights(ctx, {
    stay: events.arrest,
    personRecord: people.personRecord,
    openStay: seed.custody,
    officerId: seed.actors.member.id,
  })
  const procedure = await hideProcedures(tx, clock.now(), {
    custody: events.custody,
    arrest: events.arrest,
    officer: seed.actors.outsider.id,
  })
  const { concern } = await hideVisit(ctx, {
    visit: seed.visit,
    custody: events.custody,
    by: seed.actors.outsider.id,
  })
  return { ...looks, procedure, concern }
}

/** What hangs on the hidden crime: decisions, actions, an exhibit and outcomes. */
async function hideOfEnquiry(ctx: Ctx, seed: Seed, { people, things, events, view }: Base) {
  const { tx, clock } = ctx
  const { outsider, member } = seed.actors
  const decided = await hideCrime(tx, clock.now(), {
    crime: events.crime,
    incident: events.incident,
    openIncident: seed.incident,
    officer: member.id,
    sha256: view,
  })
  const investigationAction = await hideInvestigation(tx, clock.now(), {
    crime: events.crime,
    openCrime: seed.crime,
    personRecord: people.personRecord,
    officer: outsider.id,
  })
  const exhibit = await hideProperty(ctx, {
    aclId: seed.hiddenAcl,
    openCrime: seed.crime,
    place: seed.propertyPlace,
    officer: outsider.id,
    object: things.vehicle,
    personRecord: people.personRecord,
  })
  await hideOutcomes(ctx, {
    crime: events.crime,
    openCrime: seed.crime,
    personRecord: people.personRecord,
    officer: outsider.id,
  })
  return { ...decided, investigationAction, ...exhibit }
}

/** Domestic abuse, missing people, the hub, anti-social behaviour, and stops. */
async function hideOfCare(ctx: Ctx, seed: Seed, { people, events, make }: Base & { make: Make }) {
  const { tx, clock } = ctx
  const { outsider, member } = seed.actors
  const safety = await hideSafety(ctx, make, {
    incident: seed.incident,
    person: seed.marla.personRecordId,
    other: seed.tobias.personRecordId,
    officer: member.id,
    open: { abuse: seed.abuse, notice: seed.notice, application: seed.application },
    groupId: seed.groupId,
    aclId: seed.hiddenAcl,
  })
  const gone = await hideMissing(tx, clock.now(), {
    episode: events.missing,
    officer: outsider.id,
    place: seed.flat,
  })
  const shared = await hideMash(tx, clock.now(), {
    report: events.vulnerability,
    openEvent: seed.household.incidentId,
    person: people.inCluster,
    officer: outsider.id,
  })
  const asb = await hideAsbCase(tx, clock.now(), {
    asbCase: events.asbCase,
    place: seed.flat,
    victim: seed.marla.personRecordId,
    call: seed.incident,
    officer: member.id,
  })
  const stop = await hideStopSearch(tx, clock.now(), {
    stop: events.stop,
    authority: events.authority,
    openAuthority: seed.authority,
    officer: member.id,
  })
  return { ...safety, ...gone, ...shared, ...asb, ...stop }
}

/** Somebody else's act on an open record that names a hidden one. */
const auditOpenSubject = (world: World, seed: Seed, made: Hidden) =>
  audited(
    { prisma: world.prisma, writer: world.platform.writer },
    { system: 'seed', action: 'test.linkHidden', act: 'combination', acls: [0, seed.hiddenAcl] },
    async (_tx, note) => {
      Object.assign(note, {
        subjectKind: 'Nominal',
        subjectId: seed.marla.nominalId,
        change: { toId: made.personRecord, role: 'PARENT_OF' },
      })
    },
  )
