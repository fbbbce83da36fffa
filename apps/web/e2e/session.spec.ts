import { expect, test } from '@playwright/test'
import { demoPassword } from '../../cli/src/demo/sign-ins.ts'
import {
  choosePurpose,
  countKeysAndClicks,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  personOf,
  signIn,
  signInByPage,
} from './support.ts'

const sergeant = personOf('CUSTODY_SERGEANT')

test('somebody unknown is asked to sign in and comes back to the page that they asked for @phone', async ({
  page,
}) => {
  await page.goto('/audit')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faudit$/)
  await expectNoAxeViolations(page)
  await page.getByLabel('Warrant or pay number').fill(personOf('AUDITOR').number)
  await page.getByLabel('Password').fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/audit$/)
})

test('a wrong password is refused in words that name neither the number nor the password, and the number stays', async ({
  page,
}) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter your password')
  await expect(page.getByRole('link', { name: 'Enter your password' })).toBeVisible()
  for (const number of [sergeant.number, 'P9999']) {
    await page.getByLabel('Warrant or pay number').fill(number)
    await page.getByLabel('Password').fill('not the right words at all')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('The number or the password is wrong')
    await expect(page.getByRole('alert')).toContainText('Reference to quote')
    await expect(page.getByLabel('Warrant or pay number')).toHaveValue(number)
  }
  await expectNoAxeViolations(page)
})

test('nobody is led to another site after signing in', async ({ page }) => {
  await page.goto('/sign-in?next=//example.org/')
  await page.getByLabel('Warrant or pay number').fill(sergeant.number)
  await page.getByLabel('Password').fill(demoPassword)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/$/)
})

test('the home page is fit for all in light and dark, at a desk and on a phone @phone', async ({ page }) => {
  await signInByPage(page, sergeant.number as 'P1012')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(sergeant.name)
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await expectNoAxeViolations(page)
    await expectNoSidewaysScroll(page)
  }
})

test('a locked screen hides the page, keeps it, and opens for the same person only', async ({ page }) => {
  await signIn(page, 'CUSTODY_SERGEANT', '/password')
  await page.getByLabel('New password', { exact: true }).fill('half a password')
  await page.keyboard.press('Control+l')
  const lock = page.getByRole('dialog', { name: /Locked/ })
  await expect(lock).toContainText(sergeant.name)
  await expect(page.getByRole('heading', { name: 'Change password' })).toBeHidden()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await expect(lock).toBeVisible()

  await page.keyboard.type('not the right words')
  await page.keyboard.press('Enter')
  await expect(lock).toContainText('The password is wrong')
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')
  await expect(lock).toBeHidden()
  await expect(page.getByLabel('New password', { exact: true })).toHaveValue('half a password')
  await expect(page.getByLabel('New password', { exact: true })).toBeFocused()
})

test('a lock holds over a reload, and somebody else gets a page of their own', async ({ page }) => {
  await signIn(page, 'CUSTODY_SERGEANT')
  const arrived = page.waitForResponse((response) => response.url().endsWith('/api/session/lock'))
  await page.keyboard.press('Control+l')
  const lock = page.getByRole('dialog', { name: /Locked/ })
  await expect(lock).toBeVisible()
  await arrived
  await page.reload()
  await expect(lock).toBeVisible()
  await page.getByRole('button', { name: 'I am someone else' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
  await signIn(page, 'DESPATCHER')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(personOf('DESPATCHER').name)
})

test('a session that ended elsewhere covers the page and goes on after signing in again', async ({
  page,
  browser,
}) => {
  await signIn(page, 'DETENTION_OFFICER', '/password')
  await page.getByLabel('New password', { exact: true }).fill('half a password')
  const other = await (await browser.newContext()).newPage()
  await signIn(other, 'DETENTION_OFFICER')
  await other.getByRole('button', { name: /your menu/ }).click()
  await other.getByRole('menuitem', { name: 'Sign out everywhere' }).click()
  await expect(other).toHaveURL(/\/sign-in$/)

  await page.getByRole('button', { name: /your menu/ }).click()
  await page.getByRole('menuitem', { name: /Theme/ }).click()
  const cover = page.getByRole('dialog', { name: /Locked/ })
  await expect(cover).toContainText('Your session has ended')
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')
  await expect(cover).toBeHidden()
  await expect(page.getByLabel('New password', { exact: true })).toHaveValue('half a password')
})

test('theme and density follow the user to another desk', async ({ page, browser }) => {
  await signIn(page, 'CASE_BUILDER')
  for (const theme of ['light', 'dark']) {
    await page.getByRole('button', { name: /your menu/ }).click()
    await page.getByRole('menuitem', { name: /Theme/ }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
  }
  await page.getByRole('button', { name: /your menu/ }).click()
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/session/preferences'))
  await page.getByRole('menuitem', { name: /Rows/ }).click()
  await kept
  const other = await (await browser.newContext()).newPage()
  await signIn(other, 'CASE_BUILDER')
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(other.locator('html')).toHaveAttribute('data-density', 'compact')
})

test('keys reach everything: search box, places, the list of keys, silence inside fields', async ({
  page,
}) => {
  await signIn(page, 'CUSTODY_SERGEANT')
  await page.keyboard.press('/')
  await expect(page.getByRole('combobox', { name: /^Search people/ })).toBeFocused()
  await page.keyboard.type('g?/')
  await expect(page.getByRole('combobox', { name: /^Search people/ })).toHaveValue('g?/')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: /^Search people/ })).not.toBeFocused()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await expect(help).toContainText('Lock the screen')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page).toHaveURL(/\/custody$/)
})

