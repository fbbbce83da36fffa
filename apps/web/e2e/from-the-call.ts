/** Journeys that begin with the call: the despatcher types what is said, and who is known is put on the incident by officers. */
import { expect, type Browser, type Page } from '@playwright/test'
import { flat } from '../../cli/src/demo/journey.ts'
import { arrangePerson, type Held } from './custody-arrest.ts'
import { press, type } from './custody-stage.ts'
import { choosePurpose, signIn } from './support.ts'

export type Call = { what: string; grade: RegExp; told: string }
export type Known = Held & { id: string; name: string }

/** People whom police know before the call, made where nobody counts. */
export async function knownBefore(browser: Browser, people: readonly Held[]): Promise<Known[]> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signIn(page, 'P1003')
  const made: Known[] = []
  for (const person of people) made.push({ ...person, ...(await arrangePerson(page, person)) })
  await context.close()
  return made
}

/** The call about the flat, from the one box to the open incident; its id. */
export async function takeCall(page: Page, { what, grade, told }: Call): Promise<string> {
  await page.keyboard.press('/')
  await page.keyboard.type(flat.search)
  await page.keyboard.press('Enter')
  await choosePurpose(page, 'Responding to an incident')
  await page
    .getByRole('article', { name: flat.address, exact: true })
    .getByRole('link', { name: flat.address, exact: true })
    .click()
  await page.getByRole('link', { name: 'Open an incident here' }).click()
  await page.getByLabel('What it is').selectOption({ label: what })
  await page.getByRole('radio', { name: grade }).check()
  await type(page.getByLabel('What is happening'), told)
  await press(page, 'Open incident')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(what)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Somebody who is known is found by name and put on the incident in a part. */
export async function addKnown(page: Page, incidentId: string, person: Known, role: string): Promise<void> {
  await page.goto(`/nominals/search?incidentId=${incidentId}&role=${role}`)
  await type(page.getByLabel('Surname'), person.surname)
  await type(page.getByLabel('Forename'), person.forename)
  await page.getByRole('main').getByRole('button', { name: 'Search', exact: true }).click()
  await page
    .getByRole('article', { name: person.name, exact: true })
    .getByRole('button', { name: /This is the person/ })
    .click()
  await expect(page).toHaveURL(new RegExp(`/incidents/${incidentId}$`))
}
