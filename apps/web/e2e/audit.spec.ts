/** The audit page: how far each witness outside is, and the check of the whole. */
import { expect, test } from '@playwright/test'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

test('the auditor sees how far both witnesses are, and that the audit is whole @phone', async ({ page }) => {
  await signIn(page, 'AUDITOR')
  const witnesses = page.getByRole('list', { name: 'Witnesses', exact: true }).getByRole('listitem')
  const purpose = page.getByRole('dialog', { name: 'Why are you looking?' })
  await expect(async () => {
    await page.goto('/audit')
    await expect(purpose.or(witnesses).first()).toBeVisible()
    if (await purpose.isVisible()) await choosePurpose(page, 'Auditing the use of the system')
    await expect(witnesses).toContainText([
      'Witnessed by witness.mips/1 at',
      'Witnessed by witness.mips/2 at',
    ])
  }).toPass({ timeout: 60_000 })
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('witnesses.png') })
  await page.getByRole('button', { name: 'Verify the audit', exact: true }).click()
  await expect(page.getByText('The audit is whole')).toBeVisible({ timeout: 60_000 })
  await page.screenshot({ path: test.info().outputPath('whole.png') })
})
