/** A household of its own, as journeys of safeguarding begin with: a mother, a suspect and a daughter at the flat. */
import { expect, type Browser, type Page } from '@playwright/test'
import { flat } from '../../cli/src/demo/journey.ts'
import { signIn } from './support.ts'

export const summary = 'Shouting heard through the wall, and a child crying'

/** Asks the server as the page would, to arrange what a test begins with. */
export async function ask<Answer>(
  page: Page,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const answer = await page.evaluate(
    async ({ method, path, body }) => {
      const response = await fetch(`/api${path}`, {
        method,
        headers: {
          'x-mips-purpose': 'INCIDENT',
          'x-mips-purpose-source': 'picked',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { status: response.status, text: await response.text() }
    },
    { method, path, body },
  )
  expect(answer.status, `${method} ${path}: ${answer.text}`).toBe(200)
  return JSON.parse(answer.text) as Answer
}

type Person = { forename: string; surname: string; dob: string }

/** Puts a new person on an incident, searched for before they are created. */
async function addPerson(page: Page, incidentId: string, person: Person, role: string): Promise<void> {
  const { searchId, hits } = await ask<{
    searchId: string
    hits: { nominalId: string; mustBeConsidered: boolean }[]
  }>(page, 'POST', '/nominals/searches', person)
  for (const hit of hits.filter((one) => one.mustBeConsidered)) {
    await ask(page, 'POST', `/nominals/searches/${searchId}/candidates/${hit.nominalId}/dismissed`, {
      reason: 'Another person of the test',
    })
  }
  const made = await ask<{ id: string }>(page, 'POST', '/nominals', {
    searchId,
    person,
    sourceId: incidentId,
  })
  await ask(page, 'POST', `/incidents/${incidentId}/people`, { nominalId: made.id, role })
}

let made = 0
const letters = (count: number) =>
  [...String(Date.now() + count)].map((digit) => 'aeioubdfgk'[Number(digit)]).join('')

/** An incident at the flat with a mother, a suspect and a daughter of its own. */
export async function arrange(browser: Browser): Promise<{ incidentId: string; surname: string }> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signIn(page, 'P1003')
  const { locations } = await ask<{ locations: { id: string; address: string }[] }>(
    page,
    'POST',
    '/pole/locations/suggestions',
    { text: flat.address.slice(0, 22) },
  )
  const location = locations.find(({ address }) => address === flat.address)
  const { id } = await ask<{ id: string }>(page, 'POST', '/incidents', {
    locationId: location?.id,
    incidentType: 'DOMESTIC',
    grade: 'IMMEDIATE',
    summary,
  })
  const surname = `Quenby${letters((made += 1))}`
  await addPerson(page, id, { forename: 'Thora', surname, dob: '1990-03-04' }, 'VICTIM')
  await addPerson(
    page,
    id,
    { forename: 'Osric', surname: `Vanterpool${letters(made)}`, dob: '1986-10-21' },
    'SUSPECT',
  )
  await addPerson(page, id, { forename: 'Wilfa', surname, dob: '2017-06-07' }, 'HOUSEHOLD')
  await context.close()
  return { incidentId: id, surname: surname.toUpperCase() }
}
