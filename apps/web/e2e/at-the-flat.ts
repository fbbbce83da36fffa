/** What the pages of a crime begin from: a burglary at the flat, recorded through the API with people who are known there. */
import type { Page } from '@playwright/test'
import { flat, knownAtFlat } from '../../cli/src/demo/journey.ts'
import { read } from './custody-arrest.ts'
import { call } from './identity-hands.ts'

/** Somebody known at the flat, as pages name them. */
export const knownName = (index: 0 | 1): string =>
  `${knownAtFlat[index].surname.toUpperCase()}, ${knownAtFlat[index].forename}`

type Part = { personRecordId: string }

/** The place of the flat, and those who are known there. */
async function readFlat(page: Page) {
  const { locations } = await call(page, '/pole/locations/suggestions', { text: flat.search })
  const place = (locations as { id: string; address: string }[]).find(
    ({ address }) => address === flat.address,
  )
  const { people } = await read(page, `/pole/locations/${place?.id ?? ''}`)
  const known = (index: 0 | 1): Part => {
    const name = knownName(index)
    const found = (people as (Part & { name: string })[]).find((person) => person.name === name)
    return { personRecordId: found?.personRecordId ?? '' }
  }
  return { locationId: place?.id, known }
}

/** The id of an incident at the flat with the second person as its suspect. */
export async function arrangeIncidentAtFlat(page: Page, summary: string): Promise<string> {
  const { locationId, known } = await readFlat(page)
  const { id } = await call(page, '/incidents', {
    locationId,
    incidentType: 'DOMESTIC',
    grade: 'IMMEDIATE',
    summary,
  })
  await call(page, `/incidents/${String(id)}/people`, { ...known(1), role: 'SUSPECT' })
  return String(id)
}

type Told = { summary: string; crime: (known: (index: 0 | 1) => Part) => object }

/** The id of the crime. */
export async function arrangeCrime(page: Page, { summary, crime }: Told): Promise<string> {
  const { locationId, known } = await readFlat(page)
  const incident = await call(page, '/incidents', {
    locationId,
    incidentType: 'DOMESTIC',
    grade: 'PRIORITY',
    summary,
  })
  const decided = await call(page, `/incidents/${String(incident.id)}/recording-decisions`, {
    facts: { amountsToCrime: true, reporter: 'VICTIM' },
    decision: 'CRIME',
    crime: { offenceCode: 'TH68036', ...crime(known) },
  })
  return (decided.crime as { id: string }).id
}
