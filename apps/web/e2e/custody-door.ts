/** The way out, as the custody officer works it: property, the risk before release, the door. */
import { expect, type Page } from '@playwright/test'
import { group, look, press, toTopic, type } from './custody-stage.ts'

/** Which of the questions are answered with yes by somebody who leaves well. */
const isWell =
  /Feels safe|Somewhere to stay|A way home|Has the medication|Bail conditions can|The victim is safe/

/** Everything that was taken goes back, and is signed for. */
export async function giveBack(page: Page): Promise<void> {
  await toTopic(page, 'Property')
  await press(page, 'Move an item')
  await type(page.getByLabel('Why', { exact: true }), 'Leaves')
  await press(page, 'Move it')
  await expect(page.getByText('Moved')).toBeVisible()
  await press(page, 'Sign')
  await page.getByLabel(/^(Property given back|Given back|Returned)/).check()
  await page.getByLabel('Name typed for them').check()
  await type(page.getByLabel('Name of the person'), 'Lee')
  await look(page, 'signature')
  await press(page, 'Keep the signature')
  await expect(page.getByText('Kept', { exact: true })).toBeVisible()
}

/** Says of the medicine that it goes along, where the suite holds one. */
async function settle(page: Page): Promise<void> {
  const medicine = page.getByLabel(/^Medication goes with the person/)
  if ((await medicine.count()) > 0) await medicine.check()
}

/** The risk before release, and the person goes. */
export async function letGo(page: Page): Promise<void> {
  await toTopic(page, 'Release and papers')
  await assess(page)
  await look(page, 'before-release')
  await press(page, 'Let the person go')
  await settle(page)
  await page.getByLabel('Notice of bail served').check()
  await look(page, 'release')
  await page.getByRole('button', { name: 'Let the person go' }).last().click()
  await expect(page.getByRole('heading', { name: 'Left custody' })).toBeVisible()
  await look(page, 'left')
}

export async function assess(page: Page): Promise<void> {
  await press(page, 'Risk before release')
  await expect(page.getByRole('radio', { name: 'Will not say' }).first()).toBeVisible()
  for (const group of await page
    .locator('fieldset')
    .filter({ has: page.getByRole('radio') })
    .all()) {
    const legend = await group.locator('legend').first().innerText()
    await group.getByRole('radio', { name: isWell.test(legend) ? 'Yes' : 'No', exact: true }).check()
  }
  await press(page, 'Sign the assessment')
  await expect(page.getByText(/^Risk before release recorded/)).toBeVisible()
}

/** The escort record, built from the stay, and whoever takes the person over. */
export async function handOver(
  page: Page,
  { to, receiver }: { to: string; receiver: string },
): Promise<void> {
  await press(page, 'Escort record')
  const escort = group(page, 'Escort record')
  await type(escort.getByLabel('Number of the escort record'), 'E1')
  if ((await escort.getByLabel('Going to').inputValue()) === '')
    await type(escort.getByLabel('Going to'), 'Testshire Police')
  await type(escort.getByLabel('Handed over by'), 'PS Thornycroft')
  await type(escort.getByLabel('Received by'), receiver)
  await look(page, 'escort')
  await press(escort, 'Write the escort record')
  await expect(page.getByText(/^Escort record written/)).toBeVisible()
  await press(page, 'Hand over')
  const over = group(page, 'Hand over')
  await over.getByLabel('To', { exact: true }).selectOption({ label: to })
  await expect(over.getByLabel('Who receives the person')).toHaveValue(receiver)
  await settle(page)
  await look(page, 'hand-over')
  await press(over, 'Hand the person over')
  await expect(page.getByRole('heading', { name: 'Left custody' })).toBeVisible()
  await expect(page.getByText(to).first()).toBeVisible()
}
