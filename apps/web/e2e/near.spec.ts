import { expect, test, type Page } from '@playwright/test'
import { flat } from '../../cli/src/demo/journey.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const tabTo = async (page: Page, name: string | RegExp, role: 'link' | 'combobox' | 'button' = 'link') => {
  const wanted = page.getByRole('main').getByRole(role, { name }).first()
  await expect(wanted).toBeVisible()
  for (let steps = 0; steps < 60; steps += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return wanted
    await page.keyboard.press('Tab')
  }
  throw new Error(`No way by the keyboard to ${String(name)}`)
}

test('what happened near a place is measured, narrowed and opened by the keyboard alone @phone', async ({
  page,
}) => {
  await signIn(page, 'P1003', `/search?q=${encodeURIComponent(flat.search)}`)
  await choosePurpose(page, 'Responding to an incident')
  await page.getByRole('article', { name: flat.address, exact: true }).waitFor()
  await tabTo(page, flat.address)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(flat.address)
  await expect(page.getByText(/atched to the gazetteer/).first()).toBeVisible()
  await expect(page.getByRole('img', { name: /one place around/ })).toBeVisible()
  await expectNoAxeViolations(page)

  await tabTo(page, 'What happened near here')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What happened near here')
  await tabTo(page, 'Within', 'combobox')
  const measured = page.waitForResponse(/nearby$/)
  await page.keyboard.type('5 kil')
  await measured
  await page.keyboard.press('Tab')
  for (const part of ['01', '01', '2010']) {
    await page.keyboard.press('Control+A')
    await page.keyboard.type(part)
    if (part !== '2010') await page.keyboard.press('Tab')
  }
  const list = page.getByRole('list', { name: 'What happened, the nearest first' })
  await expect(page.getByRole('status').filter({ hasText: /^\d+ events? within 5 kilometres/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Around .*places around/ })).toBeVisible()
  const away = await list.getByText(/ metres away$/).allTextContents()
  const metres = away.map((words) => Number.parseInt(words, 10))
  expect(metres.length).toBeGreaterThan(1)
  expect(metres).toEqual([...metres].sort((a, b) => a - b))
  expect(Math.max(...metres)).toBeLessThanOrEqual(5_000)
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)

  const pin = await tabTo(page, /Show .* on the map/, 'button')
  await page.keyboard.press('Space')
  await expect(pin).toHaveAttribute('aria-pressed', 'true')
  const title =
    (await list.getByRole('listitem').getByRole('listitem').first().getByRole('link').textContent()) ?? ''
  await tabTo(page, title)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/(incidents|arrests|custody|vulnerability|asb|intelligence)\//)
})
