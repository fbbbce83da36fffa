/** Finished work is sampled: a piece that nobody chose is marked heading by heading, and its officer reads the marks from a task of theirs. */
import { expect, test, type Page } from '@playwright/test'
import { certifiedCase } from './certified-case.ts'
import { picture } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

async function good(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, name)
}

async function sayWhy(page: Page): Promise<void> {
  const why = page.getByRole('dialog', { name: 'Why are you looking?' })
  await page.addLocatorHandler(why, () => choosePurpose(page, 'Investigating a crime'))
}

test('a supervisor marks what was drawn of finished work, and the officer is told @phone', async ({
  page,
  browser,
}) => {
  test.setTimeout(150_000)
  await certifiedCase(browser)
  await sayWhy(page)
  await signIn(page, 'P1033', '/cases')
  let caseId = ''
  const words = `Ask for cameras on the first day, ${Date.now()}`

  await test.step('the sample of the week is there, and is the same when it is read again', async () => {
    await page.getByRole('link', { name: 'Sample of finished work' }).press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sample of finished work')
    const titles = page.getByRole('heading', { level: 2 })
    await expect(titles.first()).toBeVisible()
    const drawn = await titles.allTextContents()
    await page.reload()
    await expect(titles.first()).toBeVisible()
    expect(await titles.allTextContents()).toEqual(drawn)
    await good(page, 'sampling')
  })

  await test.step('a failure without words is refused; with them the piece is marked', async () => {
    const piece = page.locator('section').filter({ hasText: 'To be marked' }).first()
    const way = (await piece.getByRole('link').first().getAttribute('href')) ?? ''
    caseId = way.split('/')[2] ?? ''
    await piece.getByText('Mark it').click()
    const fails = piece.getByRole('radio', { name: 'Fail' })
    await expect(fails).toHaveCount(5)
    await fails.first().check()
    for (let at = 1; at < 5; at += 1) await piece.getByRole('radio', { name: 'Pass' }).nth(at).check()
    await piece.getByRole('button', { name: 'Keep the marks' }).press('Enter')
    await expect(piece.getByText('Say what was found, so that it can be put right.').first()).toBeVisible()
    await piece.getByLabel(/^What was found/).fill('Cameras were not asked for')
    await piece.getByLabel('What the officer is told').fill(words)
    await good(page, 'sampling-marks')
    await piece.getByRole('button', { name: 'Keep the marks' }).press('Enter')
    await expect(page.getByText('Marked', { exact: true }).first()).toBeVisible()
    await expect(page.getByRole('table')).toContainText(/Reasonable lines of enquiry were followed: \d/)
  })

  await test.step('the officer finds it under their work and reads the marks', async () => {
    await signIn(page, 'P1009', '/')
    await expect(page.getByRole('link', { name: /^Feedback on your/ }).first()).toBeVisible()
    await page.goto(`/cases/${caseId}/samples`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Marks of finished work')
    await expect(page.locator('main')).toContainText(words)
    await expect(page.getByRole('list', { name: 'Marks by heading' }).first()).toContainText(
      'Cameras were not asked for',
    )
    await good(page, 'samples')
  })
})
