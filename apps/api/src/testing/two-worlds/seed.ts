/** What both worlds have: the people who ask, the lists, and an open store made through the API itself. */
import {
  arrest,
  custody,
  custodyProcedures,
  identity,
  incident,
  intelligence,
  nominal,
  pole,
  safeguarding,
  voluntaryAttendance,
} from '@mips/contracts'
import { allRoles, type RoleCode } from '@mips/domain/access/roles'
import { arrestBody, suite } from '../../modules/arrest/arrest.testing.ts'
import { authorisation } from '../../modules/custody/custody.testing.ts'
import { entryBody } from '../../modules/intelligence/intelligence.fixtures.ts'
import {
  asbBody,
  makeHousehold,
  vulnerabilityBody,
  type Household,
} from '../../modules/safeguarding/safeguarding.testing.ts'
import { saved } from '../../modules/saved-search/saved-search.fixtures.ts'
import { picture } from '../../modules/pole/pole.fixtures.ts'
import { seedAsbCase } from './asb-case.ts'
import { seedCrime } from './crime.ts'
import { seedInvestigation } from './investigation.ts'
import { seedProperty } from './property.ts'
import { seedLooks } from './looks.ts'
import { seedMash } from './mash.ts'
import { seedMissing } from './missing.ts'
import { seedRights } from './rights.ts'
import { seedStopSearch } from './stop-search.ts'
import { seedSafety } from './safety.ts'
import { seedVisit } from './visits.ts'
import { arrange, makePerson, makePlace } from '../arrange.ts'
import type { Actor, World } from '../world.ts'

export type Actors = {
  /** Every role and no grant: whatever they are not shown is kept from them by the lists alone. */
  outsider: Actor
  /** The same roles, and a member of the group that may see the hidden records. */
  member: Actor
  /** Somebody whose account is administered. */
  bystander: Actor
  single: Record<string, Actor>
}

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
  visit: string
  concern: string
}

const singleRoles: RoleCode[] = [
  'RESPONSE_OFFICER',
  'SUPERVISOR',
  'DESPATCHER',
  'DETECTIVE',
  'CUSTODY_SERGEANT',
  'CUSTODY_VISITOR',
  'ANALYST',
  'INTELLIGENCE_OFFICER',
  'PROFESSIONAL_STANDARDS',
  'AUDITOR',
  'ADMIN',
]

