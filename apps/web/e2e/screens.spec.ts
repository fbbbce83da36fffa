import { expect, test } from '@playwright/test'
import { expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const people = ['P1001', 'P1012', 'P1018', 'P1023', 'P1025'] as const

for (const who of people) {
  test(`every place that ${who} can go to is fit for all, in light and dark @phone`, async ({
    page,
    isMobile,
  }) => {
    test.slow(isMobile)
    await signIn(page, who)
    const links = page.getByRole('navigation', { name: 'Main', exact: true }).locator('a')
    const paths = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
    expect(paths.length).toBeGreaterThan(1)
    for (const path of [...paths, '/account']) {
      await test.step(path, async () => {
        await page.goto(path)
        const dialog = page.getByRole('dialog', { name: 'Why are you looking?' })
        await expect(page.getByRole('heading', { level: 1 }).or(dialog)).toBeVisible()
        if (await dialog.isVisible()) await dialog.getByRole('button').nth(1).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
        await page.waitForLoadState('networkidle')
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await expectNoAxeViolations(page)
        }
        await expectNoSidewaysScroll(page)
      })
    }
  })
}
