/** A custody visit from arrival to the inspector's answer, and the figures with the stays behind a number. */
import { expect, test } from '@playwright/test'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

test('visitors see who is held without a name, read what a detainee lets them, and a concern is answered @phone', async ({
  page,
}) => {
  const words = `No blanket ${Date.now() % 100_000}`
  await signIn(page, 'CUSTODY_VISITOR', '/')
  await page.getByRole('link', { name: 'Custody', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Visits')
  // The suite of the demonstration where people are held; the others have cells alone.
  await page.getByLabel('Suite').selectOption('01ZD00')
  await page.getByRole('button', { name: 'Begin the visit' }).click()
  await expect(page.getByText('Enter the names of the visitors').first()).toBeVisible()
  await page.getByLabel('Visitors').fill('M Ashdown and T Quill')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('visits.png'), fullPage: true })
  await page.getByRole('button', { name: 'Begin the visit' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Visit to')

  await page
    .getByRole('button', { name: /^Enter what came of it/ })
    .first()
    .click()
  await page.getByLabel('Seen', { exact: true }).check()
  await page.getByRole('button', { name: 'Enter', exact: true }).click()
  await expect(page.getByText(/ICV-3/).first()).toBeVisible()
  await page.getByLabel('Agrees', { exact: true }).check()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Enter', exact: true }).click()
  await expect(page.getByRole('link', { name: /^Read the custody record/ })).toBeVisible()
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('visit.png'), fullPage: true })
  const visit = page.url()
  await page.getByRole('link', { name: /^Read the custody record/ }).click()
  await expect(page.getByRole('heading', { name: 'Rights', exact: true })).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('detainee.png'), fullPage: true })

  await page.goto(visit)
  await page.getByText('Raise a concern').click()
  await page.getByLabel('What it is about').selectOption({ label: 'Cell, warmth, bedding, noise' })
  await page.getByLabel('The concern').fill(words)
  await page.getByRole('button', { name: 'Raise the concern' }).click()
  await expect(page.getByText(words).first()).toBeVisible()
  await page.getByText('End the visit', { exact: true }).first().click()
  await page.getByRole('button', { name: 'End the visit' }).click()
  await expect(page.getByText(/, left /)).toBeVisible()

  await signIn(page, 'INSPECTOR', '/custody/visits')
  const concern = page.locator('.mips-card').filter({ hasText: words })
  await concern.getByLabel('What was done, or will be').fill('Blankets are on every bench now.')
  await concern.getByRole('button', { name: 'Answer' }).click()
  await expect(concern).toHaveCount(0)
  await expectNoAxeViolations(page)
})

test('the figures lead to the stays behind them, and are published without small numbers @phone', async ({
  page,
}) => {
  await signIn(page, 'INSPECTOR', '/custody')
  await page.getByRole('link', { name: 'Figures' }).click()
  await page.getByRole('button', { name: 'Last month' }).click()
  await expect(page.getByRole('table')).toContainText('Arrival to detention authorised')
  await page.getByLabel('Split by').selectOption({ label: 'Self-defined ethnicity' })
  await expect(page.getByRole('table')).toContainText('White')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('figures.png'), fullPage: true })
  await page.getByText('Give the figures to somebody outside').click()
  await page.getByLabel('Who it is for').fill('Local policing body')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).click()
  await choosePurpose(page, 'Supervising the work of others')
  expect((await saved).suggestedFilename()).toMatch(/^custody-figures-.*\.csv$/)
  await page.getByRole('link', { name: /: People booked in, All$/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('People booked in')
  await expect(page.getByRole('table').getByRole('link').first()).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('stays.png'), fullPage: true })
})
