/** An operation: opened by an inspector with one member, a record put into it that others no longer see, and taken out again. */
import { expect, test } from '@playwright/test'
import { call, picture } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const wordOf = () =>
  Array.from({ length: 9 }, () => 'AEIOUBDFGK'.charAt(Math.floor(Math.random() * 10))).join('')

test('an operation keeps a record to its members, who come and go at once @phone', async ({
  page,
  browser,
}) => {
  const name = `Operation ${wordOf()}`
  const surname = `Kept${wordOf().toLowerCase()}`
  const good = async (picturename: string) => {
    await expectNoAxeViolations(page)
    await expectNoSidewaysScroll(page)
    await picture(page, picturename)
  }
  const colleague = await (await browser.newContext()).newPage()
  await signIn(colleague, 'DETECTIVE')
  const { locations } = await call(colleague, '/pole/locations/suggestions', { text: 'road' })
  const summary = `Seen with a van, ${surname}`
  const made = await call(colleague, '/incidents', {
    locationId: (locations as { id: string }[])[0]?.id,
    incidentType: 'SUSPICIOUS',
    grade: 'PRIORITY',
    summary,
  })
  const reference = String(made.reference)
  await colleague.goto(`/incidents/${String(made.id)}`)
  await expect(colleague.getByText(summary).first()).toBeVisible()

  await signIn(page, 'INSPECTOR', '/operations')
  await test.step('it is opened for a reason', async () => {
    await page.getByRole('button', { name: 'Open an operation' }).click()
    await page.getByRole('button', { name: 'Open it', exact: true }).click()
    await expect(page.getByRole('alert').first()).toContainText('Enter a name')
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel('Why it needs a compartment').fill('One of them has a friend among the staff.')
    await good('operation-open')
    await page.getByRole('button', { name: 'Open it', exact: true }).click()
    await choosePurpose(page, 'Supervising the work of others')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  })

  await test.step('a record that is put in is seen by its members alone', async () => {
    await page.getByRole('button', { name: 'Put a record in' }).click()
    await page.getByLabel('Reference of the record').fill(reference)
    await page.getByRole('button', { name: 'Find the record' }).click()
    await expect(page.getByRole('status').filter({ hasText: reference })).toBeVisible()
    await page.getByLabel('Why', { exact: true }).fill('It is about them.')
    await page.getByRole('button', { name: 'Put it in', exact: true }).click()
    await expect(page.getByRole('table', { name: 'Records in it' })).toContainText(reference)
    const answered = colleague.waitForResponse(
      (answer) => answer.url().endsWith(String(made.id)) && answer.status() === 404,
    )
    await colleague.reload()
    await choosePurpose(colleague, 'Investigating a crime')
    await answered
    await expect(colleague.getByText(summary)).toHaveCount(0)
    await good('operation')
  })

  await test.step('it is taken out again by its owner', async () => {
    const records = page.getByRole('table', { name: 'Records in it' })
    await records.getByRole('button', { name: /^Take out/ }).click()
    await page.getByLabel('Why it is done').fill('It is not about them.')
    await page.getByRole('dialog').getByRole('button', { name: 'Take out', exact: true }).click()
    await expect(page.getByText('Nothing is in it that you may read.')).toBeVisible()
    await colleague.reload()
    await expect(colleague.getByText(summary).first()).toBeVisible()
  })
})
