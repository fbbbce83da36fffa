import { expect, test } from '@playwright/test'
import { assessCalmly } from './custody-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

test('somebody bailed comes back: the stay is chosen, nothing is typed again, and the clock goes on @phone', async ({
  page,
}) => {
  await signIn(page, 'P1012', '/custody')
  const held = page.getByRole('table', { name: 'People held' })
  const row = held.getByRole('row').filter({ hasNotText: /Arrived, no|hospital|Child|charged/i })
  await row.nth(1).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Custody record')
  const number =
    /[A-Z]{2}\/\S+\/\d{2}/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''
  await page.locator('#release').getByRole('link', { name: 'How each offence ends' }).click()
  await page.getByRole('button', { name: 'Bail before charge' }).click()
  await page.getByLabel('Why bail is necessary').fill('His phone is to be examined')
  await page.getByLabel('Why it is proportionate').fill('No condition is set')
  await page.getByRole('button', { name: 'Record the bail' }).click()
  await page.getByRole('link', { name: 'On to Release and papers' }).click()
  await assessCalmly(page)
  await page.getByRole('button', { name: 'Let the person go' }).first().click()
  await page.getByLabel('Notice of bail served').check()
  await page.getByRole('button', { name: 'Let the person go' }).last().click()
  await expect(page.getByRole('heading', { name: 'Left custody' })).toBeVisible()
  await page.getByRole('link', { name: 'Overview' }).first().click()
  await expect(page.getByText('On bail: waits for the return')).toBeVisible()

  await page.goto('/custody')
  // The list of those on bail is of no one record, so the page asks why where the session has not said it.
  const why = page.getByRole('dialog', { name: 'Why are you looking?' })
  await page.addLocatorHandler(why, () => choosePurpose(page, 'Arrest or custody'))
  await page.getByRole('link', { name: 'Answer bail' }).click()
  await page.getByLabel('Surname, or custody number').fill(number)
  await page.keyboard.press('Enter')
  const choose = page.getByRole('button', { name: new RegExp(`^Choose .*${number}`) })
  await expect(choose).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('list.png'), fullPage: true })
  await choose.click()
  await expect(page.getByText(/the clock goes on from there \(CL-6\)/)).toBeVisible()
  await expectNoAxeViolations(page)
  await page.screenshot({ path: test.info().outputPath('form.png'), fullPage: true })
  await page.getByRole('button', { name: 'Open custody record' }).click()
  await expect(page.getByText('RT-7: Detained again on bail: the earlier clock goes on')).toBeVisible()
  await expect(page.getByText(/^CL-6: .* counted before bail/)).toBeVisible()
  await expect(page.getByRole('link', { name: number })).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('stay.png'), fullPage: true })
})
