import { expect, test } from '@playwright/test'
import { expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

test('rights are given at the desk, a solicitor is asked for and comes, and the notice is printed in Polish @phone', async ({
  page,
}) => {
  await signIn(page, 'P1012', '/custody')
  const held = page.getByRole('table', { name: 'People held' })
  await held
    .getByRole('row')
    .filter({ hasNotText: /hospital|Child|Arrived, no/ })
    // A record of its own at each width: what was given is not given again.
    .nth(test.info().project.name === 'phone' ? 2 : 1)
    .getByRole('link')
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Custody record')
  await page
    .getByRole('link', { name: /^Rights/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Rights')
  await page.getByLabel('Notice of rights in').selectOption('pl')
  await page
    .getByRole('group', { name: /Wants a solicitor/ })
    .first()
    .getByLabel('Yes')
    .check()
  await page
    .getByRole('group', { name: /Wants somebody told/ })
    .getByLabel('No', { exact: true })
    .check()
  await page
    .getByRole('group', { name: /Needs an interpreter/ })
    .getByLabel('Yes')
    .check()
  await page.getByLabel('Language', { exact: true }).first().fill('Polish')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('rights-form.png'), fullPage: true })
  await page.getByRole('button', { name: 'Record the rights' }).click()
  const given = page.getByRole('table', { name: 'Rights given' })
  await expect(given.getByText('Notice of rights given').first()).toBeVisible()
  await expect(given.getByText('In writing. Polish')).toBeVisible()
  await expect(page.getByText('Call the solicitor who is wanted.')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('rights.png'), fullPage: true })

  await page.getByRole('link', { name: 'Notice to print' }).click()
  await page.getByLabel('Language', { exact: true }).selectOption('pl')
  await expect(page.getByRole('heading', { name: 'Twoje prawa na komisariacie policji' })).toBeVisible()
  await expect(page.getByText('to be checked by a certified translator')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.screenshot({ path: test.info().outputPath('notice.png'), fullPage: true })
  await page.getByRole('link', { name: 'Back to the rights' }).click()

  await page
    .getByRole('link', { name: /^Who attends/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Who attends')
  await page.getByLabel('Who is needed').selectOption({ label: 'Solicitor' })
  await page.getByLabel('Firm or scheme').fill('Test & Co')
  await page.getByRole('button', { name: 'Ask them to come' }).click()
  const asked = page.getByRole('heading', { name: 'Solicitor: Test & Co' })
  await expect(asked).toBeVisible()
  await expect(page.getByText('Waited for since the request')).toBeVisible()
  await page.getByRole('button', { name: 'Arrived now' }).click()
  await expect(page.getByRole('button', { name: 'Left now' })).toBeVisible()
  await expect(page.getByText('Wait from the request')).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('attending.png'), fullPage: true })
})

test('a child has a topic of their own: who was told, and what is still owed', async ({ page }) => {
  await signIn(page, 'P1012', '/custody')
  const held = page.getByRole('table', { name: 'People held' })
  await held.getByRole('row').filter({ hasText: /Child/ }).first().getByRole('link').click()
  await page
    .getByRole('link', { name: /^Child or young person/ })
    .first()
    .click()
  await expect(page.getByText(/Tell the person responsible for this child/)).toBeVisible()
  await page.locator('summary', { hasText: 'Person responsible for the child' }).click()
  const told = page.getByRole('group', { name: 'Was somebody told?' })
  await told.getByLabel('Told', { exact: true }).check()
  await page.getByLabel('Who was told').fill('Gran Testova')
  await page.getByLabel('Who they are to the child').fill('Grandmother')
  await expectNoAxeViolations(page)
  await page.screenshot({ path: test.info().outputPath('child.png'), fullPage: true })
  await told.locator('xpath=ancestor::form').getByRole('button', { name: 'Record' }).click()
  await expect(page.getByText('Told. Gran Testova (Grandmother)')).toBeVisible()
  await expect(page.getByText(/Tell the person responsible for this child/)).toHaveCount(0)
})
