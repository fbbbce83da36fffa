import { expect, test } from '@playwright/test'
import { assessCalmly } from './custody-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

test('a detainee is bailed with a condition, assessed and let go; patrol reads the condition and arrests for breaking it @phone', async ({
  page,
}) => {
  await signIn(page, 'P1012', '/custody')
  const why = page.getByRole('dialog', { name: 'Why are you looking?' })
  await page.addLocatorHandler(why, () => choosePurpose(page, 'Arrest or custody'))
  const held = page.getByRole('table', { name: 'People held' })
  // Whoever another journey brought in is left to it: their surnames end as `newSurname` makes them.
  const row = held
    .getByRole('row')
    .filter({ hasNotText: /Arrived, no|hospital|Child|Charged/ })
    .filter({ hasNotText: /[AEIOUBDFGK]{6,},/ })
  await row.last().getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Custody record')
  const stay = page.url().replace(/[#?].*$/, '')

  await page.goto(`${stay}/limits`)
  await expect(page.getByText('24 hours end')).toBeVisible()
  await page.getByRole('button', { name: 'Put a review off' }).click()
  await page.getByRole('radio', { name: 'No review officer is readily available' }).check()
  await page.getByRole('button', { name: 'Put the review off' }).click()
  await expect(page.getByText('Review put off').first()).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('limits.png'), fullPage: true })

  await page.goto(`${stay}/charge`)
  await page.getByRole('button', { name: 'Bail before charge' }).click()
  await page.getByLabel('Why bail is necessary').fill('To keep him from the shop.')
  await page.getByLabel('Why it is proportionate').fill('One condition only.')
  await page.getByRole('button', { name: 'Add a condition' }).click()
  await page.getByLabel('Condition 1', { exact: true }).selectOption({ label: 'Keep out of an area' })
  await page.getByLabel('What exactly, condition 1').fill('Testham Centre')
  await page.getByLabel('What it is for, condition 1').fill('No further thefts')
  await expectNoAxeViolations(page)
  await page.screenshot({ path: test.info().outputPath('bail-form.png'), fullPage: true })
  await page.getByRole('button', { name: 'Record the bail' }).click()
  await expect(page.getByText('Bail before charge').first()).toBeVisible()

  await page.goto(`${stay}/release`)
  await expect(page.getByText('Keep out of an area')).toBeVisible()
  await page.getByRole('button', { name: 'Let the person go' }).first().click()
  await page.getByRole('button', { name: 'Let the person go' }).last().click()
  await expect(page.getByText(/12\.23: Answer: feels safe to leave/).first()).toBeVisible()
  await assessCalmly(page)
  await page.getByRole('button', { name: 'Let the person go' }).first().click()
  await page.getByLabel('Notice of bail served').check()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('release.png'), fullPage: true })
  await page.getByRole('button', { name: 'Let the person go' }).last().click()
  await expect(page.getByRole('heading', { name: 'Left custody' })).toBeVisible()

  await page.getByRole('button', { name: 'Print Notice of bail' }).click()
  await page.getByLabel('Who is it for?').fill('The person bailed')
  await page.getByRole('button', { name: 'Make the paper' }).click()
  await expect(page.getByRole('link', { name: /Open Notice of bail/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Notice of bail for The person bailed')).toBeVisible()

  await page.goto('/custody/bail')
  await expect(page.getByRole('table')).toContainText('Bail ends')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('diary.png'), fullPage: true })

  await page.goto(stay)
  const person = (await page.locator('a[href^="/nominals/"]').first().getAttribute('href')) ?? ''
  await signIn(page, 'RESPONSE_OFFICER', person)
  await expect(page.getByText('Testham Centre').first()).toBeVisible()
  await expectNoAxeViolations(page)
  await page.screenshot({ path: test.info().outputPath('nominal.png'), fullPage: true })
  await page.getByRole('link', { name: /^Breach.*Testham Centre/ }).click()
  await expect(page.getByLabel(/^Grounds/)).toHaveValue(/keep out of an area, Testham Centre/)
})
