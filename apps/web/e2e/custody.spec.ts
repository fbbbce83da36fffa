import { expect, test, type Browser, type Page } from '@playwright/test'
import { flat, knownAtFlat } from '../../cli/src/demo/journey.ts'
import {
  chooseByTyping,
  countRekey,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  signIn,
} from './support.ts'

const visitor = `${knownAtFlat[1].surname.toUpperCase()}, ${knownAtFlat[1].forename}`
const grounds = 'Named by the victim, who has a fresh cut lip'

/** Calls the API as the page's user, to arrange what comes before custody. */
function call<T>(page: Page, method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
  return page.evaluate(
    async ([verb, url, content]) => {
      const answer = await fetch(`/api${url ?? ''}`, {
        method: verb ?? 'GET',
        headers: {
          'x-mips-purpose': 'INCIDENT',
          'x-mips-purpose-source': 'picked',
          ...(content ? { 'content-type': 'application/json' } : {}),
        },
        ...(content ? { body: content } : {}),
      })
      if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
      return answer.json() as Promise<never>
    },
    [method, path, body === undefined ? '' : JSON.stringify(body)] as const,
  )
}

/** An incident at the flat with its visitor as the suspect. */
async function arrangeIncident(page: Page): Promise<string> {
  const { locations } = await call<{ locations: { id: string; address: string }[] }>(
    page,
    'POST',
    '/pole/locations/suggestions',
    { text: flat.search },
  )
  const place = locations.find(({ address }) => address === flat.address)
  const { people } = await call<{ people: { name: string; personRecordId: string }[] }>(
    page,
    'GET',
    `/pole/locations/${place?.id ?? ''}`,
  )
  const suspect = people.find(({ name }) => name === visitor)
  const incident = await call<{ id: string }>(page, 'POST', '/incidents', {
    locationId: place?.id,
    incidentType: 'DOMESTIC',
    grade: 'IMMEDIATE',
    summary: 'A woman has been hit',
  })
  await call(page, 'POST', `/incidents/${incident.id}/people`, {
    personRecordId: suspect?.personRecordId,
    role: 'SUSPECT',
  })
  return incident.id
}

