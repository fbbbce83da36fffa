import { expect, test } from '@playwright/test'
import { call } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

test('a search left standing tells its owner once of somebody whom a colleague records later @phone', async ({
  page,
  browser,
  viewport,
}) => {
  const isDesk = (viewport?.width ?? 0) > 1000
  const [forename, surname] = isDesk ? ['Quentin', 'Abernethyford'] : ['Rosalind', 'Vanterpoole']
  const main = page.getByRole('main')
  await signIn(page, 'P1003', '/nominals/search')
  await page.getByLabel('Surname').fill(surname)
  await page.getByLabel('Forename').fill(forename)
  await main.getByRole('button', { name: 'Search', exact: true }).click()
  await choosePurpose(page, 'Responding to an incident')
  await main.getByRole('button', { name: 'Save this search' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save this search' })
  await expectNoAxeViolations(page)
  await dialog.getByLabel('Name of the search').fill(`Wanted: ${surname}`)
  await dialog.getByLabel('Why you need to be told').fill('Wanted for questioning')
  await dialog.getByRole('button', { name: 'Save search' }).click()
  await expect(dialog).toBeHidden()

  await page.goto('/search/saved')
  await expect(main).toContainText(`Wanted: ${surname}`)
  await expect(main).toContainText('Nobody has come to match since it was saved')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)

  const colleague = await browser.newContext({ baseURL: new URL(page.url()).origin })
  const other = await colleague.newPage()
  await signIn(other, 'P1004', '/nominals/search')
  await other.getByLabel('Surname').fill(surname)
  await other.getByLabel('Forename').fill(forename)
  await other.getByRole('main').getByRole('button', { name: 'Search', exact: true }).click()
  await choosePurpose(other, 'Responding to an incident')
  await other
    .getByRole('button', { name: /^Create/ })
    .first()
    .click()
  await other.getByRole('button', { name: 'Create person', exact: true }).click()
  await expect(other.getByRole('heading', { level: 1 })).toContainText(surname.toUpperCase())
  await colleague.close()

  await expect(async () => {
    await page.goto('/search/saved')
    await expect(main.getByRole('link', { name: new RegExp(surname.toUpperCase()) })).toHaveCount(1, {
      timeout: 2_000,
    })
  }).toPass({ timeout: 30_000 })
  await expect(main).toContainText('same surname')
  await page.goto('/')
  const done = main.getByRole('button', { name: /^Done.*A person now matches a search that you saved/ })
  await expect(done).toHaveCount(1)
  await done.click()
  await expect(done).toHaveCount(0)

  await page.goto('/search/saved')
  await main.getByRole('button', { name: `Pause Wanted: ${surname}` }).click()
  await expect(main.getByRole('button', { name: `Resume Wanted: ${surname}` })).toBeVisible()
  await main.getByRole('button', { name: `End Wanted: ${surname}` }).click()
  await expect(main).toContainText('Ended by its owner')
  await expectNoAxeViolations(page)
})

test('words left standing tell their owner of what a colleague writes later @phone', async ({
  page,
  browser,
}) => {
  const word = Array.from({ length: 9 }, () => 'aeioubdfgk'.charAt(Math.floor(Math.random() * 10))).join('')
  const main = page.getByRole('main')
  await signIn(page, 'P1009', `/search?q=${word}`)
  await choosePurpose(page, 'Investigating a crime')
  await main.getByRole('button', { name: 'Save this search' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save this search' })
  await expect(dialog).toContainText('each new text that holds these words')
  await expectNoAxeViolations(page)
  await dialog.getByLabel('Name of the search').fill(`Words: ${word}`)
  await dialog.getByLabel('Why you need to be told').fill('The name that the caller gave')
  await dialog.getByRole('button', { name: 'Save search' }).click()
  await expect(dialog).toBeHidden()
  await page.goto('/search/saved')
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: `Words: ${word}` }) })
  await expect(card).toContainText('Nothing has come to match since it was saved.')

  const colleague = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await signIn(colleague, 'P1001')
  const { locations } = await call(colleague, '/pole/locations/suggestions', { text: 'avenue road' })
  await call(colleague, '/incidents', {
    locationId: (locations as { id: string }[])[0]?.id,
    incidentType: 'DOMESTIC',
    grade: 'PRIORITY',
    summary: `The caller said ${word} and hung up`,
    officerIds: [],
  })
  await expect(async () => {
    await page.reload()
    await expect(card.getByText(`The caller said ${word}`)).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.goto('/')
  await expect(main.getByText('Something written now matches a search that you saved').first()).toBeVisible()
})
