import { expect, test, type Page } from '@playwright/test'
import { demoPassword } from '../../cli/src/demo/sign-ins.ts'
import { expectNoAxeViolations, signIn } from './support.ts'

const who = 'P1007'
const words = 'A grey van waits outside the school each Tuesday at three.\nTwo men, one with a limp.'
const textOf = (page: Page) => page.getByLabel('What was learnt')
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved \d\d:\d\d:\d\d$/ })

async function openForm(page: Page): Promise<void> {
  await page.goto('/intelligence/new')
  await expect(textOf(page)).toBeVisible()
}

test.describe.configure({ mode: 'serial' })

test('what is typed is saved by itself, and is there after the tab was killed, and at another desk', async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, who)
  await openForm(page)
  await textOf(page).pressSequentially(words)
  await expect(saved(page)).toBeVisible()
  await page.close()

  const again = await context.newPage()
  await openForm(again)
  await expect(textOf(again)).toHaveValue(words)
  await expect(again.getByRole('status').filter({ hasText: 'is here again' })).toBeVisible()
  await expectNoAxeViolations(again)

  const desk = await (await browser.newContext()).newPage()
  await signIn(desk, who)
  await desk.getByRole('link', { name: 'An intelligence entry' }).click()
  await expect(textOf(desk)).toHaveValue(words)
})

test('what is said about saving never moves the page under the finger @phone', async ({ page }) => {
  await signIn(page, 'P1006')
  await openForm(page)
  await page.evaluate(() => {
    const header = document.querySelector('header')
    const heights = new Set<number>()
    Reflect.set(window, 'heights', heights)
    if (header) new ResizeObserver(() => heights.add(header.getBoundingClientRect().height)).observe(header)
  })
  await textOf(page).pressSequentially('Seen at the gate')
  await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible()
  expect(await page.evaluate(() => [...(Reflect.get(window, 'heights') as Set<number>)].length)).toBe(1)
})

test('a lock in the middle of a word loses nothing, even when the tab is killed behind it', async ({
  page,
  browser,
}) => {
  await signIn(page, who)
  await openForm(page)
  await expect(textOf(page)).toHaveValue(words)
  await textOf(page).press('Control+End')
  await page.keyboard.type(' Unfinished wo')
  const locked = page.waitForResponse((response) => response.url().endsWith('/api/session/lock'))
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('dialog', { name: /Locked/ })).toContainText('one draft')
  await locked
  await page.close()
  const desk = await (await browser.newContext()).newPage()
  await signIn(desk, who)
  await openForm(desk)
  await expect(textOf(desk)).toHaveValue(`${words} Unfinished wo`)
})

test('without a connection the typing goes on, the page says how it stands, and it is sent when the connection is back', async ({
  page,
  context,
}) => {
  await signIn(page, who)
  await openForm(page)
  await context.setOffline(true)
  await textOf(page).fill('Typed in a cellar')
  await expect(page.getByText('No connection since')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'No connection' }).first()).toBeVisible()
  await expectNoAxeViolations(page)
  await context.setOffline(false)
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(textOf(page)).toHaveValue('Typed in a cellar')
})

test('a session that ended in the middle of the typing covers the page, and nothing is lost', async ({
  page,
  context,
}) => {
  await signIn(page, who)
  await openForm(page)
  // What the page asks by itself must not be the first to find that the session is gone.
  const reads = (url: URL) => url.pathname.startsWith('/api/')
  await page.route(reads, (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()))
  await context.clearCookies({ name: /mips$/ })
  await textOf(page).fill('Typed without a session')
  const cover = page.getByRole('dialog', { name: /Locked/ })
  await expect(cover).toContainText('Your session has ended')
  await page.unroute(reads)
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')
  await expect(cover).toBeHidden()
  await expect(textOf(page)).toHaveValue('Typed without a session')
  await expect(saved(page)).toBeVisible()
})

test('a draft can be thrown away, and then Home offers it no more', async ({ page }) => {
  await signIn(page, who)
  await openForm(page)
  await page.getByRole('button', { name: 'Start again' }).click()
  await expect(textOf(page)).toHaveValue('')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'What is due' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'An intelligence entry' })).toBeHidden()
})
