/** What comes before a stay: somebody on record, the incident, an earlier stay, and the arrest in its form. */
import { expect, type Page } from '@playwright/test'
import { flat } from '../../cli/src/demo/journey.ts'
import { at, press, shoot, type } from './custody-stage.ts'
import { call, createPerson } from './identity-hands.ts'
import { chooseByTyping } from './support.ts'

/** A surname that no other run has, so that nobody of an earlier journey is found. */
export function newSurname(stem: string): string {
  const letters = [...String(Date.now() % 100_000_000)].map((figure) => 'aeioubdfgk'[Number(figure)])
  return `${stem}${letters.join('')}`
}

export type Held = { surname: string; forename: string; dob: string }
export type Before = { incidentId: string; nominalId: string; name: string }

/** Somebody on record. */
export async function arrangePerson(officer: Page, person: Held) {
  const { id } = await createPerson(officer, person)
  const { primaryPersonRecordId } = await read(officer, `/nominals/${id}`)
  return {
    id,
    personRecordId: String(primaryPersonRecordId),
    name: `${person.surname.toUpperCase()}, ${person.forename}`,
  }
}

/** The person as the suspect of an incident at the flat. */
export async function arrangeIncident(
  officer: Page,
  person: Awaited<ReturnType<typeof arrangePerson>>,
): Promise<Before> {
  const { locations } = await call(officer, '/pole/locations/suggestions', { text: flat.search })
  const place = (locations as { id: string; address: string }[]).find(
    ({ address }) => address === flat.address,
  )
  const { id } = await call(officer, '/incidents', {
    locationId: place?.id,
    incidentType: 'DOMESTIC',
    grade: 'IMMEDIATE',
    summary: 'A woman has been hit',
  })
  await call(officer, `/incidents/${String(id)}/people`, {
    personRecordId: person.personRecordId,
    role: 'SUSPECT',
  })
  return { incidentId: String(id), nominalId: person.id, name: person.name }
}

export const grounds = 'Named by the victim, who has a broken nose'
export const bodilyHarm = {
  text: 'occasioning them actual bodily harm',
  option: /^Assault a person thereby occasioning them actual bodily harm/,
}
export type Arrest = {
  arrestedAt: Date
  arrivedAt: Date
  power?: string
  grounds?: string
  /** What is typed for the offence, and what is then chosen; nothing where the crime has told it. */
  offence: { text: string; option: RegExp } | 'carried'
}

/** The constable records the arrest; who, where and by whom are carried in from the incident. */
export async function recordArrest(page: Page, before: Before, arrest: Arrest): Promise<string> {
  await page.goto(`/incidents/${before.incidentId}/arrest`)
  await expect(page.getByRole('radio', { name: before.name })).toBeChecked()
  if (arrest.offence !== 'carried')
    await chooseByTyping(page, /^Offence/, arrest.offence.text, arrest.offence.option)
  await type(page.getByLabel(/^Grounds/), arrest.grounds ?? grounds)
  await at(page, /^Arrested/, arrest.arrestedAt)
  if (arrest.power !== undefined)
    await page.getByLabel('Power', { exact: true }).selectOption({ label: arrest.power })
  const necessity = page.getByRole('checkbox', { name: 'Prompt and effective investigation' })
  if (await necessity.isVisible()) {
    await necessity.check()
    await type(page.getByLabel('In your own words'), 'To interview today')
  }
  await page.getByLabel('Yes, at the arrest').check()
  await chooseByTyping(page, /^Taken to/, 'croydon', /Croydon Police Station/)
  await at(page, /^Arrived at the station/, arrest.arrivedAt)
  await shoot(page, 'arrest')
  await press(page, 'Record the arrest')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Arrest:')
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Reads as the page's user does. */
export async function read(page: Page, path: string): Promise<Record<string, unknown>> {
  const answer = await page.context().request.get(`/api${path}`, {
    headers: { 'x-mips-purpose': 'ARREST_CUSTODY', 'x-mips-purpose-source': 'picked' },
  })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as Record<string, unknown>
}
