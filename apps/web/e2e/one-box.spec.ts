import { expect, test, type Page } from '@playwright/test'
import { flat, suspectHeld } from '../../cli/src/demo/journey.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const suspect = `${suspectHeld.surname.toUpperCase()}, ${suspectHeld.forename} ${suspectHeld.middle}`
const box = (page: Page) => page.getByRole('combobox', { name: /^Search people/ })
const list = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' })
const option = (page: Page, name: string | RegExp) => list(page).getByRole('option', { name })
const result = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('article', { name }).first()

/** Signs in and says why, by a first search, so that the box may offer suggestions. */
async function begin(page: Page, who: 'P1003' | 'P1019', text = 'nobody of this name'): Promise<void> {
  await signIn(page, who, `/search?q=${encodeURIComponent(text)}`)
  await choosePurpose(page, who === 'P1003' ? 'Responding to an incident' : 'Intelligence work')
}

test('suggestions come while typing, by kind, and the arrows and Enter open one', async ({ page }) => {
  await begin(page, 'P1003')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('/')
  await expect(box(page)).toBeFocused()
  const asked = page.waitForResponse(/searches\/suggestions/)
  await page.keyboard.type('whitlo')
  await asked
  await expect(option(page, new RegExp(suspect))).toBeVisible()
  await expect(list(page).getByRole('group', { name: 'People' })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.keyboard.press('ArrowDown')
  await expect(option(page, new RegExp(suspect))).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(list(page)).toBeHidden()
  await expect(box(page)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(suspect)
})

test('nothing is asked of the store while typing before the user has said why', async ({ page }) => {
  await signIn(page, 'P1003')
  let asked = 0
  page.on('request', (request) => {
    if (request.url().includes('/searches/')) asked += 1
  })
  await page.keyboard.press('/')
  await page.keyboard.type('whitlock')
  await expect(page.getByText('Suggestions come once you have said why')).toBeVisible()
  expect(asked).toBe(0)
})

test('Ctrl+K goes to a board, begins a piece of work, or finds a person', async ({ page }) => {
  await begin(page, 'P1019')
  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog', { name: 'Go to, do or find' })
  const palette = dialog.getByRole('combobox')
  await expect(palette).toBeFocused()
  await expectNoAxeViolations(page)
  await page.keyboard.type('custody')
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('option', { name: /Custody board/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/custody$/)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('whitlocke')
  await expect(dialog.getByRole('option', { name: new RegExp(suspect) })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('filters narrow a long list with counts beside them, and stand in the address @phone', async ({
  page,
  viewport,
}) => {
  await begin(page, 'P1003', 'avenue road')
  const panel = page.getByRole('region', { name: 'Narrow the results' })
  if ((viewport?.width ?? 0) < 1000) await panel.getByText('Narrow the results').click()
  const places = panel.getByRole('group', { name: 'Kind' }).getByRole('checkbox', { name: /^Places \d+/ })
  await places.check()
  await expect(page).toHaveURL(/kind=Location/)
  await expect(page.getByRole('heading', { level: 2, name: /^Events/ })).toHaveCount(0)
  const area = panel.getByRole('group', { name: 'Area' }).getByRole('checkbox').first()
  const words = await area.evaluate((input) => input.closest('.mips-choice')?.textContent ?? '')
  const count = /(\d+)$/.exec(words.trim())?.[1] ?? ''
  await area.check()
  await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^Places ${count}$`) })).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.reload()
  await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^Places ${count}$`) })).toBeVisible()
  await page.getByRole('button', { name: 'Take all off' }).click()
  await expect(page).not.toHaveURL(/kind=/)
})

test('a misspelt street is found, and a plate by what is known of it @phone', async ({ page }) => {
  await begin(page, 'P1003', '14 avenu raod')
  await expect(result(page, flat.address)).toContainText('Near in spelling')
  await page.goto('/search?q=vehicle&kind=Object')
  const plate = await page.getByRole('main').getByRole('article').first().getAttribute('aria-label')
  const mark = /\b([A-Z]{2}\d{2}) ?([A-Z]{3})\b/.exec(plate ?? '')
  expect(mark).not.toBeNull()
  const [, begins = '', ends = ''] = mark ?? []
  for (const text of [`${begins}*`, `*${ends}`, `${begins.slice(0, 2)}??${ends}`]) {
    await page.goto(`/search?q=${encodeURIComponent(text)}`)
    await expect(result(page, plate ?? '')).toContainText(`Fits ${text}`)
  }
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
})

test('words of a log lead to the record, with the words marked @phone', async ({ page }) => {
  await begin(page, 'P1019', 'visit')
  const texts = page.getByRole('region', { name: /^What was written/ })
  await expect(texts.getByRole('article').first().locator('mark').first()).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await texts.getByRole('article').first().getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page).not.toHaveURL(/\/search/)
})

test('on a phone the suggestions are taken by a touch @phone @touch', async ({ page }) => {
  await begin(page, 'P1003')
  await box(page).tap()
  await box(page).fill('')
  await page.keyboard.type('whitlo')
  await option(page, new RegExp(suspect)).tap()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(suspect)
})
