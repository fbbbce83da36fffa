import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'

const sizes = { desk: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } }

async function open(page: Page, query = '', size: keyof typeof sizes = 'desk') {
  await page.setViewportSize(sizes[size])
  await page.goto(`/${query}`)
  await expect(page.getByRole('heading', { level: 1, name: /HUSSAIN/ })).toBeVisible()
}

async function seriousViolations(page: Page) {
  // React Aria marks hidden inputs for itself; only what a person meets is judged.
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`)
}

for (const theme of ['light', 'dark', 'system']) {
  for (const size of ['desk', 'phone'] as const) {
    test(`axe finds nothing serious in ${theme} on a ${size}`, async ({ page }) => {
      if (theme === 'system') await page.emulateMedia({ colorScheme: 'dark' })
      await open(page, `?theme=${theme}`, size)
      expect(await seriousViolations(page)).toEqual([])
    })
  }
}

test('axe finds nothing serious in compact, nor with layers open', async ({ page }) => {
  await open(page, '?density=compact')
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Check GARSIDE, Emeka' }).click()
  await expect(page.getByRole('dialog', { name: /Cell check/ })).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(page.getByRole('dialog', { name: /Locked/ })).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])
})

test('nothing breaks the content policy and nothing is logged as an error', async ({ page }) => {
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  await open(page)
  await page.getByRole('button', { name: 'Act', exact: true }).last().click()
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: /Locations/ }).click()
  expect(errors).toEqual([])
})

for (const width of [320, 360, 768]) {
  test(`the page does not scroll sideways at ${width}`, async ({ page }) => {
    await open(page)
    await page.setViewportSize({ width, height: 740 })
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(excess).toBe(0)
  })
}

test('compact rows are 28 px and every target is at least 24 px', async ({ page }) => {
  await open(page, '?density=compact')
  const heights = await page
    .locator('.mips-table tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height))
  expect(Math.max(...heights)).toBeLessThanOrEqual(29)
  const small = await page
    .locator('main button:visible, main input:visible, main select:visible')
    .evaluateAll((controls) =>
      controls
        .filter(
          (one) => !one.closest('.govuk-visually-hidden') && !one.classList.contains('mips-choice__input'),
        )
        .map((one) => ({ text: one.textContent, size: one.getBoundingClientRect() }))
        .filter((one) => one.size.width > 1 && Math.min(one.size.width, one.size.height) < 23.9)
        .map((one) => `${one.text} ${one.size.width}x${one.size.height}`),
    )
  expect(small).toEqual([])
})

test('nothing that has the focus is hidden by the bars', async ({ page }) => {
  await open(page)
  await page.setViewportSize({ width: 1280, height: 600 })
  const hidden: string[] = []
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab')
    const covered = await page.evaluate(() => {
      const focused = document.activeElement
      if (!focused || focused === document.body) return ''
      const box = focused.getBoundingClientRect()
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      return top && (focused.contains(top) || top.contains(focused)) ? '' : focused.outerHTML.slice(0, 80)
    })
    if (covered) hidden.push(covered)
  }
  expect(hidden).toEqual([])
})

test('the error summary takes the focus and leads to its field', async ({ page }) => {
  await open(page)
  await expect(page.locator('.govuk-error-summary')).toBeFocused()
  await page.getByRole('link', { name: 'Enter a real date, like 3 4 2026' }).click()
  await expect(page.locator('#last-seen')).toBeFocused()
  expect(new URL(page.url()).hash).toBe('')
})

test('a date is taken as pasted, as words, and as t', async ({ page }) => {
  await open(page)
  const group = page.getByRole('group', { name: 'Date of birth' })
  await group.getByLabel('Day').fill('12/11/1979')
  await expect(group.getByLabel('Month')).toHaveValue('11')
  await expect(group.getByLabel('Year')).toHaveValue('1979')
  await group.getByLabel('Month').fill('apr')
  await group.getByLabel('Year').fill('87')
  await page.getByLabel('Postcode').focus()
  await expect(group.getByLabel('Month')).toHaveValue('4')
  await expect(group.getByLabel('Year')).toHaveValue('1987')
  await group.getByLabel('Day').fill('31')
  await expect(group.getByLabel('Day')).toHaveValue('31')
  await group.getByLabel('Day').fill('t')
  await expect(group.getByLabel('Year')).not.toHaveValue('1987')
})

test('a time is taken as 214 and shown as 02:14 on leaving', async ({ page }) => {
  await open(page)
  const time = page.getByLabel('Time of the check')
  await time.pressSequentially('214')
  await expect(time).toHaveValue('214')
  await time.press('Tab')
  await expect(time).toHaveValue('02:14')
  await page.getByRole('button', { name: 'Now as the time of the check' }).click()
  await expect(time).toHaveValue(/^\d\d:\d\d$/)
})

test('the doubled hour asks which one, the missing hour is refused', async ({ page }) => {
  await open(page)
  await page.getByLabel('Second 01:30 (GMT)').check()
  await expect(page.getByLabel('Second 01:30 (GMT)')).toBeChecked()
  const group = page.getByRole('group', { name: 'Detention authorised' })
  await group.getByLabel('Day').fill('29/03/2026')
  await expect(page.getByText('01:30 did not exist that night')).toBeVisible()
})

test('the combo box works by keyboard and takes what is not listed', async ({ page }) => {
  await open(page)
  const box = page.getByRole('combobox', { name: 'Offence' })
  await box.pressSequentially('bodily')
  await expect(page.getByRole('option', { name: /Assault occasioning/ })).toBeVisible()
  await box.press('ArrowDown')
  await box.press('Enter')
  await expect(box).toHaveValue('Assault occasioning actual bodily harm')
  await expect(page.getByTestId('offence-chosen')).toContainText('Chosen OF61102')
  await box.fill('keeping a bear')
  await page.getByRole('option', { name: /Not listed/ }).click()
  await expect(page.getByTestId('offence-chosen')).toContainText('not listed: keeping a bear')
  await expect(box).toHaveValue('keeping a bear')
})

test('the list of a combo box stays with its box when the page scrolls', async ({ page }) => {
  await open(page)
  const box = page.getByRole('combobox', { name: 'Offence' })
  await box.pressSequentially('bodily')
  const option = page.getByRole('option', { name: /Assault occasioning/ })
  await expect(option).toBeVisible()
  const between = async () => ((await option.boundingBox())?.y ?? 0) - ((await box.boundingBox())?.y ?? 0)
  const before = await between()
  const scrolled = page.evaluate(
    () => new Promise((resolve) => window.addEventListener('scrollend', () => resolve(window.scrollY))),
  )
  await page.mouse.wheel(0, 60)
  expect(await scrolled).toBeGreaterThan(0)
  await expect(option).toBeVisible()
  expect(await between()).toBeCloseTo(before, 0)
})

test('the dialog holds the focus and gives it back', async ({ page }) => {
  await open(page)
  const opener = page.getByRole('button', { name: 'Check GARSIDE, Emeka' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /Cell check/ })
  await expect(dialog).toBeVisible()
  for (let press = 0; press < 12; press += 1) await page.keyboard.press('Tab')
  expect(await dialog.evaluate((node) => node.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()
})

test('the lock does not open with Escape', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  const lock = page.getByRole('dialog', { name: /Locked/ })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(lock).toBeVisible()
  const isOutOfReach = (node: Element) => node.closest('[inert], [aria-hidden="true"]') !== null
  expect(await page.locator('main').evaluate(isOutOfReach)).toBe(true)
  await lock.getByRole('button', { name: 'Unlock' }).click()
  await expect(lock).toBeHidden()
})

test('a table sorts and says so', async ({ page }) => {
  await open(page)
  const table = page.getByRole('table', { name: 'In custody' })
  await expect(table.getByRole('columnheader', { name: 'Review due' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await table.getByRole('button', { name: 'Age' }).click()
  await expect(table.getByRole('rowheader').first()).toContainText('JENKINS')
  await table.getByRole('button', { name: 'Age' }).click()
  await expect(table.getByRole('rowheader').first()).toContainText('HUSSAIN')
})

test('a toast is said politely and can be undone', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Show a toast' }).click()
  const region = page.locator('.mips-toasts')
  await expect(region).toHaveAttribute('aria-live', 'polite')
  await region.getByRole('button', { name: 'Undo' }).click()
  await expect(region).toContainText('Undone')
  await expect(region).not.toContainText('Marked')
})

test('warnings stand worst first, and unknown is not none', async ({ page }) => {
  await open(page)
  const items = page
    .getByRole('list', { name: 'Warnings about Siobhan Hussain' })
    .last()
    .getByRole('listitem')
  await expect(items.first()).toContainText('Violent')
  await expect(items.last()).toContainText('Self-harm: not checked')
  const none = page.getByText('No warnings recorded').locator('..')
  const unknown = page.getByText('Warnings: not checked').locator('..')
  const border = (node: Element) => getComputedStyle(node).borderTopStyle
  expect(await none.evaluate(border)).toBe('solid')
  expect(await unknown.evaluate(border)).toBe('dashed')
})

test('a phone has a bottom bar of four with the rest behind More', async ({ page }) => {
  await open(page, '', 'phone')
  const bar = page.getByRole('navigation', { name: 'Main, at the bottom' })
  await expect(bar.getByRole('link')).toHaveCount(3)
  await bar.getByRole('button', { name: 'More' }).click()
  await expect(bar.getByRole('link', { name: 'Audit' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(bar.getByRole('link', { name: 'Audit' })).toHaveCount(0)
  await expect(page.getByRole('navigation', { name: 'Main', exact: true })).toBeHidden()
})

test('print leaves out what is for the screen and keeps the marking', async ({ page }) => {
  await open(page, '?theme=dark')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.mips-header')).toBeHidden()
  await expect(page.locator('.mips-marking')).toBeVisible()
  await expect(page.locator('.mips-print-line')).toContainText('PC 4471')
  const colours = await page.evaluate(() => [
    getComputedStyle(document.body).backgroundColor,
    getComputedStyle(document.querySelector('.govuk-error-message') ?? document.body).color,
  ])
  expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(166, 27, 27)'])
  await expect(page.getByRole('button', { name: 'Authorise detention' })).toBeHidden()
})

test('the looks carry no font, crest or crown of GOV.UK', async ({ page }) => {
  await open(page)
  const css = await page.evaluate(async () => {
    const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')]
    return (await Promise.all(sheets.map(async (sheet) => (await fetch(sheet.href)).text()))).join('')
  })
  expect(css.length).toBeGreaterThan(10_000)
  expect(css).not.toMatch(/GDS Transport|@font-face|crest|crown|govuk-logotype/i)
})
