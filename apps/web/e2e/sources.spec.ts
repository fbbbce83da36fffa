import { expect, test, type Page } from '@playwright/test'
import { startSource } from '../../api/src/modules/source/source.testing.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const port = Number(process.env.MIPS_E2E_PORT ?? '8090') + 1000

async function look(page: Page, surname: string): Promise<void> {
  await page.getByLabel('Surname').fill(surname)
  await page.getByRole('main').getByRole('button', { name: 'Search', exact: true }).click()
}
const others = (page: Page) => page.getByRole('region', { name: 'Other sources' })

test('the local answer comes first, another source when it answers, and one that does not is said @phone', async ({
  page,
}) => {
  const source = await startSource(port)
  try {
    await signIn(page, 'P1003', '/nominals/search')
    await look(page, 'Mutely')
    await choosePurpose(page, 'Responding to an incident')
    await expect(
      page.getByRole('heading', { name: /people found|person found|Nobody found|match/ }).first(),
    ).toBeVisible()
    await expect(others(page)).toContainText('Asking Northern force…')
    await expect(others(page)).toContainText('Source did not answer')
    await expect(others(page)).toContainText('It may still know the person')
    await expect(others(page).getByRole('button', { name: 'Ask again Northern force' })).toBeVisible()
    await expectNoAxeViolations(page)

    await look(page, 'Brindleworthy')
    await expect(others(page)).toContainText('BRINDLEWORTHY, Marla')
    await expect(others(page)).toContainText('Another force. Asked')
    await expect(others(page)).toContainText('Its data is as of')
    await expect(others(page)).toContainText('Carries a knife')
    await expectNoAxeViolations(page)
    await expectNoSidewaysScroll(page)
    expect(source.asked.every(({ url }) => url === '/person-searches')).toBe(true)
  } finally {
    await source.stop()
  }
  await look(page, 'Brindleworthy')
  await expect(others(page)).toContainText('it cannot be reached')
})

test('where none is connected the page says so plainly', async ({ page }) => {
  await page.route('**/api/sources', (route) => route.fulfill({ json: { sources: [] } }))
  await signIn(page, 'P1003', '/nominals/search')
  await look(page, 'Brindleworthy')
  await choosePurpose(page, 'Responding to an incident')
  await expect(others(page)).toContainText('No other source is connected')
})
