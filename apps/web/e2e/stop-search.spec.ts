import { expect, type Page, test } from '@playwright/test'
import { knownAtFlat } from '../../cli/src/demo/journey.ts'
import {
  chooseByTyping,
  choosePurpose,
  countKeysAndClicks,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  signIn,
} from './support.ts'

const person = knownAtFlat[1]

async function lookAt(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true })
}

test('a search is saved on the phone with what is known, completed, and closed by a supervisor @phone', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: 51.39812, longitude: -0.07445 })
  const effort = await countKeysAndClicks(context)
  await signIn(page, 'P1003', '/stop-search')
  await page.getByRole('link', { name: 'Record a search' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New stop and search')
  await choosePurpose(page, 'Responding to an incident')
  await page.getByLabel('Power', { exact: true }).selectOption({ label: 'Misuse of Drugs Act s.23' })
  await page.getByLabel('Looked for').selectOption({ label: 'Drugs' })
  await page
    .getByLabel('Grounds', { exact: true })
    .first()
    .fill('Seen to hand over a wrap and to take money for it')
  await page.getByRole('button', { name: 'All of it was told' }).click()
  await page.getByLabel('Where', { exact: true }).fill('High Street, by the station')
  await page.getByRole('button', { name: 'Use where I am' }).click()
  await expect(page.getByText('Position kept: 51.39812, -0.07445')).toBeVisible()
  // It is asked of an officer once: a record of theirs that stands already tells it.
  const ownSex = page.getByRole('group', { name: /^Your sex/ })
  if (await ownSex.isVisible()) await ownSex.getByLabel('Male', { exact: true }).check()
  await chooseByTyping(page, /^Search for the person/, person.surname, new RegExp(person.surname, 'i'))
  await lookAt(page, 'new')
  await page.getByRole('button', { name: 'Save the search' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toContainText('Person search: drugs')
  await expect(page.getByText('Choose the outcome.', { exact: false })).toBeVisible()
  effort.print('A search is saved with what is known')
  await lookAt(page, 'record')

  await page.locator('summary', { hasText: 'Complete the record' }).click()
  await page.getByLabel('Sex', { exact: true }).selectOption({ label: 'Male' })
  await page.getByLabel('Age', { exact: true }).fill('34')
  await page.getByLabel('Ethnicity, as the person says').selectOption({ label: 'White: British' })
  await page.getByLabel('Ethnicity, as you see it').selectOption({ label: 'IC1 White, north European' })
  await page.getByLabel('Found', { exact: true }).fill('A lock knife')
  await page.getByLabel('Outcome', { exact: true }).selectOption({ label: 'No further action' })
  await page.getByLabel('Copy of the record').selectOption({ label: 'By electronic receipt' })
  await page.getByLabel('Body-worn video').fill('BWV 771')
  await chooseByTyping(page, /^Who used force/, 'P1003', /P1003/)
  await page.getByRole('button', { name: 'Save the search' }).click()
  await expect(page.getByText('1 officers still owe their form', { exact: false })).toBeVisible()

  const own = page.getByRole('region', { name: /^Form of/ })
  await own.getByLabel('To carry out a search').check()
  const first = own.getByRole('group', { name: 'First' })
  await first.getByLabel('What you did').selectOption({ label: 'Tactical communications' })
  await first.getByRole('group', { name: 'Did it work?' }).getByLabel('No').check()
  const then = async (nth: number, tactic: string) => {
    await own.getByRole('button', { name: 'Add what you did then' }).click()
    const row = own.getByRole('group', { name: `Then (${nth})` })
    await row.getByLabel('What you did').selectOption({ label: tactic })
    await row.getByRole('group', { name: 'Did it work?' }).getByLabel('Yes').check()
    return row
  }
  await then(2, 'Handcuffs, compliant')
  const ground = await then(3, 'Restraint on the ground')
  await ground.getByLabel('Minutes it lasted').fill('2')
  // It came before the handcuffs: the order is put right, not typed again.
  await ground.getByRole('button', { name: /^Earlier/ }).click()
  await own.getByRole('group', { name: 'Was the person injured?' }).getByLabel('No').check()
  await own.getByRole('group', { name: 'Were you injured?' }).getByLabel('No').check()
  await own.getByLabel('How it ended').fill('Let go after the search')
  await own.getByRole('button', { name: 'Give my form' }).click()
  await expect(page.getByText('Nothing is left here.')).toBeVisible()
  await expect(own).toContainText('Tactical communications, then Restraint on the ground, then Handcuffs')
  const address = new URL(page.url()).pathname

  // What was found is registered with what the record says, and leads back to it.
  await page.getByRole('link', { name: /^Register it as an exhibit/ }).click()
  await expect(page.getByLabel('Describe it')).toHaveValue('A lock knife')
  await expect(page.getByLabel(/^Where (exactly|it was seized)/)).toHaveValue('High Street, by the station')
  await page.getByRole('button', { name: 'Register the exhibit' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('A lock knife')
  await page.locator(`a[href="${address}"]`).first().click()
  const code = (await page.getByText(/^Code/).first().textContent())?.match(/[A-Z0-9]{5}-[A-Z0-9]{5}/)?.[0]

  // At the front desk the code gives the copy and nothing else.
  await page.goto('/stop-search/receipt')
  await page.getByLabel('Code', { exact: true }).fill('AAAAA-AAAAA')
  await page.getByRole('button', { name: 'Show the copy' }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await page.getByLabel('Code', { exact: true }).fill(code ?? '')
  await page.getByRole('button', { name: 'Show the copy' }).click()
  await expect(page.getByRole('region', { name: 'Why' })).toContainText('Seen to hand over a wrap')
  await expect(page.getByRole('main')).not.toContainText(person.surname)
  await lookAt(page, 'receipt')
  await page.getByRole('button', { name: 'Print Copy of the search record' }).click()
  await page.getByLabel('Who is it for?').fill('The person searched')
  await page.getByRole('button', { name: 'Make the paper' }).click()
  await expect(page.getByRole('link', { name: 'Open Copy of the search record (PDF)' })).toBeVisible()

  await page.context().clearCookies()
  await signIn(page, 'P1034', '/stop-search')
  await expect(page.getByText('Review the search by', { exact: false }).first()).toBeVisible()
  await lookAt(page, 'waiting')
  await page.locator(`a[href="${address}"]`).click()
  await page.getByRole('group', { name: 'This record' }).getByLabel('Close', { exact: true }).check()
  await page.getByLabel('What you looked at, and what is to be done').fill('The video shows the grounds')
  await page.getByRole('button', { name: 'Record what I say' }).click()
  await expect(page.getByText('Closed', { exact: true }).first()).toBeVisible()
  await page.goto('/stop-search/published')
  await expect(page.getByRole('heading', { name: /^Outcome/ })).toBeVisible()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the file to publish' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^stop-and-search-\d{4}-\d{2}\.csv$/)
  await lookAt(page, 'published')
})

test('an inspector gives an authority for an area', async ({ page }) => {
  await signIn(page, 'INSPECTOR', '/stop-search/authorities')
  await page.locator('summary', { hasText: 'Give an authority' }).click()
  await page.getByLabel('Area', { exact: true }).fill('The square and the streets around it')
  await page.getByLabel(/^Why violence/).fill('A stabbing this afternoon')
  await page.getByRole('button', { name: 'Give the authority' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await lookAt(page, 'authority')
})
