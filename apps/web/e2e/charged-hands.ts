/** Somebody charged in custody, made through the API where nobody counts: what journeys of cases begin with. */
import { expect, type Browser } from '@playwright/test'
import { arrangeIncident, arrangePerson, newSurname } from './custody-arrest.ts'
import { call, look } from './identity-hands.ts'
import { signIn } from './support.ts'

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

/** Ten in the morning of a working day two weeks ahead. */
export function hearingDay(): Date {
  const at = new Date(Date.now() + 14 * 86_400_000)
  while ([0, 6].includes(at.getUTCDay())) at.setUTCDate(at.getUTCDate() + 1)
  at.setUTCHours(10, 0, 0, 0)
  return at
}

/** Arrested for a theft from a shop, with what was found, charged and bailed to a court of the list. */
export async function chargedStay(browser: Browser) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signIn(page, 'P1003')
  const surname = newSurname('Coat')
  const person = await arrangePerson(page, { surname, forename: 'Lowen', dob: '1991-02-03' })
  const { incidentId, name } = await arrangeIncident(page, person)
  const place = (await look(page, `/incidents/${incidentId}`)).location as { id: string }
  await call(page, `/pole/records/${person.personRecordId}/links`, { toId: place.id, role: 'LIVES' })
  await call(page, `/property/records/${incidentId}/exhibits`, {
    kind: 'GENERAL',
    description: 'Green coat with the tag of the shop',
    placeText: 'Shoulder bag',
    power: 'PACE s.19',
    basis: 'EVIDENCE',
    seal: `S${String(Date.now()).slice(-6)}`,
  })
  const { id: arrestId } = await call(page, '/arrests', {
    incidentId,
    personRecordId: person.personRecordId,
    offences: [{ code: 'TH68010' }],
    arrestedAt: ago(30),
    power: 'S24',
    grounds: 'Seen on camera and stopped outside with the coat.',
    necessityCodes: ['PROMPT_EFFECTIVE_INVESTIGATION'],
    necessityReason: 'To interview today.',
    cautionGiven: true,
    cautionAt: ago(29),
    replyToCaution: 'No reply.',
    stationCode: '01ZD00',
    arrivedAtStationAt: ago(5),
  })
  await signIn(page, 'P1012')
  const stay = await call(page, '/custody/records', { arrestId, stationCode: '01ZD00', arrivedAt: ago(5) })
  const recordId = String(stay.id)
  await call(
    page,
    `/custody/records/${recordId}/authorisations`,
    {
      decision: 'AUTHORISED',
      decidedAt: ago(1),
      grounds: ['SECURE_PRESERVE'],
      groundsText: 'To secure the coat.',
      toldInPresence: true,
    },
    Number(stay.version),
  )
  await call(page, `/custody/records/${recordId}/asn`, {})
  const outcome = await look(page, `/custody/records/${recordId}/outcome`)
  const [offence] = outcome.offences as { id: string }[]
  await call(
    page,
    `/custody/records/${recordId}/outcome/charges`,
    {
      chargedAt: ago(0),
      offences: [
        {
          offenceId: offence?.id,
          wording: 'On this day stole a coat of a value of £60 belonging to a shop.',
        },
      ],
      isEvidenceSufficient: true,
      decisionMaker: 'POLICE',
      cautionAt: ago(0),
      reply: 'No reply.',
      isNoticeGiven: true,
      court: 'Croydon Magistrates’ Court',
      courtAt: hearingDay().toISOString(),
      isBailRefused: false,
      bail: { conditions: [] },
    },
    Number(outcome.version),
  )
  await context.close()
  expect(recordId).not.toBe('')
  return { recordId, surname, name }
}
