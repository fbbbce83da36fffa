import { expect, test } from '@playwright/test'
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
