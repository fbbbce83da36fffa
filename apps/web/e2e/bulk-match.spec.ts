/** An analyst holds a list against the store: columns put right, rows looked for, one accepted and linked, the list given out and erased. */
import { expect, test } from '@playwright/test'
import { createPerson, picture } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const letters = (length: number) =>
  Array.from({ length }, () => 'AEIOUBDFGK'.charAt(Math.floor(Math.random() * 10))).join('')
const digits = () => String(Math.floor(Math.random() * 1000)).padStart(3, '0')

test('a seized list is matched, accepted by a person, linked, saved and erased @phone', async ({ page }) => {
  const surname = `List${letters(9).toLowerCase()}`
  const phone = `07700 9${digits()}${digits().slice(1)}`
  const good = async (name: string) => {
    await expectNoAxeViolations(page)
    await expectNoSidewaysScroll(page)
    await picture(page, name)
  }
  await signIn(page, 'P1009')
  await createPerson(page, { surname, forename: 'Lorcan', dob: '1979-03-04' })
  await page.context().clearCookies()
  await signIn(page, 'P1019', '/lists')
  await choosePurpose(page, 'Investigating a crime')

  await test.step('the list is sent with its reason', async () => {
    await page.getByRole('button', { name: 'Send the list' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Say why this list is held against the store')
    await page.getByLabel('Name of the list').fill('Contacts of the handset')
    await page
      .getByLabel('Why it is held against the store')
      .fill('Who the handset of the burglary was in touch with.')
    await page.getByLabel('File', { exact: true }).setInputFiles({
      name: 'contacts.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `Contact,Born,Mobile no\n"${surname}, Lorcan",04/03/1979,${phone}\nNobody ${letters(8)},01/02/1950,\n,,12\n`,
      ),
    })
    await good('lists')
    await page.getByRole('button', { name: 'Send the list' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Contacts of the handset')
  })

  await test.step('what the columns mean is guessed, and put right by its owner', async () => {
    await expect(page.getByLabel('What column Contact means')).toHaveValue('FULL_NAME')
    await expect(page.getByLabel('What column Born means')).toHaveValue('DOB')
    await expect(page.getByLabel('What column Mobile no means')).toHaveValue('PHONE')
    await good('list-columns')
    await page.getByRole('button', { name: 'Look for the rows' }).click()
    await expect(page.getByRole('heading', { name: 'Every row was looked for' })).toBeVisible()
    await expect(
      page.getByText(/Of 4 rows of the file: 1 header, 0 empty, 1 that could not be read/),
    ).toBeVisible()
  })

  const row = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Row 2', exact: true }) })
    .first()
  await test.step('a person accepts the match and links what the row says', async () => {
    await expect(row).toContainText(surname.toUpperCase())
    await good('list-rows')
    await row.getByRole('button', { name: new RegExp(`^Accept .*${surname.toUpperCase()}`) }).click()
    await expect(row.getByText('Accepted', { exact: true })).toBeVisible()
    await row.getByText('Link what row 2 says').click()
    await row.getByLabel(/^Telephone: /).check()
    await good('list-link')
    await row.getByRole('button', { name: 'Make the links' }).click()
    await expect(row.getByText('Linked', { exact: true })).toBeVisible()
  })

  await test.step('rows are narrowed, the list is given out and its rows are erased', async () => {
    await page.getByLabel('Show', { exact: true }).selectOption('UNREADABLE')
    await expect(page.getByRole('heading', { name: 'Row 4', exact: true })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Row 2', exact: true })).toHaveCount(0)
    await page.getByRole('button', { name: 'Save as CSV Matched list' }).click()
    await page.getByLabel('Who is it for?').fill('Briefing of the inquiry')
    await page.getByRole('button', { name: 'Make the paper' }).click()
    await expect(page.getByRole('dialog').getByRole('link')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Erase the rows now' }).click()
    await expect(page.getByText('What was read of this file is erased.')).toBeVisible()
  })
})