test('the counter counts every key and click, and what a test fills in without them', async ({
  page,
  context,
}) => {
  const effort = await countKeysAndClicks(context)
  await page.goto('/sign-in')
  await page.getByLabel('Password').click()
  await page.keyboard.type('abc')
  await page.getByLabel('Warrant or pay number').fill('P1012')
  await expect.poll(() => effort.now()).toEqual({ keys: 8, clicks: 1 })
})

test('the screen warns two minutes before it locks, any key takes that back, and then it locks by itself', async ({
  page,
}) => {
  await page.clock.install()
  await signIn(page, 'INSPECTOR')
  const warning = page.getByRole('alert').filter({ hasText: 'This screen locks' })
  await page.clock.runFor('13:05')
  await expect(warning).toBeVisible()
  await page.keyboard.press('Shift')
  await page.clock.runFor('00:02')
  await expect(warning).toBeHidden()
  await page.clock.runFor('13:05')
  await expect(warning).toBeVisible()
  await page.clock.runFor('02:00')
  await expect(page.getByRole('dialog', { name: /Locked/ })).toContainText(personOf('INSPECTOR').name)
})

test('why somebody looks is asked once, and can be changed', async ({ page }) => {
  await signIn(page, 'DESPATCHER')
  await page.keyboard.press('/')
  await page.keyboard.type('avenue road')
  await page.keyboard.press('Enter')
  const asked = page.getByRole('dialog', { name: 'Why are you looking?' })
  await expect(asked).toBeVisible()
  await expectNoAxeViolations(page)
  // The likely purpose of a despatcher has the focus, but is not chosen for her.
  await expect(asked.getByRole('button', { name: 'Responding to an incident' })).toBeFocused()
  const searched = page.waitForResponse((response) => response.url().includes('/searches') && response.ok())
  await page.keyboard.press('Enter')
  await expect(asked).toBeHidden()
  await searched
  await page.keyboard.press('/')
  await page.keyboard.type('mill lane')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/mill/)
  await expect(asked).toBeHidden()
  await page.getByRole('button', { name: /your menu/ }).click()
  await page.getByRole('menuitem', { name: 'Looking for: Responding to an incident' }).click()
  await choosePurpose(page, 'Supervising the work of others')
  await page.getByRole('button', { name: /your menu/ }).click()
  await expect(
    page.getByRole('menuitem', { name: 'Looking for: Supervising the work of others' }),
  ).toBeVisible()
})

test('one letter keys can be switched off, and a session elsewhere can be seen and ended', async ({
  page,
  browser,
}) => {
  await signIn(page, 'RECORDS_MANAGER', '/account')
  const off = page.getByRole('group', { name: 'Keys of one letter' }).getByLabel('Off')
  await off.click()
  await expect(off).toBeChecked()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('/')
  await expect(page.getByRole('combobox', { name: /^Search people/ })).not.toBeFocused()
  const on = page.getByRole('group', { name: 'Keys of one letter' }).getByLabel('On')
  await on.click()
  await expect(on).toBeChecked()

  const phone = await (
    await browser.newContext({
      userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Safari/605.1',
    })
  ).newPage()
  await signIn(phone, 'RECORDS_MANAGER')
  await page.reload()
  const row = page.getByRole('row').filter({ hasText: 'Safari on iOS' }).first()
  await row.getByRole('button', { name: 'End it' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'That session has ended' })).toBeVisible()
  await phone.goto('/')
  await expect(phone).toHaveURL(/\/sign-in$/)
  await expectNoAxeViolations(page)
})
