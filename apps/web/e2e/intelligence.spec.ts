import { expect, test } from '@playwright/test'
import { choosePurpose, expectNoAxeViolations, signIn } from './support.ts'

test('a report of two paragraphs pages the intelligence unit of a threat to life @phone', async ({
  page,
}) => {
  await signIn(page, 'P1018', '/intelligence/new')
  const first = page.getByRole('region', { name: 'Paragraph 1' })
  const second = page.getByRole('region', { name: 'Paragraph 2' })
  await first.getByLabel(/^What was learnt/).fill('Keeps a knife in the glove box of his van')
  await page.getByRole('button', { name: 'Add a paragraph' }).click()
  // Nobody has come to the new paragraph yet, so nothing of it is wrong.
  await second.getByLabel(/^What was learnt/).click()
  await expect(page.getByText('Choose from the list')).toHaveCount(0)
  await page.getByRole('button', { name: 'Submit entry' }).click()
  await expect(second.getByText('Write the intelligence')).toBeVisible()

  await second.getByLabel(/^What was learnt/).fill('Says that he will use it on Saturday')
  for (const paragraph of [first, second]) {
    await paragraph.getByRole('radio', { name: '2 Untested' }).check()
    await paragraph.getByRole('radio', { name: 'C Known indirectly' }).check()
    await paragraph.getByRole('radio', { name: 'P Lawful sharing permitted' }).check()
  }
  await page.getByRole('checkbox', { name: 'A threat to life' }).check()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Submit entry' }).click()
  await choosePurpose(page, 'Intelligence work')
  const kept = page.getByText(/INT\/\d{4}\/\d+, graded/)
  await expect(kept).toBeVisible()
  const [reference = ''] = /INT\/\d{4}\/\d+/.exec((await kept.textContent()) ?? '') ?? []

  await page.getByRole('link', { name: 'Home', exact: true }).first().click()
  await page.getByRole('link', { name: new RegExp(`Threat to life: answer the page: ${reference}`) }).click()
  await expect(page.getByText('Says that he will use it on Saturday')).toBeVisible()
  await expectNoAxeViolations(page)
})
