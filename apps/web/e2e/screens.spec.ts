import { expect, test } from '@playwright/test'
import { expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const visits = [
  { who: 'P1001', also: ['/account', '/password'] },
  { who: 'P1012', also: [] },
  { who: 'P1018', also: [] },
  { who: 'P1023', also: [] },
  { who: 'P1025', also: [] },
] as const
const seen = new Set<string>()

for (const { who, also } of visits) {
  test(`every place that ${who} can go to is fit for all, in light and dark @phone`, async ({ page }, {
    project,
  }) => {
    await signIn(page, who)
    const links = page.locator('.mips-rail a')
    const paths = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
    expect(paths.length).toBeGreaterThan(1)
    for (const path of [...paths, ...also]) {
      // One look at a page that several people share is enough for its looks.
      if (seen.has(`${project.name} ${path}`)) continue
      seen.add(`${project.name} ${path}`)
      await test.step(path, async () => {
        await page.goto(path)
        const dialog = page.getByRole('dialog', { name: 'Why are you looking?' })
        await expect(page.getByRole('heading', { level: 1 }).or(dialog).first()).toBeVisible()
        if (await dialog.isVisible()) await dialog.getByRole('button').nth(1).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
        // A page that is live keeps a stream open and is never idle.
        await page.waitForLoadState('networkidle', { timeout: 4_000 }).catch(() => undefined)
        await page.emulateMedia({ colorScheme: 'light' })
        await expectNoAxeViolations(page)
        await expectNoSidewaysScroll(page)
        await page.emulateMedia({ colorScheme: 'dark' })
        await expectNoAxeViolations(page, ['color-contrast'])
      })
    }
  })
}
