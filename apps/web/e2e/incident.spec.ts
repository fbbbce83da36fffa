import { expect, test, type Page } from '@playwright/test'
import { flat, knownAtFlat } from '../../cli/src/demo/journey.ts'
import {
  chooseByTyping,
  choosePurpose,
  countRekey,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  personOf,
  signIn,
} from './support.ts'

const officer = personOf('P1003')
const tenant = `${knownAtFlat[0].surname.toUpperCase()}, ${knownAtFlat[0].forename}`
const visitor = `${knownAtFlat[1].surname.toUpperCase()}, ${knownAtFlat[1].forename}`

/** From the one box to the form at the flat. */
async function beginAtFlat(page: Page): Promise<void> {
  await page.keyboard.press('/')
  await page.keyboard.type(flat.search)
  await page.keyboard.press('Enter')
  await choosePurpose(page, 'Responding to an incident')
  const place = page.getByRole('article', { name: flat.address, exact: true })
  await expect(place).toContainText(flat.marker.reason)
  await expect(place).toContainText(tenant)
  await place.getByRole('link', { name: flat.address, exact: true }).click()
  await expect(page.getByRole('list', { name: `Warnings about ${flat.address}` })).toContainText(
    flat.marker.reason,
  )
  await page.getByRole('link', { name: 'Open an incident here' }).click()
  await expect(page.getByRole('button', { name: 'Open incident' })).toBeVisible()
  // What an earlier run typed and never sent is offered again, as it should be.
  const startAgain = page.getByRole('button', { name: 'Start again' })
  if (await startAgain.isVisible()) await startAgain.click()
}

async function openIncident(page: Page, summary: string): Promise<string> {
  await beginAtFlat(page)
  await page.getByLabel('What it is').selectOption({ label: 'Domestic incident' })
  await page.getByLabel('Immediate').check()
  await page.getByLabel('What is happening').fill(summary)
  await page.getByRole('button', { name: `Is the caller : ${tenant}` }).click()
  await chooseByTyping(page, 'Send officers', officer.number, new RegExp(officer.name))
  await page.getByRole('button', { name: 'Open incident' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Domestic incident, ${flat.address}`)
  return new URL(page.url()).pathname
}

test('a despatcher finds the flat with its people and warning in one search, opens an incident there and sends an officer', async ({
  page,
  context,
}) => {
  const rekey = countRekey(context)
  await signIn(page, 'P1001')
  await openIncident(page, 'Shouting and things being thrown')
  await expect(page.getByRole('list', { name: `Warnings about ${flat.address}` })).toContainText(
    flat.marker.reason,
  )
  await expect(page.getByText(`Assigned PC ${officer.number}`)).toBeVisible()
  await expect(page.getByRole('article', { name: `${tenant}, Caller` })).toBeVisible()
  expect(rekey.found()).toEqual([])
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('link', { name: 'Incidents' }).first().click()
  const lines = page.getByRole('row', { name: new RegExp(flat.street) })
  await expect(lines.filter({ hasText: officer.number }).first()).toBeVisible()
  await expectNoAxeViolations(page)
})

test('what is missing is listed and what was typed stays, also after the page is closed', async ({
  page,
}) => {
  await signIn(page, 'P1002')
  await beginAtFlat(page)
  await page.getByLabel("Caller's telephone number").fill('12')
  await page.getByLabel('What is happening').fill('A woman is crying in the stairwell')
  await page.getByRole('button', { name: 'Open incident' }).click()
  await expect(page.getByRole('alert')).toContainText('Choose from the list')
  await expectNoAxeViolations(page)
  await page.getByLabel('What it is').selectOption({ label: 'Concern for safety' })
  await page.getByLabel('Priority').check()
  await page.getByRole('button', { name: 'Open incident' }).click()
  await expect(page.getByRole('alert')).toContainText('Begin the number with 0')
  await expect(page.getByLabel('What is happening')).toHaveValue('A woman is crying in the stairwell')
  await expect(page.getByText('Saved')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('What is happening')).toHaveValue('A woman is crying in the stairwell')
  await page.getByRole('button', { name: 'Start again' }).click()
  await expect(page.getByLabel('What is happening')).toHaveValue('')
})

test('the officer sees place, warning and caller on a phone, adds somebody known there, arrives and writes the log @phone', async ({
  browser,
  page,
  viewport,
}) => {
  // Two people and the checks of axe: longer than other journeys on a small machine.
  test.setTimeout(300_000)
  const desk = await browser.newContext()
  const despatcher = await desk.newPage()
  await signIn(despatcher, 'P1001')
  const path = await openIncident(despatcher, `Banging heard at ${viewport?.width ?? 0}`)
  await desk.close()

  await signIn(page, 'P1003', path)
  const warnings = page.getByRole('list', { name: `Warnings about ${flat.address}` })
  await expect(warnings).toContainText(flat.marker.reason)
  await expect(page.getByText(`${tenant}, the victim`).or(page.getByText(tenant).first())).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.getByLabel(`Role of ${visitor}`).selectOption({ label: 'Suspect' })
  await page.getByRole('button', { name: `Add ${visitor}` }).click()
  await expect(page.getByRole('article', { name: `${visitor}, Suspect` })).toBeVisible()
  await page.getByRole('button', { name: 'At the scene now' }).click()
  await expect(page.getByText('Arrived', { exact: true }).first()).toBeVisible()
  await page.getByLabel('New entry').fill('Door opened by the tenant')
  await page.getByRole('button', { name: 'Add to the log' }).click()
  await expect(page.getByRole('group', { name: 'Log of the incident' })).toContainText(
    'Door opened by the tenant',
  )
  await expect(page.getByLabel('New entry')).toHaveValue('')
})

test('an object that is not on record is made once and added, and is found again by its identifier', async ({
  page,
}) => {
  await signIn(page, 'P1001')
  const path = await openIncident(page, 'A phone was thrown')
  const number = `07700 9${String(Date.now() % 100_000).padStart(5, '0')}`
  await page.getByRole('button', { name: 'Add an object' }).click()
  await page.getByLabel('How it is involved').selectOption({ label: 'Seized' })
  await page.getByRole('combobox', { name: 'Search objects on record' }).fill(number)
  await page.getByRole('option', { name: /not on record/ }).click()
  await page.getByLabel('Kind of object').selectOption({ label: 'Phone' })
  await page.getByLabel('Telephone number').last().fill(number)
  await page.getByRole('button', { name: 'Add object' }).click()
  await expect(page.getByRole('row', { name: /Seized/ })).toContainText(`Phone ${number}`)
  await page.getByRole('link', { name: `Phone ${number}` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Phone ${number}`)
  await expectNoAxeViolations(page)
  await expect(page.getByRole('link', { name: /Domestic incident/ })).toHaveAttribute('href', path)
})

