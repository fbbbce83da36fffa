import { expect, test } from '@playwright/test'
import { arrangeIncidentAtFlat } from './at-the-flat.ts'
import { chooseByTyping, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

test('somebody attends voluntarily: rights, interview and the outcome, free to leave throughout @phone', async ({
  page,
}) => {
  await signIn(page, 'P1003')
  await page.goto(`/incidents/${await arrangeIncidentAtFlat(page, 'Goods are missing')}`)
  await page.getByRole('link', { name: 'Voluntary attendance' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Open a voluntary attendance')
  await chooseByTyping(page, /^Offence/, 'assault by beating', 'Assault by beating')
  await chooseByTyping(page, /^Station/, 'croydon', /Croydon Police Station/)
  await page.getByLabel('Why an arrest is not necessary').fill('Comes by appointment')
  await expectNoAxeViolations(page)
  await page.screenshot({ path: test.info().outputPath('open.png'), fullPage: true })
  await page.getByRole('button', { name: 'Open the attendance' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/VA\/\d{4}\/\d{6}/)
  await expect(page.getByText('Caution the person first.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Begin the interview now' })).toBeDisabled()

  await page
    .getByRole('group', { name: /Wants a solicitor/ })
    .first()
    .getByLabel('No', { exact: true })
    .check()
  await page.getByLabel('The reason given').fill('Wants to get it over')
  await page
    .getByRole('group', { name: /Needs an interpreter/ })
    .getByLabel('No', { exact: true })
    .check()
  await page.getByRole('button', { name: 'Record the rights' }).click()
  await expect(page.getByRole('table', { name: 'Rights given' }).getByText('Cautioned').first()).toBeVisible()
  await page.locator('summary', { hasText: 'Agreed to be interviewed' }).click()
  const agrees = page.getByRole('group', { name: /Agrees to be interviewed/ })
  await agrees.getByLabel('Yes').check()
  await agrees.locator('xpath=ancestor::form').getByRole('button', { name: 'Record' }).click()
  await expect(page.getByText('Caution the person first.')).toHaveCount(0)
  await page.getByLabel('Where the interview is').fill('Interview room 2')
  await page.getByRole('button', { name: 'Begin the interview now' }).click()
  await page.getByRole('button', { name: 'End the interview now' }).click()
  await expect(page.getByRole('button', { name: 'Begin the interview now' })).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('attendance.png'), fullPage: true })
  await page.locator('summary', { hasText: 'The person leaves' }).click()
  await page.getByLabel('Outcome').selectOption({ label: 'No further action' })
  await page.locator('#close-reason').fill('Not the person seen')
  await page.getByRole('button', { name: 'Leaves now' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No further action')
  await page.getByRole('link', { name: 'All voluntary attendances' }).click()
  await expect(
    page
      .getByRole('table', { name: /Who attends/ })
      .getByText('No further action')
      .first(),
  ).toBeVisible()
  await expectNoAxeViolations(page)
})
