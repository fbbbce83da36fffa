import { expect, test } from '@playwright/test'
import { expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

test('a taken cell is refused with its rule, and a cell out of use keeps people out until it is back @phone', async ({
  page,
}) => {
  const name = `Z${Date.now() % 100_000}`
  await signIn(page, 'P1012', '/custody')
  await page.getByRole('link', { name: 'Cells' }).click()
  await expect(page.getByRole('table').first()).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page
    .getByRole('button', { name: /^Put a cell out of use/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Put out of use' }).click()
  await expect(dialog).toContainText('Name the cell')
  await dialog.getByLabel('Cell').fill(name)
  await dialog.getByLabel('Why it is out of use').fill('Hatch is broken')
  await expectNoAxeViolations(page)
  await dialog.getByRole('button', { name: 'Put out of use' }).click()
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('Out of use')
  await page.screenshot({ path: test.info().outputPath('cells.png'), fullPage: true })

  const taken = page.getByRole('row').filter({ hasText: '1 of 1' })
  const [there, another] = [taken.nth(0), taken.nth(1)]
  const cell = (await there.getByRole('rowheader').innerText()).trim()
  await another.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Custody record')
  const care = page.locator('#care')
  await care.getByLabel(/^Cell \(now/).fill(cell)
  await care.getByLabel('Why', { exact: true }).fill('Nearer to the desk')
  await care.getByRole('button', { name: 'Record the change' }).click()
  await expect(page.getByText(/TR-9|TR-10/).first()).toBeVisible()
  await care.getByLabel(/^Cell \(now/).fill(name)
  await care.getByRole('button', { name: 'Record the change' }).click()
  await expect(page.getByText(/This cell is out of use: Hatch is broken/).first()).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('refused.png'), fullPage: true })

  await page.goto('/custody/cells')
  await row.getByRole('button', { name: /^Back in use/ }).click()
  await dialog.getByLabel('What was put right').fill('Hatch mended')
  await dialog.getByRole('button', { name: 'Put back in use' }).click()
  await expect(row).toContainText('0 of 1')
})