/** Fills the world that both others are copied from. */
export async function seed(world: World): Promise<Seed> {
  const actors = await makeActors(world)
  const lists = await makeLists(world, actors.member.id)
  const { outsider } = actors
  const flat = await makePlace(world, {
    subBuilding: 'Flat 2',
    buildingNumber: '14',
    street: 'Avenue Road',
    town: 'Testham',
    postcode: 'SE25 4EA',
  })
  const neighbour = await makePlace(world, {
    buildingNumber: '16',
    street: 'Avenue Road',
    town: 'Testham',
    postcode: 'SE25 4EA',
  })
  const marla = await makePerson(world, {
    forename: 'Marla',
    surname: 'Brindlecombe',
    dob: '1985-04-03',
    livesAt: flat,
  })
  const double = await makePerson(world, {
    forename: 'Marla',
    surname: 'Brindelcombe',
    dob: '1985-03-04',
    livesAt: neighbour,
  })
  const tobias = await makePerson(world, {
    forename: 'Tobias',
    surname: 'Quillfeather',
    dob: '1990-05-17',
    livesAt: flat,
  })
  const of = (nominalId: string) => ({ params: { nominalId } })
  await world.ok(
    outsider,
    nominal,
    'addIdentifier',
    { ...of(marla.nominalId), body: { type: 'PNC', value: '2000/1234567V' } },
    { version: 1 },
  )
  await world.ok(
    outsider,
    nominal,
    'addPhone',
    { ...of(marla.nominalId), body: { phone: '07700 900461' } },
    { version: 2 },
  )
  await world.ok(
    outsider,
    nominal,
    'addAlias',
    { ...of(marla.nominalId), body: { kind: 'NICKNAME', forename: 'Marly', surname: 'Brindlecombe' } },
    { version: 3 },
  )
  const decided = await world.ok(
    outsider,
    identity,
    'decide',
    {
      ...of(marla.nominalId),
      body: {
        otherNominalId: double.nominalId,
        decision: 'unsure',
        reason: 'Alike, and neither has been seen',
      },
    },
    { version: 4 },
  )
  const { id: vehicle } = await world.ok(outsider, pole, 'createObject', {
    body: { fields: { kind: 'VEHICLE', vrm: 'TE57 STX', make: 'Testa' } },
  })
  const { id: phone } = await world.ok(outsider, pole, 'createObject', {
    body: { fields: { kind: 'PHONE', number: '07700 900555' } },
  })
  const { id: link } = await world.ok(outsider, pole, 'linkRecords', {
    params: { recordId: tobias.nominalId },
    body: { toId: vehicle, role: 'KEEPER' },
  })
  const marker = await world.ok(outsider, pole, 'addMarker', {
    params: { recordId: flat },
    body: { code: 'WEAPON', reason: 'Baseball bat seen behind the front door' },
  })

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
  return {
    actors,
    investigationAction,
    ...lists,
    flat,
    neighbour,
    marla,
    double,
    tobias,
    vehicle,
    phone,
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
    household,
    placeMarker: marker.id,
    link,
    photograph: await addPhotograph(world, marla.personRecordId),
    decision: decided.decisionId ?? '',
    proposal: decided.proposalId ?? '',
    ...(await seedSafety(world, outsider, household, tobias.personRecordId)),
    ...(await seedVisit(world, outsider)),
    savedSearch: (await saved(world, outsider, { search: { kind: 'PEOPLE', terms: { name: 'marla' } } })).id,
    ...(await seedLooks(world, outsider, { marla, tobias, incidentId: opened.id })),
  }
}

async function makeActors(world: World): Promise<Actors> {
  const withAll = async (displayName: string) => {
    const actor = await world.actor(undefined, { displayName, rank: 'SUPT' })
    for (const role of allRoles)
      await world.admin.query('INSERT INTO role_grant (user_id, role_code) VALUES ($1, $2)', [actor.id, role])
    return actor
  }
  const single: Record<string, Actor> = {}
  for (const role of singleRoles) single[role] = await world.actor(role)
  return {
    outsider: await withAll('Testperson Outsider'),
    member: await withAll('Testperson Member'),
    bystander: await world.actor('RESPONSE_OFFICER'),
    single,
  }
}

async function makeLists(
  world: World,
  memberId: string,
): Promise<{ groupId: string; hiddenAcl: number; silentAcl: number }> {
  const group = await world.admin.query<{ id: string }>(
    "INSERT INTO access_group (name, description, contact) VALUES ('Operation Larch', 'A test operation', 'the operation room') RETURNING id",
  )
  const groupId = group.rows[0]?.id ?? ''
  await world.admin.query('INSERT INTO group_member (group_id, user_id) VALUES ($1, $2)', [groupId, memberId])
  const list = async (grade: string) => {
    const made = await world.admin.query<{ id: number }>(
      "INSERT INTO acl (set_key, grade, label) VALUES ($1, $2, 'Operation Larch') RETURNING id",
      [`two-worlds-${grade}`, grade],
    )
    const id = made.rows[0]?.id ?? -1
    await world.admin.query(
      "INSERT INTO acl_principal (acl_id, kind, principal_id) VALUES ($1, 'group', $2)",
      [id, groupId],
    )
    return id
  }
  return { groupId, hiddenAcl: await list('hidden'), silentAcl: await list('silent') }
}

async function addPhotograph(world: World, recordId: string): Promise<string> {
  const view = await world.platform.files.keep(await picture(4242))
  return arrange(
    world,
    async ({ tx }) =>
      (
        await tx.attachment.create({
          data: {
            recordId,
            sha256: view,
            viewSha256: view,
            mimeType: 'image/jpeg',
            sizeBytes: 1,
            widthPixels: 64,
            heightPixels: 64,
          },
        })
      ).id,
  )
}
