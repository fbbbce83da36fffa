/** What both worlds have: the people who ask, the lists, and an open store made through the API itself. */
import {
  arrest,
  custody,
  custodyProcedures,
  incident,
  intelligence,
  safeguarding,
  voluntaryAttendance,
} from '@mips/contracts'
import { arrestBody, suite } from '../../modules/arrest/arrest.testing.ts'
import { authorisation } from '../../modules/custody/custody.testing.ts'
import { entryBody } from '../../modules/intelligence/intelligence.fixtures.ts'
import { liveTextOf, makeLive } from '../../modules/intelligence/intelligence.testing.ts'
import { paragraphAt } from '../../modules/intelligence-review/intelligence-review.testing.ts'
import {
  asbBody,
  makeHousehold,
  vulnerabilityBody,
  type Household,
} from '../../modules/safeguarding/safeguarding.testing.ts'
import { saved } from '../../modules/saved-search/saved-search.fixtures.ts'
import { seedBriefing } from './briefing.ts'
import { seedList } from './bulk-match.ts'
import { seedChart } from './chart-calls.ts'
import { seedAsbCase } from './asb-case.ts'
import { seedCrime } from './crime.ts'
import { seedInvestigation } from './investigation.ts'
import { seedSearchWarrant } from './search-warrant.ts'
import { courtOf, seedWarrant } from './warrant.ts'
import { seedCase } from './case.ts'
import { seedStatement } from './statement.ts'
import { seedCourt } from './court.ts'
import { seedCrimeGroup } from './crime-group.ts'
import { seedAsserted } from './disagreement.ts'
import { seedGift } from './dissemination.ts'
import { seedOwningForce } from './owning-force.ts'
import { seedProduct } from './product.ts'
import { seedProperty } from './property.ts'
import { seedLooks } from './looks.ts'
import { seedMash } from './mash.ts'
import { seedMissing } from './missing.ts'
import { seedRights } from './rights.ts'
import { makeActors, makeLists, type Actors } from './seed-actors.ts'
import { addPhotograph, seedPeople } from './seed-people.ts'
import { seedNear, type NearSeed } from './network-risk.ts'
import { seedStopSearch } from './stop-search.ts'
import { seedSafety } from './safety.ts'
import { seedVisit } from './visits.ts'
import { seedTasking } from './tasking.ts'
import { seedWatch } from './watch.ts'
import type { World } from '../world.ts'

export type Seed = {
  actors: Actors
  groupId: string
  hiddenAcl: number
  silentAcl: number
  flat: string
  neighbour: string
  marla: { nominalId: string; personRecordId: string }
  double: { nominalId: string; personRecordId: string }
  tobias: { nominalId: string; personRecordId: string }
  vehicle: string
  phone: string
  incident: string
  arrest: string
  /** An arrest whose detainee waits at the door of the suite. */
  waiting: string
  custody: string
  /** Somebody who attends voluntarily. */
  attendance: string
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
  propertyPlace: string
  missing: string
  missingPart: string
  mashPart: string
  vulnerability: string
  /** The check of that report, for the unit of everybody. */
  task: string
  asb: string
  asbCase: string
  asbAction: string
  asbReview: string
  asbSending: string
  stop: string
  stopForm: string
  authority: string
  intelligence: string
  paragraph: string
  gift: string
  giftParts: string[]
  household: Household
  placeMarker: string
  link: string
  photograph: string
  decision: string
  proposal: string
  looks: string
  procedure: string
  method: string
  savedSearch: string
  savedChart: string
  matchList: string
  near: NearSeed
  briefing: string
  briefingItems: string[]
  courtCase: string
  caseLine: string
  statement: string
  courtHearing: string
  courtMessage: string
  crimeGroup: string
  searchWarrant: string
  warrant: string
  warrantCirculation: string
  courtCode: string
  assertedFact: string
  taskingMeeting: string
  taskingItems: string[]
  requirement: string
  product: string
  productAcl: number
  visit: string
  concern: string
}

