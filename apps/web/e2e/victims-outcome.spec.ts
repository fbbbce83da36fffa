import { expect, type Page, test } from '@playwright/test'
import { arrangeCrime, knownName } from './at-the-flat.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

async function lookAt(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true })
}

const open = (page: Page, words: string) => page.locator('summary', { hasText: words }).click()

test('a victim is told, and an outcome is returned, proposed again and approved @phone', async ({ page }) => {
  await signIn(page, 'P1003')
  const crimeId = await arrangeCrime(page, {
    summary: 'The cellar door is forced',
    crime: (known) => ({ victims: [known(0)], suspects: [known(1)] }),
  })
  await page.goto(`/crimes/${crimeId}/victims`)
  await expect(page.getByRole('heading', { name: knownName(0), exact: true })).toBeVisible()
  await open(page, 'Enter a contact')
  await page.getByLabel('How', { exact: true }).selectOption({ label: 'Voicemail' })
  await page.getByRole('button', { name: 'Keep the contact' }).click()
  await expect(page.getByText('Not reached').first()).toBeVisible()
  await expect(page.getByText('Owed').first()).toBeVisible()
  await page.getByLabel('How', { exact: true }).selectOption({ label: 'Telephone' })
  await page.getByLabel('The victim was reached').check()
  await page.getByLabel('Written acknowledgement').check()
  await page.getByLabel('What was said').fill('Told the crime number and who deals with it')
  await page.getByRole('button', { name: 'Keep the contact' }).click()
  await expect(page.getByText('The victim was told').first()).toBeVisible()
  await lookAt(page, 'victims')
  await page.goto('/victim-care')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Victims to be told')
  await lookAt(page, 'overdue')

  await page.goto(`/crimes/${crimeId}/outcome`)
  await page.getByLabel('Outcome', { exact: true }).selectOption('21')
  await page.getByRole('button', { name: 'Keep the outcome' }).click()
  await expect(page.getByRole('alert').first()).toContainText('OC-21')
  await page.getByLabel('Why it is not in the public interest').fill('A first act of a neighbour, made good')
  await page.getByRole('button', { name: 'Keep the outcome' }).click()
  await expect(page.getByRole('heading', { name: /Waits for a decision: 21/ })).toBeVisible()
  await lookAt(page, 'proposed')

  await page.context().clearCookies()
  await signIn(page, 'P1034')
  await page.goto(`/crimes/${crimeId}/outcome`)
  await page.getByLabel('Return it').check()
  await page.getByLabel('Why, or what is still to do').fill('Ask the landlord first')
  await page.getByRole('button', { name: 'Decide' }).click()
  await expect(page.getByRole('heading', { name: /Returned: 21/ })).toBeVisible()

  await page.context().clearCookies()
  await signIn(page, 'P1003')
  await page.goto(`/crimes/${crimeId}/outcome`)
  await expect(page.getByText('Ask the landlord first', { exact: true })).toBeVisible()
  await expect(page.getByLabel('Why it is not in the public interest')).toHaveValue(
    'A first act of a neighbour, made good',
  )
  await page.getByRole('button', { name: 'Keep the outcome' }).click()
  await expect(page.getByRole('heading', { name: /Waits for a decision: 21/ })).toBeVisible()

  await page.context().clearCookies()
  await signIn(page, 'P1034')
  await page.goto(`/crimes/${crimeId}/outcome`)
  await page.getByLabel('Approve it').check()
  await page.getByLabel('Why, or what is still to do').fill('The landlord agrees')
  await page.getByRole('button', { name: 'Decide' }).click()
  await expect(page.getByRole('heading', { name: /Outcome 21/ })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Outcome assigned')
  await lookAt(page, 'given')
})
