import { expect, test, type Page } from '@playwright/test'
import { suspectHeld } from '../../cli/src/demo/journey.ts'
import { keyboard, pointer } from './hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const suspect = `${suspectHeld.surname.toUpperCase()}, ${suspectHeld.forename} ${suspectHeld.middle}`

async function openSuspect(page: Page): Promise<void> {
  await signIn(
    page,
    'P1003',
    `/search?q=${encodeURIComponent(`${suspectHeld.forename} ${suspectHeld.surname}`)}`,
  )
  await choosePurpose(page, 'Responding to an incident')
  await page.getByRole('link', { name: suspect, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(suspect)
}

const result = (page: Page) => page.getByRole('article', { name: suspect, exact: true })

test('what an officer saw is kept on the person, and finds them again with the reason @phone', async ({
  page,
  viewport,
}) => {
  const sign = (viewport?.width ?? 0) > 1000 ? 'Leviathan' : 'Thunderbird'
  await openSuspect(page)
  await page.getByRole('button', { name: 'Add a description' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a description' })
  await expectNoAxeViolations(page)
  await dialog.getByLabel('Height from (cm)').fill('178')
  await dialog.getByLabel('to (cm)').fill('183')
  await dialog.getByLabel('Build').selectOption('STOCKY')
  await dialog.getByRole('button', { name: 'Add a mark' }).click()
  await dialog.getByLabel('Where').selectOption('NECK')
  await dialog.getByLabel('Side').selectOption('LEFT')
  await dialog.getByLabel('What it shows').fill(`${sign} in blue`)
  await dialog.getByRole('button', { name: 'Add description', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.locator('#description')).toContainText(`tattoo on left neck: “${sign} in blue”`)
  await expect(page.locator('#description')).toContainText('Seen by an officer on')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)

  const hands = sign === 'Leviathan' ? keyboard : pointer
  await page.goto('/search/description')
  const main = page.getByRole('main')
  await hands.choose(main.getByLabel('Build'), 'Stocky')
  await hands.choose(main.getByLabel('Facial hair'), 'Goatee')
  await hands.choose(main.getByLabel('Where'), 'Neck')
  await hands.type(main.getByLabel('What it shows'), sign.toLowerCase())
  await hands.press(main.getByRole('button', { name: 'Search', exact: true }))
  await expect(result(page)).toContainText('Fits 3 of 4')
  await expect(result(page)).toContainText(`tattoo on left neck: “${sign} in blue”, seen by an officer on`)
  await expect(result(page)).toContainText('Not recorded: facial hair')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
})

test('who is suspected is found by how it was done @phone', async ({ page, viewport }) => {
  const method = (viewport?.width ?? 0) > 1000 ? 'Angle grinder' : 'Roof or skylight'
  await openSuspect(page)
  const incident = page.locator('#timeline a[href^="/incidents/"]').first()
  // By its address: what loads above the timeline may move the link from under the pointer.
  await page.goto((await incident.getAttribute('href')) ?? '')
  await page.getByRole('button', { name: 'Add a method' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a method of offending' })
  const offered = await dialog.getByLabel('Method').locator('option').allTextContents()
  const words = offered.find((option) => option.toLowerCase().endsWith(method.toLowerCase())) ?? ''
  await dialog.getByLabel('Method').selectOption({ label: words })
  await dialog.getByRole('button', { name: 'Add method', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('main')).toContainText(method)
  await expectNoSidewaysScroll(page)

  await page.goto('/search/description')
  await page.getByText('Choose methods from the list').click()
  await expectNoAxeViolations(page)
  await page.getByLabel(method, { exact: true }).check()
  await page.getByRole('main').getByRole('button', { name: 'Search', exact: true }).click()
  await expect(result(page)).toContainText(new RegExp(`in (INC|CR)/.*: ${method.toLowerCase()}`))
})

test('age and sex alone are not a description, and ethnicity cannot be asked', async ({ page }) => {
  await signIn(page, 'P1003', '/search/description')
  await page.getByRole('main').getByLabel('Sex').selectOption('M')
  await page.getByLabel('Age from').fill('30')
  await page.getByRole('main').getByRole('button', { name: 'Search', exact: true }).click()
  await choosePurpose(page, 'Responding to an incident')
  await expect(page.getByText(/Say more than age and sex/).first()).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(/ethnic/i)
})
