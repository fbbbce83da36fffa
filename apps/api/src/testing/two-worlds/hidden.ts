/** What only world B has: hidden records of every kind, tied in every way to the open ones that both have. */
import { randomUUID } from 'node:crypto'
import { indexPerson } from '../../modules/nominal/nominal.service.ts'
import { picture } from '../../modules/pole/pole.fixtures.ts'
import { addLogEntry, createRecord, keepOrigins, linkRecords } from '../../modules/pole/record.service.ts'
import { suite } from '../../modules/arrest/arrest.testing.ts'
import { audited } from '../../platform/audit/audited.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { World } from '../world.ts'
import { hideAsbCase } from './asb-case.ts'
import { hideCrime } from './crime.ts'
import { hideOutcomes } from './outcomes.ts'
import { hideInvestigation } from './investigation.ts'
import { hideProperty } from './property.ts'
import { hideLooks } from './looks.ts'
import { hideMash } from './mash.ts'
import { hideMissing } from './missing.ts'
import { hideRights } from './rights.ts'
import { hideStopSearch } from './stop-search.ts'
import { hideSafety } from './safety.ts'
import { hideVisit } from './visits.ts'
import { hideProcedures } from './procedures.ts'
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
  crime: string
  recordingDecision: string
  crimeChange: string
  investigationAction: string
  abuse: string
  notice: string
  application: string
  document: string
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
  references: string[]
}

type Ctx = { tx: Tx; clock: World['clock']; requestId: string }

