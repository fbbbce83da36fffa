/** Makes the incident and the people that the reports of tests arise from. */
import type { RouteCall } from '@mips/contracts/contract'
import { safeguarding } from '@mips/contracts'
import { arrange, makePerson, makePlace } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { createRecord, linkRecords } from '../pole/record.service.ts'

type Routes = (typeof safeguarding)['routes']
type Body<Name extends keyof Routes> = RouteCall<Routes[Name]> extends { body: infer B } ? B : never

export type Household = {
  incidentId: string
  locationId: string
  child: string
  childNominal: string
  mother: string
  suspect: string
}

/** A domestic incident at a flat: the mother who called, the suspect, and a daughter of nine who was there. */
export async function makeHousehold(
  world: World,
  more: { officers?: Actor[]; locationId?: string; callerPhone?: string; daysAgo?: number } = {},
): Promise<Household> {
  const locationId = more.locationId ?? (await makePlace(world))
  const mother = await makePerson(world, {
    forename: 'Petra',
    surname: 'Wexcombe',
    dob: '1991-02-03',
    livesAt: locationId,
  })
  const child = await makePerson(world, {
    forename: 'Isla',
    surname: 'Wexcombe',
    dob: '2017-04-05',
    livesAt: locationId,
  })
  const suspect = await makePerson(world, { forename: 'Dane', surname: 'Ollerby', dob: '1988-11-30' })
  const incidentId = await arrange(world, async (ctx) => {
    const at = new Date(world.clock.now().getTime() - (more.daysAgo ?? 0) * 86_400_000)
    const { id } = await createRecord(ctx, { kind: 'Incident' })
    await ctx.tx.event.create({
      data: {
        id,
        kind: 'Incident',
        title: 'Domestic incident',
        summary: 'Shouting heard, a child crying',
        status: 'assigned',
        occurredFrom: at,
      },
    })
    await ctx.tx.incident.create({
      data: {
        id,
        incidentType: 'DOMESTIC',
        grade: 'IMMEDIATE',
        openedAt: at,
        callerPhone: more.callerPhone ?? null,
      },
    })
    await linkRecords(ctx, { fromId: id, toId: locationId, role: 'OCCURRED_AT', origin: 'chosen' })
    await linkRecords(ctx, { fromId: id, toId: mother.personRecordId, role: 'VICTIM', origin: 'chosen' })
    await linkRecords(ctx, { fromId: id, toId: suspect.personRecordId, role: 'SUSPECT', origin: 'chosen' })
    await linkRecords(ctx, { fromId: id, toId: child.personRecordId, role: 'HOUSEHOLD', origin: 'chosen' })
    await linkRecords(ctx, {
      fromId: mother.personRecordId,
      toId: child.personRecordId,
      role: 'PARENT_OF',
      origin: 'chosen',
    })
    for (const officer of more.officers ?? [])
      await ctx.tx.eventOfficer.create({
        data: { eventId: id, userId: officer.id, role: 'ATTENDING', validFrom: at },
      })
    return id
  })
  return {
    incidentId,
    locationId,
    child: child.personRecordId,
    childNominal: child.nominalId,
    mother: mother.personRecordId,
    suspect: suspect.personRecordId,
  }
}

/** A whole report on the daughter. */
export const vulnerabilityBody = (
  home: Household,
  more: Partial<Body<'raiseVulnerability'>> = {},
): Body<'raiseVulnerability'> => ({
  eventId: home.incidentId,
  personRecordId: home.child,
  reportType: 'CHILD_CTN',
  people: [
    { personRecordId: home.mother, role: 'PARENT_GUARDIAN' },
    { personRecordId: home.suspect, role: 'SOURCE_OF_HARM' },
  ],
  circumstances: 'Shouting heard, a child crying',
  voice: '“I hid under the bed until it stopped.”',
  seenAlone: true,
  appearance: 'Clean, dressed for bed',
  behaviour: 'Quiet, would not let go of her toy',
  whatWorries: 'She hears violence at home and hides.',
  actionTaken: 'Stayed with her until her grandmother came.',
  ragGrade: 'AMBER',
  consentStatus: 'GIVEN',
  origins: {
    circumstances: { how: 'carried', fromId: home.incidentId, fromField: 'summary' },
    voice: { how: 'typed' },
  },
  ...more,
})

export const calm = {
  REPEAT: 0,
  TARGETED: 0,
  VULNERABILITY: 0,
  HARM: 0,
  IMPACT: 0,
  SUPPORT: 0,
  ESCALATION: 0,
}

/** A whole anti-social behaviour report. */
export const asbBody = (home: Household, more: Partial<Body<'raiseAsb'>> = {}): Body<'raiseAsb'> => ({
  incidentId: home.incidentId,
  asbType: 'PERSONAL',
  people: [{ personRecordId: home.mother, role: 'VICTIM' }],
  description: 'Banging on the door at night',
  impact: 'Cannot sleep',
  riskAnswers: { ...calm, REPEAT: 3, IMPACT: 3, SUPPORT: 2 },
  ...more,
})