/** The officer records the arrest in the form, with words, codes and times only. */
async function recordArrest(page: Page): Promise<string> {
  await signIn(page, 'P1003')
  await page.goto(`/incidents/${await arrangeIncident(page)}/arrest`)
  await expect(page.getByRole('radio', { name: visitor })).toBeChecked()
  await expect(page.getByText('carried over from the incident')).toBeVisible()
  await chooseByTyping(page, /^Offence/, 'assault by beating', 'Assault by beating')
  await expect(page.getByRole('checkbox', { name: 'Domestic abuse' })).toBeChecked()
  await page.getByLabel(/^Grounds/).fill(grounds)
  await page.getByRole('textbox', { name: 'Time', exact: true }).first().fill('now')
  await page.getByRole('checkbox', { name: 'Prompt and effective investigation' }).check()
  await page.getByLabel('In your own words').fill('To interview while the account is fresh')
  await page.getByLabel('Yes, at the arrest').check()
  await page.getByLabel('Reply to caution').fill('I never touched her')
  await chooseByTyping(page, /^Taken to/, 'croydon', /Croydon Police Station/)
  await page.getByRole('button', { name: /^Now/ }).last().click()
  await page.getByRole('button', { name: 'Record the arrest' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Arrest:')
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

async function arrestByAnother(browser: Browser): Promise<string> {
  const context = await browser.newContext()
  const id = await recordArrest(await context.newPage())
  await context.close()
  return id
}

test('an officer records an arrest on a phone: person, place and officer are carried, errors stand at their field @phone', async ({
  page,
  context,
}) => {
  const rekey = countRekey(context)
  await signIn(page, 'P1003')
  await page.goto(`/incidents/${await arrangeIncident(page)}/arrest`)
  await expect(page.getByRole('radio', { name: visitor })).toBeChecked()
  await page.getByRole('button', { name: 'Record the arrest' }).click()
  const summary = page.getByRole('alert')
  await expect(summary).toContainText('Choose at least one offence')
  await expect(summary).toContainText('Choose at least one reason why the arrest was necessary')
  await expect(summary).toContainText('Say whether the caution was given')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.getByLabel(/^Grounds/).fill(grounds)
  await expect(page.getByText('Saved')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel(/^Grounds/)).toHaveValue(grounds)

  await page.goto('/')
  const id = await recordArrest(page)
  await expect(page.getByText(grounds)).toBeVisible()
  await expect(page.getByRole('link', { name: flat.address })).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  expect(id).not.toBe('')
  rekey.print()
  expect(rekey.found()).toEqual([])
})

test('the sergeant opens custody from the arrest, authorises detention, and the clock runs on the board', async ({
  browser,
  page,
  context,
}) => {
  const arrestId = await arrestByAnother(browser)
  const rekey = countRekey(context)
  await signIn(page, 'P1012', '/custody')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Custody board')
  await expectNoAxeViolations(page)
  await page.goto(`/custody/open?arrestId=${arrestId}`)
  await expect(page.getByText(grounds)).toBeVisible()
  await expect(page.getByText(/Croydon Police Station/)).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Open custody record' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Custody record ZD\/\d{6}\/\d{2}/)
  await expect(page.getByText('Arrived, no decision yet', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Authorise detention' }).click()
  await expect(page.getByRole('alert')).toContainText('Choose at least one ground for detention')
  await expect(page.getByRole('alert')).toContainText('Say whether the person was told')
  await page.getByLabel('To secure or preserve evidence').check()
  await page.getByLabel('Why detention is necessary').fill('To secure the clothing and to question')
  await page
    .getByRole('group', { name: /told the grounds/ })
    .getByLabel('Yes')
    .check()
  await page.getByRole('button', { name: 'Authorise detention' }).click()
  const due = page.getByRole('list', { name: 'What is due' })
  await expect(due).toContainText('Review of detention')
  await expect(due).toContainText('Charge or release')
  await expect(page.getByText('RT-1: Arrival at the first police station after arrest')).toBeVisible()
  await expectNoAxeViolations(page)
  expect(rekey.found()).toEqual([])

  await page.goto('/custody')
  const row = page
    .getByRole('table', { name: 'People held' })
    .getByRole('row', { name: new RegExp(visitor) })
    .first()
  await expect(row).toContainText('Review')
  await expect(row).toContainText('on time')
})

test('a check takes two presses, one entry on many makes one each, and a correction leaves what it corrects', async ({
  page,
}) => {
  await signIn(page, 'P1012', '/custody')
  await expect(page.getByText(/\d+ held/)).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('c')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Check recorded')).toBeVisible()

  await page
    .getByRole('checkbox', { name: /^Choose / })
    .nth(0)
    .check()
  await page
    .getByRole('checkbox', { name: /^Choose / })
    .nth(1)
    .check()
  await page.getByRole('group', { name: 'Those chosen' }).getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('list', { name: 'One entry for each' }).getByRole('listitem')).toHaveCount(2)
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Asleep, breathing' }).click()
  await expect(page.getByText('Check recorded on 2 records')).toBeVisible()

  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Custody record')
  await page
    .getByRole('button', { name: /^Correct the entry/ })
    .first()
    .click()
  await page.getByLabel('What it should say, and why').fill('He was awake; I misread the cell number')
  await page.getByRole('button', { name: 'Record the correction' }).click()
  await expect(page.getByText(/^Corrected .* He was awake/)).toBeVisible()
  await expect(page.locator('.mips-log s').first()).toBeVisible()
})

test('the board says when it is no longer live, and keeps the last reading', async ({ page, context }) => {
  await signIn(page, 'P1012', '/custody')
  await expect(page.getByText(/\d+ held/)).toBeVisible()
  await context.route('**/api/custody/board*', (route) => route.abort())
  await expect(page.getByText(/Not live since \d\d:\d\d/)).toBeVisible({ timeout: 40_000 })
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await context.unroute('**/api/custody/board*')
  await expect(page.getByText(/Not live since/)).toBeHidden({ timeout: 40_000 })
})

test('a constable reads the board and changes nothing @phone', async ({ page }) => {
  await signIn(page, 'P1003', '/custody')
  await expect(page.getByText(/\d+ held/)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Check/ })).toHaveCount(0)
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('table', { name: 'People held' }).getByRole('link').first().click()
  await expect(page.getByText('Your role does not do this.').first()).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
})
