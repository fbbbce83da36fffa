/** Steps at the end of a stay that several journeys take. */
import { expect, type Page } from '@playwright/test'

const raisedByNo =
  /Feels safe|Somewhere to stay|A way home|Has the medication|Bail conditions can|The victim is safe/

/** Answers the risk before release so that nothing is raised, and signs it; the page of the release is open. */
export async function assessCalmly(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Risk before release' }).click()
  await expect(page.getByRole('radio', { name: 'Will not say' }).first()).toBeVisible()
  for (const group of await page
    .locator('fieldset')
    .filter({ has: page.getByRole('radio') })
    .all()) {
    const legend = await group.locator('legend').first().innerText()
    await group.getByRole('radio', { name: raisedByNo.test(legend) ? 'Yes' : 'No', exact: true }).check()
  }
  await page.getByRole('button', { name: 'Sign the assessment' }).click()
  await expect(page.getByText(/^Risk before release recorded/)).toBeVisible()
}