/** Fills the world that both others are copied from. */
export async function seed(world: World): Promise<Seed> {
  const actors = await makeActors(world)
  const lists = await makeLists(world, actors.member.id)
  const { outsider } = actors
  const people = await seedPeople(world, outsider)
  const { flat, marla, tobias } = people
  const opened = await world.ok(outsider, incident, 'open', {
    body: {
      locationId: flat,
      incidentType: 'DOMESTIC',
      grade: 'IMMEDIATE',
      summary: 'Shouting heard through the wall',
      officerIds: [outsider.id],
      caller: { name: 'Neighbour', phone: '07700 900123' },
    },
  })
  const inIncident = { params: { incidentId: opened.id } }
  await world.ok(outsider, incident, 'addPerson', {
    ...inIncident,
    body: { nominalId: marla.nominalId, role: 'VICTIM' },
  })
  await world.ok(outsider, incident, 'addPerson', {
    ...inIncident,
    body: { nominalId: tobias.nominalId, role: 'SUSPECT' },
  })
  await world.ok(outsider, incident, 'addLog', {
    ...inIncident,
    body: { text: 'Spoke to the neighbour at number 16' },
  })
  const scene = {
    incidentId: opened.id,
    locationId: flat,
    personRecordId: tobias.personRecordId,
    nominalId: tobias.nominalId,
  }
  const stay = {
    stationCode: suite.code,
    arrivedAtStationAt: new Date(world.clock.now().getTime() - 10 * 60_000).toISOString(),
  }
  const arrested = await world.ok(actors.single.RESPONSE_OFFICER ?? outsider, arrest, 'record', {
    body: arrestBody(world, scene, stay),
  })
  const held = await world.ok(outsider, custody, 'open', {
    body: { arrestId: arrested.id, stationCode: suite.code, arrivedAt: stay.arrivedAtStationAt, cell: 'M3' },
  })
  await world.ok(
    outsider,
    custody,
    'authoriseDetention',
    { params: { recordId: held.id }, body: authorisation(world) },
    { version: held.version },
  )
  await seedRights(world, outsider, held.id)
  const { forms } = await world.ok(outsider, custodyProcedures, 'nameForce', {
    params: { recordId: held.id },
    body: {
      phase: 'IN',
      at: world.clock.now().toISOString(),
      place: 'Corridor',
      officerIds: [outsider.id],
    },
  })
  const attendance = await world.ok(outsider, voluntaryAttendance, 'open', {
    body: {
      incidentId: opened.id,
      personRecordId: tobias.personRecordId,
      offences: [{ code: 'TH68010' }],
      arrivedAt: stay.arrivedAtStationAt,
      stationCode: suite.code,
    },
  })
  const recorded = await seedCrime(world, outsider, opened.id)
  const investigationAction = await seedInvestigation(world, outsider, recorded.crime)
  const household = await makeHousehold(world, { locationId: flat, callerPhone: '07700900123' })
  const other = {
    incidentId: household.incidentId,
    locationId: flat,
    personRecordId: household.suspect,
    nominalId: '',
  }
  const waiting = await world.ok(actors.single.RESPONSE_OFFICER ?? outsider, arrest, 'record', {
    body: arrestBody(world, other, stay),
  })
  const { id: vulnerability } = await world.ok(outsider, safeguarding, 'raiseVulnerability', {
    body: vulnerabilityBody(household),
  })
  const check = await world.admin.query<{ id: string }>('SELECT id FROM task WHERE record_id = $1', [
    vulnerability,
  ])
  const { id: asb } = await world.ok(outsider, safeguarding, 'raiseAsb', { body: asbBody(household) })
  const entry = await world.ok(outsider, intelligence, 'submit', { body: entryBody([marla.nominalId]) })
  await makeLive(world, entry.id, 'Keeps a knife in his van.')
  await seedOwningForce(world, outsider)
  await seedWatch(world, outsider, actors.single.DETECTIVE ?? outsider, marla.nominalId)
  const courtCase = await seedCase(world, outsider, held.id)
  return {
    actors,
    investigationAction,
    ...lists,
    ...people,
    incident: opened.id,
    arrest: arrested.id,
    waiting: waiting.id,
    custody: held.id,
    procedure: forms[0]?.id ?? '',
    attendance: attendance.id,
    ...recorded,
    ...(await seedProperty(world, outsider, recorded.crime)),
    ...(await seedMissing(world, outsider, {
      incidentId: household.incidentId,
      personRecordId: household.child,
    })),
    ...(await seedMash(world, outsider, vulnerability)),
    vulnerability,
    task: check.rows[0]?.id ?? '',
    asb,
    ...(await seedAsbCase(world, outsider, { incidentId: opened.id, victim: marla.personRecordId })),
    ...(await seedStopSearch(world, outsider, { personRecordId: tobias.personRecordId, place: flat })),
    intelligence: entry.id,
    paragraph: await paragraphAt(world, entry.id, 1),
    ...(await seedGift(world, outsider, entry.id)),
    household,
    photograph: await addPhotograph(world, marla.personRecordId),
    ...(await seedSafety(world, outsider, household, tobias.personRecordId)),
    ...(await seedVisit(world, outsider)),
    matchList: await seedList(world, outsider),
    near: await seedNear(world),
    savedChart: await seedChart(world, outsider, { rootId: tobias.nominalId, opened: [flat, opened.id] }),
    ...(await seedBriefing(world, outsider, {
      person: tobias.nominalId,
      place: flat,
      report: entry.id,
      text: await liveTextOf(world, entry.id),
    })),
    ...(await seedWarrant(world, outsider, tobias.nominalId)),
    searchWarrant: await seedSearchWarrant(world, outsider, flat),
    courtCode: await courtOf(world),
    ...courtCase,
    statement: await seedStatement(world, outsider, recorded.crime),
    ...(await seedCourt(world, outsider, courtCase.courtCase)),
    crimeGroup: await seedCrimeGroup(world, outsider, [marla.nominalId, tobias.nominalId]),
    assertedFact: await seedAsserted(world, outsider, marla.nominalId, entry.id),
    ...(await seedTasking(world, outsider, { person: tobias.nominalId, place: flat, report: entry.id })),
    ...(await seedProduct(world, outsider, {
      approver: actors.member,
      readers: Object.values(actors.single),
      subjects: [marla.nominalId, tobias.nominalId],
      report: entry.id,
    })),
    savedSearch: (await saved(world, outsider, { search: { kind: 'PEOPLE', terms: { name: 'marla' } } })).id,
    ...(await seedLooks(world, outsider, { marla, tobias, incidentId: opened.id })),
  }
}
