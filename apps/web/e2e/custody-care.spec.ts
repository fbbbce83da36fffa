import { expect, test, type Page } from '@playwright/test'
import { expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

/** Opens the last record of the board, which the other journeys leave alone. */
async function openRecord(page: Page): Promise<void> {
  await signIn(page, 'P1012', '/custody')
  const rows = page.getByRole('table', { name: 'People held' }).getByRole('row')
  // Nothing is due for a person who is at hospital.
  await rows
    .filter({ hasNotText: /hospital/i })
    .last()
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Custody record')
}

const toTopic = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Topics of this record' })
    .getByRole('link', { name: new RegExp(name) })
    .click()

const question = (page: Page, legend: string) => page.getByRole('group', { name: legend, exact: true })

test('C5, C6, C8: the sergeant signs the risk, plans the care, checks, gives a dose, calls the nurse and offers a meal', async ({
  page,
}) => {
  await openRecord(page)
  await page.keyboard.press('Alt+ArrowDown')
  await toTopic(page, 'Risk assessment')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Risk assessment')
  await expectNoAxeViolations(page)
  await question(page, 'Medical conditions').getByLabel('Yes').check()
  await page.getByLabel('Say more: medical conditions').fill('Asthma, inhaler')
  await question(page, 'Thoughts of self-harm now').getByLabel('Refused').check()
  await page.getByLabel('Level of risk').selectOption({ label: 'High' })
  await question(page, 'Appropriate adult needed').getByLabel('No').check()
  await page.screenshot({ path: test.info().outputPath('risk-form.png'), fullPage: true })
  await page.getByRole('button', { name: 'Sign the assessment' }).click()
  await expect(page.getByRole('heading', { name: 'Assessment, version 1' })).toBeVisible()
  await expect(page.getByText('Yes: Asthma, inhaler')).toBeVisible()
  // What was said is beside the question the next time, and comes in with one press.
  await page.getByRole('button', { name: /Still so/ }).click()
  await expect(question(page, 'Medical conditions').getByLabel('Yes')).toBeChecked()
  await expect(question(page, 'Thoughts of self-harm now').getByLabel('Not asked')).toBeChecked()
  await question(page, 'Medical conditions').getByLabel('No', { exact: true }).check()
  await expect(page.getByText('Differs from last time')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('risk-again.png'), fullPage: true })
  await expectNoAxeViolations(page)

  await toTopic(page, 'Care plan and checks')
  await page
    .getByText(/^(Write|Change) the care plan/)
    .first()
    .waitFor()
  await page.getByLabel(/^Level 3/).check()
  await page.getByLabel('Officer who watches').fill('PC Testley')
  await question(page, 'Rouse at each visit').getByLabel('No').check()
  await page.getByLabel('Why this level').fill('Would not say whether he means to hurt himself')
  await page.getByRole('button', { name: 'Put the plan in force' }).click()
  await expect(page.getByText(/Watched by PC Testley/)).toBeVisible()
  await page.getByRole('button', { name: 'Awake and well' }).click()
  await expect(page.getByText('Check recorded')).toBeVisible()
  await expect(
    page
      .getByRole('list', { name: /^Checks, / })
      .getByRole('listitem')
      .first(),
  ).toContainText('Awake and well')
  await expect(page.getByRole('list', { name: 'Checks due' })).toContainText('Relief of the watcher')
  await page.getByLabel('Roused').check()
  await page.getByLabel('Says their name').uncheck()
  await page.getByLabel('How the person was').fill('Mumbles')
  await page.getByRole('button', { name: 'Record the check' }).click()
  await expect(page.getByText(/record the ambulance called and the time first/).first()).toBeVisible()
  await expectNoAxeViolations(page)
  await page.screenshot({ path: test.info().outputPath('care.png'), fullPage: true })

  await toTopic(page, 'Medication and healthcare')
  await page.getByText('Add a medicine').click()
  await page.getByLabel('Name', { exact: true }).fill('Salbutamol')
  await page.getByLabel('Dose', { exact: true }).fill('2 puffs')
  await question(page, 'Controlled drug').getByLabel('No').check()
  await page.getByRole('button', { name: 'Add the medicine' }).click()
  await page.getByText('Dose of Salbutamol').click()
  await page.getByLabel(/^Witness/).fill('DO Testa')
  await page.getByRole('button', { name: 'Record the dose' }).click()
  await expect(page.getByRole('list', { name: 'Doses of Salbutamol' })).toContainText(
    'Given, taken by the detainee',
  )
  await page.getByText('Call healthcare', { exact: true }).click()
  await page.getByLabel('Why they are called').fill('Asthma')
  await page.getByRole('button', { name: 'Record the call' }).click()
  await expect(page.getByText(/Waiting \d+ minutes, 60 allowed/)).toBeVisible()
  // The form empties itself once the call is recorded, and what is below it moves.
  await expect(page.getByLabel('Why they are called')).toHaveValue('')
  await page.getByRole('button', { name: 'Main meal taken' }).click()
  await expect(page.getByText('Main meal taken.')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.screenshot({ path: test.info().outputPath('medication.png'), fullPage: true })
})

test('each topic of care fits a phone @phone', async ({ page }) => {
  await openRecord(page)
  for (const topic of ['Risk assessment', 'Care plan and checks', 'Medication and healthcare']) {
    await toTopic(page, topic)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(topic)
    await expect(page.getByText(/^Opening/)).toHaveCount(0)
    await expectNoAxeViolations(page)
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: test.info().outputPath(`${topic}.png`), fullPage: true })
  }
})
