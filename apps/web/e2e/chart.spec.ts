/** A chart from one nominal to a second one four steps away: found, kept, opened again with what changed, and given out. */
import { expect, test, type Page } from '@playwright/test'
import { call, createPerson, picture } from './identity-hands.ts'
import {
  choosePurpose,
  chooseByTyping,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  signIn,
} from './support.ts'

/** A surname that no other person of any run has. */
const surnameOf = () =>
  Array.from({ length: 9 }, () => 'AEIOUBDFGK'.charAt(Math.floor(Math.random() * 10))).join('')

/** First, a home, somebody between, a car, and last: four links. */
async function fourSteps(page: Page) {
  const surname = `Chart${surnameOf().toLowerCase()}`
  const person = (forename: string, dob: string) => createPerson(page, { surname, forename, dob })
  const first = await person('Wilfred', '1971-02-03')
  const between = await person('Agatha', '1984-06-07')
  const last = await person('Rosalind', '1993-10-11')
  const { locations } = await call(page, '/pole/locations/suggestions', { text: 'road' })
  const home = (locations as { id: string }[])[0]?.id ?? ''
  const number = `07700 900${String(Math.floor(Math.random() * 900) + 100)}`
  const phone = await call(page, '/pole/objects', { fields: { kind: 'PHONE', number } })
  const link = (from: string, toId: unknown, role: string) =>
    call(page, `/pole/records/${from}/links`, { toId, role })
  await link(first.id, home, 'WORKS')
  await link(between.id, home, 'FREQUENTS')
  await link(between.id, phone.id, 'USES')
  await link(last.id, phone.id, 'PHONE_OF')
  return { surname, first, last }
}

test('a chart leads from a nominal to a second one four steps away, is kept, opened again and given out @phone', async ({
  page,
}) => {
  await signIn(page, 'P1003')
  const { surname, first, last } = await fourSteps(page)
  const heading = surname.toUpperCase()
  await page.goto(`/nominals/${first.id}`)
  await choosePurpose(page, 'Investigating a crime')
  await page.getByRole('link', { name: 'Link chart' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(heading)
  await chooseByTyping(page, 'Shortest way to', last.reference, new RegExp(`${heading}, Rosalind`))
  const said = page.getByRole('status').filter({ hasText: `4 links to ${heading}, Rosalind` })
  await expect(said).toContainText(`${heading}, Agatha`)
  const chart = page.getByRole('img', { name: /^Link chart of \d+ records/ })
  await expect(chart.locator('.mips-chart__node--way')).toHaveCount(5)
  await expect(chart.locator('.mips-chart__link--way')).toHaveCount(4)

  // The table says the same, and opens the next record by the keyboard.
  const row = page
    .getByRole('row')
    .filter({ hasText: `${heading}, Agatha` })
    .filter({ hasText: 'Uses' })
    .first()
  const expand = row.getByRole('button', { name: /^Expand/ }).first()
  await expand.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/open=/)
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'chart')

  await page.getByRole('button', { name: 'Save chart' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save chart' })
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog).toContainText('Give the chart a name')
  const name = `Operation ${surnameOf()}`
  await dialog.getByLabel('Name of the chart').fill(name)
  await expectNoAxeViolations(page)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Nothing has changed since.')).toBeVisible()

  // Something comes in the meantime.
  const met = await createPerson(page, { surname, forename: 'Cedric', dob: '1966-12-13' })
  await call(page, `/pole/records/${first.id}/links`, { toId: met.id, role: 'ASSOCIATE' })
  await page.getByRole('link', { name: 'Saved charts' }).click()
  await expect(page.getByRole('heading', { name: 'Saved charts', level: 1 })).toBeVisible()
  await expectNoAxeViolations(page)
  await picture(page, 'saved-charts')
  await page.getByRole('button', { name: `Open ${name}` }).click()
  await expect(page.getByText(`Saved chart: ${name}`)).toBeVisible()
  await expect(page.getByText(/1 record and 1 link came/)).toContainText(`${heading}, Cedric`)
  await expect(page.getByRole('status').filter({ hasText: '4 links to' })).toBeVisible()

  await page.getByRole('button', { name: 'Print Link chart' }).click()
  const paper = page.getByRole('dialog', { name: 'Print: Link chart' })
  await paper.getByLabel('Who is it for?').fill('Tasking meeting')
  const given = page.waitForResponse(/\/charts\/exports$/)
  await paper.getByRole('button', { name: 'Make the paper' }).click()
  expect((await given).headers()['content-type']).toBe('application/pdf')
  await expect(paper.getByRole('link', { name: 'Open Link chart (PDF)' })).toBeVisible()
  await page.keyboard.press('Escape')
})

test('a chart is narrowed by how sure its links are and by time @phone', async ({ page }) => {
  await signIn(page, 'P1003')
  const { first, surname } = await fourSteps(page)
  const other = await createPerson(page, { surname, forename: 'Beatrix', dob: '1979-08-09' })
  await call(page, `/pole/records/${first.id}/links`, {
    toId: other.id,
    role: 'ASSOCIATE',
    confidence: 'reported',
    validFrom: '2020-01-01T12:00:00Z',
  })
  await page.goto(`/records/${first.id}/chart`)
  await choosePurpose(page, 'Investigating a crime')
  const chart = page.getByRole('img', { name: /^Link chart of \d+ records/ })
  const nodes = chart.locator('.mips-chart__node')
  await expect(nodes).toHaveCount(3)
  const narrow = page.getByRole('region', { name: 'Narrow the chart' })
  await narrow.getByText('Narrow the chart').click()
  await narrow.getByRole('checkbox', { name: /^Confirmed/ }).check()
  await expect(nodes).toHaveCount(2)
  await narrow.getByRole('button', { name: 'Take all off' }).click()
  await expect(nodes).toHaveCount(3)
  const slider = narrow.getByRole('slider', { name: /^Links until/ })
  await slider.focus()
  await page.keyboard.press('Home')
  await expect(nodes).toHaveCount(2)
  await expect(slider).toHaveAttribute('aria-valuetext', /2020/)
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'chart-narrowed')
  await page.keyboard.press('End')
  await expect(nodes).toHaveCount(3)
})
