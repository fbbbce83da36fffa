/** A hidden event of every kind, at the open flat and of the open people. */
import { suite } from '../../modules/arrest/arrest.testing.ts'
import { linkRecords } from '../../modules/pole/record.service.ts'
import type { Ctx, Make } from './hidden-ways.ts'
import { hideGift } from './dissemination.ts'
import { hideIntelligence } from './intelligence.ts'
import { hideMentioned } from './mentioned.ts'
import type { Seed } from './seed.ts'

export async function hideEvents(
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
  const { paragraphs, texts } = await hideIntelligence(ctx.tx, now, {
    report: intelligence,
    openReport: seed.intelligence,
    ...seed,
  })
  await hideMentioned(ctx.tx, now, {
    openReport: seed.intelligence,
    number: 2,
    textId: texts[1],
    toIds: [seed.marla.personRecordId, seed.tobias.personRecordId, seed.flat, seed.vehicle],
  })
  const given = await hideGift(ctx.tx, now, {
    openReport: seed.intelligence,
    hiddenAcl: seed.hiddenAcl,
    by: seed.actors.member.id,
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
  return {
    incident,
    arrest,
    custody,
    attendance,
    vulnerability,
    asb,
    intelligence,
    paragraphs,
    crime,
    ...given,
    giftParts: [...given.giftParts, ...texts],
    ...field,
  }
}