/** Hides them on the two lists; each is made through its own tables, so that every trigger and search row runs. */
export async function hide(world: World, seed: Seed): Promise<Hidden> {
  const view = await world.platform.files.keep(await picture(777))
  const pools = await world.admin.query<{ id: number }>(
    "SELECT acl_id AS id FROM identity_pool WHERE code = 'STAFF'",
  )
  const poolAcl = pools.rows[0]?.id ?? 0
  const acls = [0, seed.hiddenAcl, seed.silentAcl, poolAcl]
  return audited(
    { prisma: world.prisma, writer: world.platform.writer },
    { system: 'seed', action: 'test.hide', act: 'collection', acls },
    async (tx, note) => {
      const ctx: Ctx = { tx, clock: world.clock, requestId: randomUUID() }
      const references: string[] = []
      const make = async (kind: Parameters<typeof createRecord>[1]['kind'], aclId = seed.hiddenAcl) => {
        const made = await createRecord(ctx, { kind, aclId })
        if (made.reference !== null) references.push(made.reference)
        return made.id
      }
      const place = await hidePlaces(ctx, seed, make)
      const people = await hidePeople(ctx, seed, make, { ...place, poolAcl })
      const things = await hideThings(ctx, seed, make, people)
      const events = await hideEvents(ctx, seed, make, people, things)
      const rest = await hideTheRest(ctx, seed, events, people, view)
      const looks = await hideLooks(tx, world.clock.now(), {
        people: [people.inCluster, people.personRecord],
        incident: events.incident,
      })
      await hideRights(ctx, {
        stay: events.arrest,
        personRecord: people.personRecord,
        openStay: seed.custody,
        officerId: seed.actors.member.id,
      })
      const procedure = await hideProcedures(tx, world.clock.now(), {
        custody: events.custody,
        arrest: events.arrest,
        officer: seed.actors.outsider.id,
      })
      const decided = await hideCrime(tx, world.clock.now(), {
        crime: events.crime,
        incident: events.incident,
        openIncident: seed.incident,
        officer: seed.actors.member.id,
        sha256: view,
      })
      const investigationAction = await hideInvestigation(tx, world.clock.now(), {
        crime: events.crime,
        openCrime: seed.crime,
        personRecord: people.personRecord,
        officer: seed.actors.outsider.id,
      })
      const { reference, ...exhibit } = await hideProperty(ctx, {
        aclId: seed.hiddenAcl,
        openCrime: seed.crime,
        place: seed.propertyPlace,
        officer: seed.actors.outsider.id,
        object: things.vehicle,
        personRecord: people.personRecord,
      })
      if (reference !== null) references.push(reference)
      const safety = await hideSafety(ctx, make, {
        incident: seed.incident,
        person: seed.marla.personRecordId,
        other: seed.tobias.personRecordId,
        officer: seed.actors.member.id,
        open: { abuse: seed.abuse, notice: seed.notice, application: seed.application },
        groupId: seed.groupId,
        aclId: seed.hiddenAcl,
      })
      await hideOutcomes(ctx, {
        crime: events.crime,
        openCrime: seed.crime,
        personRecord: people.personRecord,
        officer: seed.actors.outsider.id,
      })
      const gone = await hideMissing(tx, world.clock.now(), {
        episode: events.missing,
        officer: seed.actors.outsider.id,
        place: seed.flat,
      })
      const shared = await hideMash(tx, world.clock.now(), {
        report: events.vulnerability,
        openEvent: seed.household.incidentId,
        person: people.inCluster,
        officer: seed.actors.outsider.id,
      })
      const { concern } = await hideVisit(ctx, {
        visit: seed.visit,
        custody: events.custody,
        by: seed.actors.outsider.id,
      })
      const asb = await hideAsbCase(tx, world.clock.now(), {
        asbCase: events.asbCase,
        place: seed.flat,
        victim: seed.marla.personRecordId,
        call: seed.incident,
        officer: seed.actors.member.id,
      })
      const stop = await hideStopSearch(tx, world.clock.now(), {
        stop: events.stop,
        authority: events.authority,
        openAuthority: seed.authority,
        officer: seed.actors.member.id,
      })
      note.subjectId = people.nominal
      note.subjectKind = 'Nominal'
      note.aclId = seed.hiddenAcl
      return {
        ...people,
        ...place,
        ...things,
        ...events,
        ...rest,
        ...looks,
        ...decided,
        ...asb,
        ...stop,
        ...exhibit,
        ...safety,
        ...gone,
        ...shared,
        procedure,
        concern,
        investigationAction,
        references,
      }
    },
  ).then(async (made) => {
    await auditOpenSubject(world, seed, made)
    return made
  })
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

type Make = (kind: Parameters<typeof createRecord>[1]['kind'], aclId?: number) => Promise<string>

async function hidePlaces(ctx: Ctx, seed: Seed, make: Make) {
  const location = await make('Location')
  await ctx.tx.location.create({
    data: {
      id: location,
      subBuilding: 'Flat 3',
      buildingNumber: '14',
      street: 'Avenue Road',
      town: 'Testham',
      postcode: 'SE25 4EA',
      latitude: 51.4,
      longitude: -0.07,
    },
  })
  const silent = await make('Location', seed.silentAcl)
  await ctx.tx.location.create({
    data: { id: silent, buildingNumber: '16', street: 'Avenue Road', town: 'Testham', postcode: 'SE25 4EA' },
  })
  return { location }
}

/** That an open person may go to a pool is for its members alone, though the person is seen by all. */
async function proposePoolMove(ctx: Ctx, seed: Seed): Promise<string> {
  const move = await ctx.tx.poolMove.create({
    data: {
      recordId: seed.tobias.nominalId,
      fromPool: 'PUBLIC',
      toPool: 'STAFF',
      reason: 'A conduct matter',
      proposedBy: seed.actors.member.id,
      proposedAt: ctx.clock.now(),
    },
  })
  return move.id
}

async function hidePeople(ctx: Ctx, seed: Seed, make: Make, place: { location: string; poolAcl: number }) {
  const long = new Date('2020-01-01T00:00:00Z')
  const person = async (
    nominalId: string,
    name: { forename: string; surname: string },
    dob: string,
    aclId = seed.hiddenAcl,
  ) => {
    const id = await make('PersonRecord', aclId)
    // The oldest and best of its cluster: were it to count, it would be the primary one and win every fact.
    await ctx.tx.personRecord.create({
      data: {
        id,
        nominalId,
        sourceKind: 'CUSTODY',
        sourceTier: 1,
        dob: new Date(dob),
        sex: 'F',
        occupation: 'Kept from view',
        createdAt: long,
      },
    })
    await ctx.tx.personName.create({
      data: { personRecordId: id, kind: 'PRIMARY', ...name, createdAt: long },
    })
    await ctx.tx.personName.create({
      data: { personRecordId: id, kind: 'ALIAS', forename: 'Zebulon', surname: 'Marrowfat', createdAt: long },
    })
    for (const [type, value] of [
      ['PNC', '2000/1234567V'],
      ['PNC', '1999/7654321X'],
    ] as const) {
      await ctx.tx.personIdentifier.create({
        data: { personRecordId: id, type, value: value.replace('/', ''), rawValue: value, createdAt: long },
      })
    }
    await indexPerson(ctx, id)
    await keepOrigins(ctx, id, { surname: { how: 'typed' } })
    return id
  }
  const nominal = await make('Nominal')
  await ctx.tx.nominal.create({ data: { id: nominal, createdAt: long } })
  const personRecord = await person(nominal, { forename: 'Marla', surname: 'Brindlecombe' }, '1985-04-03')
  const silent = await make('Nominal', seed.silentAcl)
  await ctx.tx.nominal.create({ data: { id: silent, createdAt: long } })
  await person(silent, { forename: 'Tobias', surname: 'Quillfeather' }, '1990-05-17', seed.silentAcl)
  // The same names and numbers as an open person's: everything would meet but for the pool.
  const inPool = await make('Nominal', place.poolAcl)
  await ctx.tx.nominal.create({ data: { id: inPool, createdAt: long } })
  const marlaAgain = { forename: 'Marla', surname: 'Brindlecombe' }
  const poolRecord = await person(inPool, marlaAgain, '1985-04-03', place.poolAcl)
  await linkRecords(ctx, { fromId: poolRecord, toId: seed.flat, role: 'LIVES', origin: 'typed' })
  const poolMove = await proposePoolMove(ctx, seed)
  const inCluster = await person(
    seed.marla.nominalId,
    { forename: 'Marlene', surname: 'Brindlecombe-Vane' },
    '1984-12-25',
  )
  const link = await linkRecords(ctx, {
    fromId: personRecord,
    toId: seed.flat,
    role: 'LIVES',
    origin: 'typed',
  })
  await linkRecords(ctx, { fromId: inCluster, toId: place.location, role: 'LIVES', origin: 'typed' })
  await linkRecords(ctx, { fromId: inCluster, toId: seed.neighbour, role: 'FREQUENTS', origin: 'typed' })
  await linkRecords(ctx, {
    fromId: seed.tobias.personRecordId,
    toId: place.location,
    role: 'LIVES',
    origin: 'typed',
  })
  const child = await linkRecords(ctx, {
    fromId: seed.marla.personRecordId,
    toId: personRecord,
    role: 'PARENT_OF',
    origin: 'typed',
  })
  // A change of a link that begins at an open record: its history is kept with that record.
  await ctx.tx.link.update({ where: { id: child }, data: { note: 'Hidden note' } })
  // Made for another person and joined by somebody who could see it: it stays when those who cannot see it move the rest.
  const joined = await person(nominal, { forename: 'Tobin', surname: 'Quillfeather' }, '1990-05-17')
  await ctx.tx.personRecord.update({ where: { id: joined }, data: { nominalId: seed.tobias.nominalId } })
  return { nominal, personRecord, inPool, poolRecord, poolMove, inCluster, link }
}

async function hideThings(ctx: Ctx, seed: Seed, make: Make, people: { personRecord: string }) {
  const thing = async (kind: string, label: string, keyValue: string) => {
    const id = await make('Object')
    await ctx.tx.object.create({ data: { id, kind, label, keyValue } })
    await linkRecords(ctx, { fromId: seed.marla.personRecordId, toId: id, role: 'USES', origin: 'typed' })
    await linkRecords(ctx, { fromId: people.personRecord, toId: id, role: 'USES', origin: 'typed' })
    return id
  }
  await linkRecords(ctx, { fromId: people.personRecord, toId: seed.vehicle, role: 'KEEPER', origin: 'typed' })
  return {
    vehicle: await thing('VEHICLE', 'TE57STX', 'TE57STX'),
    phone: await thing('PHONE', '+447700900555', '+447700900555'),
  }
}

async function hideEvents(
  ctx: Ctx,
  seed: Seed,
  make: Make,
  people: { personRecord: string; inCluster: string },
  things: { vehicle: string },
) {
  const now = ctx.clock.now()
  const { outsider } = seed.actors
  const event = async (kind: Parameters<Make>[0], status: string, aclId = seed.hiddenAcl) => {
    const id = await make(kind, aclId)
    await ctx.tx.event.create({
      data: {
        id,
        kind,
        title: 'Shouting heard through the wall',
        summary: 'Brindlecombe Marrowfat at Avenue Road',
        status,
        occurredFrom: now,
      },
    })
    for (const [personId, role] of [
      [seed.marla.personRecordId, 'VICTIM'],
      [seed.tobias.personRecordId, 'SUSPECT'],
      [seed.household.child, 'CHILD_SUBJECT'],
      [seed.household.mother, 'VICTIM'],
      [people.personRecord, 'WITNESS'],
    ] as const) {
      await linkRecords(ctx, { fromId: id, toId: personId, role, origin: 'chosen' })
    }
    await linkRecords(ctx, { fromId: id, toId: seed.flat, role: 'OCCURRED_AT', origin: 'chosen' })
    await linkRecords(ctx, { fromId: id, toId: seed.vehicle, role: 'INVOLVED', origin: 'chosen' })
    await ctx.tx.eventOfficer.create({
      data: { eventId: id, userId: outsider.id, role: 'ASSIGNED', validFrom: now },
    })
    return id
  }
  const incident = await event('Incident', 'open')
  await ctx.tx.incident.create({
    data: {
      id: incident,
      incidentType: 'DOMESTIC',
      grade: 'IMMEDIATE',
      callerPhone: '+447700900123',
      openedAt: now,
    },
  })
  const earlier = await event('Incident', 'closed', seed.silentAcl)
  await ctx.tx.incident.create({
    data: {
      id: earlier,
      incidentType: 'ASB',
      grade: 'PRIORITY',
      callerPhone: '+447700900123',
      openedAt: now,
    },
  })
  const arrest = await event('Arrest', 'ARRESTED')
  await ctx.tx.arrest.create({
    data: {
      id: arrest,
      arrestedAt: now,
      power: 'S24',
      grounds: 'Hidden',
      necessityCodes: [],
      cautionGiven: true,
      stationCode: suite.code,
      arrivedAtStationAt: now,
    },
  })
  await linkRecords(ctx, { fromId: arrest, toId: seed.incident, role: 'ARISES_FROM', origin: 'chosen' })
  await linkRecords(ctx, {
    fromId: arrest,
    toId: seed.tobias.personRecordId,
    role: 'DETAINEE',
    origin: 'chosen',
  })
  const custody = await event('CustodyRecord', 'DETAINED')
  await ctx.tx.custodyRecord.create({
    data: {
      id: custody,
      custodyNumber: 'ZD/R2345/26',
      stationCode: suite.code,
      recordTypes: [],
      state: 'DETAINED',
      arrivedAt: now,
      relevantTime: now,
      authorisedAt: now,
      cell: 'M4',
      groundsCodes: [],
    },
  })
  await linkRecords(ctx, { fromId: custody, toId: seed.waiting, role: 'ARISES_FROM', origin: 'chosen' })
  await linkRecords(ctx, {
    fromId: custody,
    toId: seed.household.suspect,
    role: 'DETAINEE',
    origin: 'chosen',
  })
  const attendance = await event('VoluntaryAttendance', 'OPEN')
  await ctx.tx.voluntaryAttendance.create({
    data: { id: attendance, stationCode: suite.code, arrivedAt: now, invitation: 'Hidden invitation' },
  })
  await linkRecords(ctx, {
    fromId: attendance,
    toId: seed.tobias.personRecordId,
    role: 'INTERVIEWED_VOLUNTARY',
    origin: 'chosen',
  })
  const vulnerability = await event('VulnerabilityReport', 'SUBMITTED')
  await ctx.tx.vulnerabilityReport.create({
    data: {
      id: vulnerability,
      reportType: 'CHILD_CTN',
      circumstances: 'Hidden',
      consentStatus: 'GIVEN',
      submittedAt: now,
    },
  })
  const asb = await event('AsbReport', 'SUBMITTED')
  await ctx.tx.asbReport.create({
    data: {
      id: asb,
      asbType: 'PERSONAL',
      description: 'Hidden',
      riskAnswers: {},
      riskScore: 9,
      riskGrade: 'HIGH',
    },
  })
  for (const report of [vulnerability, asb])
    await linkRecords(ctx, {
      fromId: report,
      toId: seed.household.incidentId,
      role: 'ARISES_FROM',
      origin: 'chosen',
    })
  const intelligence = await event('IntelligenceReport', 'SUBMITTED')
  await ctx.tx.intelligenceReport.create({
    data: {
      id: intelligence,
      text: 'Keeps a firearm at Avenue Road',
      sourceGrade: '1',
      assessmentGrade: 'A',
      handlingCode: 'C',
      reportedAt: now,
    },
  })
  const crime = await event('Crime', 'OPEN')
  await ctx.tx.crime.create({ data: { id: crime, crimeType: 'Violence', externalId: 'two-worlds' } })
  await linkRecords(ctx, { fromId: crime, toId: seed.incident, role: 'ARISES_FROM', origin: 'chosen' })
  const missing = await event('MissingEpisode', 'CLOSED')
  for (const [toId, role] of [
    [seed.household.child, 'MISSING'],
    [seed.marla.personRecordId, 'MISSING'],
    [seed.household.incidentId, 'ARISES_FROM'],
  ] as const)
    await linkRecords(ctx, { fromId: missing, toId, role, origin: 'chosen' })
  // Open ends, hidden source: the link may not show either.
  await linkRecords(ctx, {
    fromId: seed.marla.personRecordId,
    toId: seed.tobias.personRecordId,
    role: 'PARTNER_OF',
    sourceId: intelligence,
    origin: 'typed',
  })
  await linkRecords(ctx, {
    fromId: seed.marla.personRecordId,
    toId: seed.neighbour,
    role: 'LIVES',
    sourceId: intelligence,
    origin: 'typed',
  })
  await linkRecords(ctx, { fromId: seed.incident, toId: things.vehicle, role: 'INVOLVED', origin: 'chosen' })
  await linkRecords(ctx, {
    fromId: seed.incident,
    toId: people.personRecord,
    role: 'WITNESS',
    origin: 'chosen',
  })
  await linkRecords(ctx, { fromId: seed.incident, toId: people.inCluster, role: 'SUSPECT', origin: 'chosen' })
  const asbCase = await event('AsbCase', 'OPEN')
  await linkRecords(ctx, { fromId: asbCase, toId: seed.incident, role: 'ARISES_FROM', origin: 'chosen' })
  const stop = await event('StopSearch', 'CLOSED')
  await linkRecords(ctx, {
    fromId: stop,
    toId: seed.tobias.personRecordId,
    role: 'SEARCHED',
    origin: 'chosen',
  })
  const authority = await event('SearchAuthority', 'GIVEN')
  const field = { asbCase, stop, authority, missing }
  return { incident, arrest, custody, attendance, vulnerability, asb, intelligence, crime, ...field }
}

async function hideTheRest(
  ctx: Ctx,
  seed: Seed,
  events: { incident: string; custody: string },
  people: { nominal: string; personRecord: string; inCluster: string },
  view: string,
) {
  const now = ctx.clock.now()
  const { tx } = ctx
  const marker = await tx.marker.create({
    data: {
      recordId: people.inCluster,
      code: 'WEAPON',
      category: 'WARNING',
      severity: 3,
      reason: 'Carries a knife',
      startsOn: now,
      reviewOn: now,
    },
  })
  await tx.marker.create({
    data: {
      recordId: people.nominal,
      code: 'WEAPON',
      category: 'WARNING',
      severity: 3,
      reason: 'Carries a knife',
      startsOn: now,
      reviewOn: now,
    },
  })
  const photograph = await tx.attachment.create({
    data: {
      recordId: people.inCluster,
      sha256: view,
      viewSha256: view,
      mimeType: 'image/jpeg',
      sizeBytes: 1,
      widthPixels: 64,
      heightPixels: 64,
    },
  })
  const entryId = await addLogEntry(ctx, {
    recordId: events.incident,
    kind: 'NOTE',
    happenedAt: now,
    text: 'Hidden entry',
  })
  await addLogEntry(ctx, {
    recordId: events.incident,
    kind: 'CORRECTION',
    happenedAt: now,
    text: 'Hidden correction',
    correctsId: entryId,
  })
  await addLogEntry(ctx, { recordId: events.custody, kind: 'VISIT', happenedAt: now, text: 'Hidden visit' })
  const decision = await tx.identityDecision.create({
    data: {
      personRecordA: people.personRecord,
      personRecordB: seed.marla.personRecordId,
      decision: 'not_same',
      reason: 'Hidden',
      decidedAt: now,
    },
  })
  await tx.identityDecision.create({
    data: {
      personRecordA: people.inCluster,
      personRecordB: seed.marla.personRecordId,
      decision: 'same',
      reason: 'Hidden',
      decidedAt: now,
    },
  })
  await tx.identityDecision.create({
    data: {
      personRecordA: people.inCluster,
      personRecordB: seed.double.personRecordId,
      decision: 'not_same',
      reason: 'Hidden',
      decidedAt: now,
    },
  })
  const [first, second] = [people.personRecord, seed.marla.personRecordId].sort()
  const proposal = await tx.identityProposal.create({
    data: {
      personRecordA: first ?? '',
      personRecordB: second ?? '',
      weight: 31,
      band: 'almost certainly',
      scorerVersion: 'test',
      harm: 9,
      reasons: ['Hidden'],
      foundBy: 'store',
    },
  })
  const placement = await tx.factPlacement.create({
    data: {
      recordId: people.inCluster,
      decisionId: decision.id,
      kind: 'marker',
      factId: marker.id,
      choices: [people.inCluster, seed.marla.personRecordId],
      recordedAt: now,
    },
  })
  const recipient = await tx.identityRecipient.create({
    data: {
      recordId: people.nominal,
      decisionId: decision.id,
      userId: seed.actors.outsider.id,
      acts: ['nominal.get'],
      times: 1,
      firstAt: now,
      lastAt: now,
    },
  })
  const identityCase = await tx.identityCase.create({
    data: {
      recordId: people.inCluster,
      kind: 'TWO_IDENTIFIERS',
      identifierType: 'PNC',
      identifierIds: [randomUUID()],
    },
  })
  await tx.clusterBreak.create({ data: { recordId: people.inCluster, weight: -3 } })
  const task = await tx.task.create({
    data: {
      recordId: events.incident,
      kind: 'FOLLOW_UP',
      title: 'Hidden task',
      ownerId: seed.actors.outsider.id,
      dueAt: now,
      createdAt: now,
    },
  })
  await tx.task.create({
    data: {
      recordId: events.custody,
      kind: 'FOLLOW_UP',
      title: 'Hidden task of the unit',
      ownerUnit: 'TEST',
      dueAt: now,
      createdAt: now,
    },
  })
  // A change of a hidden row, so that history has one too.
  await tx.event.update({ where: { id: events.incident }, data: { title: 'Changed once' } })
  await tx.marker.update({ where: { id: marker.id }, data: { reason: 'Carries a knife, seen twice' } })
  const search = randomUUID()
  await tx.$executeRaw`SELECT set_config('mips.actor', ${seed.actors.member.id}, true)`
  await tx.$executeRaw`INSERT INTO search_run (id, user_id, kind, terms, candidate_count) VALUES (${search}::uuid, ${seed.actors.member.id}::uuid, 'people', '{"surname":"Brindlecombe"}', 1)`
  await tx.$executeRaw`INSERT INTO search_candidate (search_id, nominal_id, weight, fraction) VALUES (${search}::uuid, ${people.nominal}::uuid, 10, 1)`
  return {
    marker: marker.id,
    photograph: photograph.id,
    decision: decision.id,
    task: task.id,
    search,
    proposal: proposal.id,
    placement: placement.id,
    recipient: recipient.id,
    identityCase: identityCase.id,
  }
}
