import { expect, test } from '@playwright/test'
import { expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

test('a round made on one desk shows on the board of another within a second, and each entry has its own time @phone', async ({
  page,
  browser,
}) => {
  await signIn(page, 'P1012', '/custody')
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  await page.getByLabel('Suite', { exact: true }).selectOption({ index: 1 })
  await expect(page.getByRole('link', { name: 'Round' })).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('board.png'), fullPage: true })
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)

  const context = await browser.newContext()
  const other = await context.newPage()
  await signIn(other, 'P1012', new URL(page.url()).pathname + new URL(page.url()).search)
  const told = other.waitForResponse(
    (answer) => /\/api\/custody\/board(\/lines)?(\?|$)/.test(answer.url()) && answer.ok(),
    { timeout: 60_000 },
  )
  await told
  await expect(other.getByText('Live', { exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Round' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Round')
  const cells = page.getByRole('list', { name: 'Cells of the round' }).getByRole('listitem')
  await expect(cells.first()).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  const again = other.waitForResponse(
    (answer) => /\/api\/custody\/board(\/lines)?(\?|$)/.test(answer.url()) && answer.ok(),
  )
  await cells.first().getByRole('button').first().click()
  await expect(cells.first()).toContainText('Entered')
  await again
  await page.screenshot({ path: test.info().outputPath('round.png'), fullPage: true })

  await cells
    .nth(1)
    .getByRole('button', { name: /^Otherwise/ })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Enter' }).click()
  await expect(dialog).toContainText('Say what happened')
  await dialog.getByLabel('What happened').fill('Awake, asked for his solicitor')
  await dialog.getByRole('button', { name: 'Enter' }).click()
  await expect(cells.nth(1)).toContainText('Entered')
  await context.close()
})

test('whoever is on duty is called on every page, answers, and the inspector sees every suite', async ({
  page,
}) => {
  await signIn(page, 'P1012', '/custody')
  await page.getByLabel('Suite', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('button', { name: /Alarm sound is off/ }).click()
  await expect(page.getByRole('button', { name: 'Alarm sound is on' })).toBeVisible()
  await page.getByRole('button', { name: /^Go on duty as custody sergeant/ }).click()
  await expect(page.getByText(/On duty as custody sergeant since/)).toBeVisible()
  const mine = page.getByRole('list', { name: 'Alarms for you' })
  await expect(mine).toBeVisible()
  await page.goto('/')
  await expect(mine).toBeVisible()
  await expectNoAxeViolations(page)
  const first = mine.getByRole('listitem').first()
  const words = (await first.getByRole('link').innerText()).trim()
  await first.getByRole('button', { name: /^Acknowledge/ }).click()
  await page.getByLabel('What is done about it').fill('On my way')
  await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click()
  await expect(page.getByText('Acknowledged: it is still to be done')).toBeVisible()
  expect(words).not.toBe('')
  await page.goto('/custody/suites')
  await expect(page.getByRole('table', { name: 'Suites' })).toContainText('custody sergeant')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('suites.png'), fullPage: true })
})

test('a suite is handed over line by line', async ({ page, browser }) => {
  await signIn(page, 'P1012', '/custody')
  // The suite with the fewest people: every line is pressed.
  const select = page.getByLabel('Suite', { exact: true })
  const options = await select.locator('option').allInnerTexts()
  const many = options.map((words) => Number(/\((\d+)\)/.exec(words)?.[1] ?? 999))
  await select.selectOption({ index: many.indexOf(Math.min(...many)) })
  await page.getByRole('link', { name: 'Handover' }).click()
  const begin = page.getByRole('button', { name: 'Begin a handover' })
  const going = page.getByText(/\d+ of \d+ lines accepted/)
  await expect(begin.or(going)).toBeVisible()
  if (await begin.isVisible()) await begin.click()
  await expect(going).toBeVisible()
  await page
    .getByLabel(/^For the next officer/)
    .first()
    .fill('Waits for the nurse')
  await page.getByRole('button', { name: 'Note it' }).first().click()
  await expect(page.getByText('Note: Waits for the nurse')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.screenshot({ path: test.info().outputPath('handover.png'), fullPage: true })
  const context = await browser.newContext()
  const other = await context.newPage()
  await signIn(other, 'P1013', new URL(page.url()).pathname + new URL(page.url()).search)
  const accept = other.getByRole('button', { name: /^Accept/ })
  await expect(accept.first()).toBeVisible()
  for (let left = await accept.count(); left > 0; left -= 1) {
    // By key: the page moves up as a line is done.
    const done = other.waitForResponse((answer) => answer.url().endsWith('/handover-acceptances'))
    await accept.first().press('Enter')
    expect((await done).ok()).toBe(true)
    await expect(accept).toHaveCount(left - 1)
  }
  await other.getByRole('button', { name: 'Take the suite over' }).click()
  await expect(other.getByText(/took over from/)).toBeVisible()
  await context.close()
})
