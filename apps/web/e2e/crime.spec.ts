import { expect, type Page, test } from '@playwright/test'
import { arrangeIncidentAtFlat, knownName } from './at-the-flat.ts'
import {
  chooseByTyping,
  countKeysAndClicks,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  signIn,
} from './support.ts'

const person = knownName(1)
const told = 'The kitchen window is forced and a laptop is gone'

async function lookAt(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true })
}

test('a report becomes a crime with nothing typed again, and its cancellation is decided by another @phone', async ({
  page,
}) => {
  const effort = await countKeysAndClicks(page.context())
  await signIn(page, 'P1003')
  await page.goto(`/incidents/${await arrangeIncidentAtFlat(page, told)}`)
  await page.getByRole('link', { name: 'Is it a crime?' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Is it a crime?')
  await expect(page.getByText('Decide by', { exact: false })).toBeVisible()

  await page.getByRole('button', { name: 'Record the decision' }).click()
  await expect(page.getByRole('alert')).toContainText('Say whether what is told amounts to a crime')
  await page
    .getByRole('group', { name: /amount to a crime/ })
    .getByLabel('Yes')
    .check()
  await page
    .getByRole('group', { name: /^Decision/ })
    .getByLabel('Crime', { exact: true })
    .check()
  await chooseByTyping(page, /^Offence/, 'burglary dwelling and theft', /Burglary dwelling and theft/)
  await expect(page.getByRole('group', { name: new RegExp(person) }).getByLabel('Suspect')).toBeChecked()
  await expect(page.getByLabel('What happened')).toHaveValue(told)
  await lookAt(page, 'decide')
  await page.getByRole('button', { name: 'Record the crime' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Burglary dwelling and theft/)
  await expect(page.getByText(/CR\/\d{4}\/\d{6}/).first()).toBeVisible()
  await expect(page.getByText('028/03', { exact: false }).first()).toBeVisible()
  await expect(page.getByText(told)).toBeVisible()
  await expect(page.getByText('Add the victim, or say that it is against the State.')).toBeVisible()
  effort.print('A report becomes a crime')

  await page.locator('summary', { hasText: 'Ask for its cancellation' }).click()
  await page.getByLabel('Recorded in error').check()
  await page.getByLabel('In words').fill('The laptop was under the bed and the window was broken from inside')
  await page.getByRole('button', { name: 'Ask for the cancellation' }).click()
  await expect(page.getByText('Waits for a decision', { exact: false }).first()).toBeVisible()
  await lookAt(page, 'crime')
  const address = new URL(page.url()).pathname

  await page.context().clearCookies()
  await signIn(page, 'P1031')
  await page.goto('/crimes/to-decide')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Crimes to decide on')
  await lookAt(page, 'to-decide')
  await page.locator(`a[href="${address}"]`).click()
  await page.getByLabel('Approve: the crime no longer counts').check()
  await page.getByLabel('Why', { exact: true }).fill('Verified by the officer who attended')
  await page.getByRole('button', { name: 'Decide on the cancellation' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cancelled')
  await expect(page.getByText('Not counted', { exact: false })).toBeVisible()
})

test('that it is no crime is said with its reason, and one against the rules waits for the registrar', async ({
  page,
}) => {
  await signIn(page, 'P1003')
  await page.goto(`/incidents/${await arrangeIncidentAtFlat(page, told)}`)
  await page.getByRole('link', { name: 'Is it a crime?' }).click()
  await page
    .getByRole('group', { name: /amount to a crime/ })
    .getByLabel('Yes')
    .check()
  await page
    .getByRole('group', { name: /^Decision/ })
    .getByLabel('No crime')
    .check()
  await page.getByRole('button', { name: 'Record the decision' }).click()
  await expect(page.getByRole('alert')).toContainText('Choose why it is not recorded as a crime')
  await page.getByLabel('What is told is no offence in law').check()
  await page.getByLabel('In words').fill('The laptop was lent')
  await page.getByRole('button', { name: 'Record the decision' }).click()
  await expect(page.getByText('Waits for the registrar')).toBeVisible()
  const address = new URL(page.url()).pathname

  await page.context().clearCookies()
  await signIn(page, 'P1032')
  await page.goto(address)
  await page.getByLabel('Return it to be decided anew').check()
  await page.getByLabel('Why', { exact: true }).fill('Belief in the victim is the starting point')
  await page.getByRole('button', { name: 'Say so' }).click()
  await expect(page.getByText('Returned: decide anew')).toBeVisible()
  await expectNoAxeViolations(page)
})