test('a warning is authorised by rank: a constable names who did, an inspector ends it with a reason', async ({
  page,
}) => {
  await signIn(page, 'P1003')
  await page.keyboard.press('/')
  await page.keyboard.type('avenue road')
  await page.keyboard.press('Enter')
  await choosePurpose(page, 'Responding to an incident')
  await page.getByRole('link', { name: flat.address, exact: true }).click()
  await page.getByRole('button', { name: 'Add a warning' }).click()
  await page.getByLabel('Warning', { exact: true }).selectOption({ label: 'Needles' })
  await page.getByLabel('What happened, in one line').fill('Needles found under the sofa')
  await chooseByTyping(page, 'Authorised by', 'P1008', /Sundaresh/)
  await page.getByRole('button', { name: 'Add warning' }).click()
  await expect(page.getByRole('list', { name: `Warnings about ${flat.address}` })).toContainText(
    'Needles found under the sofa',
  )
  const path = new URL(page.url()).pathname
  await expectNoAxeViolations(page)

  await page.context().clearCookies()
  await signIn(page, 'P1016', path)
  const end = page.getByRole('button', { name: 'End this warning Needles' })
  await expect(end.or(page.getByRole('dialog'))).toBeVisible()
  if (await page.getByRole('dialog').isVisible()) await choosePurpose(page, 'Supervising the work of others')
  await end.click()
  await page.getByLabel('Why it no longer holds').fill('The room was cleared today')
  await page.getByRole('button', { name: 'End warning' }).click()
  await expect(page.getByText('1 ended warning')).toBeVisible()
  await page.getByRole('link', { name: 'Every change of this place' }).click()
  await expect(page.getByRole('row', { name: /Marker changed/ })).toContainText('The room was cleared today')
  await expectNoAxeViolations(page)
})
