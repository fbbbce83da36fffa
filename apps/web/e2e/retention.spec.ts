/** How long a record is kept: shown on its page with the reasons, held all the same by the records team, and let go again. */
import { expect, test } from '@playwright/test'
import { createPerson, picture } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const surnameOf = () =>
  Array.from({ length: 9 }, () => 'AEIOUBDFGK'.charAt(Math.floor(Math.random() * 10))).join('')

test('the dates of a record are shown with their reasons, and a hold is put and lifted @phone', async ({
  page,
  browser,
}) => {
  const surname = `Kept${surnameOf().toLowerCase()}`
  const good = async (name: string) => {
    await expectNoAxeViolations(page)
    await expectNoSidewaysScroll(page)
    await picture(page, name)
  }
  const colleague = await (await browser.newContext()).newPage()
  await signIn(colleague, 'DETECTIVE')
  const person = await createPerson(colleague, { surname, forename: 'Orla', dob: '1981-05-06' })

  await signIn(page, 'RECORDS_MANAGER')
  await test.step('the page of the person says how long it is kept, and why', async () => {
    await page.goto(`/nominals/${person.id}`)
    await choosePurpose(page, 'Investigating a crime')
    await page.getByText('How long it is kept', { exact: true }).click()
    await expect(page.getByText('4: Miscellaneous')).toBeVisible()
    await expect(page.getByText('RD-1: It was recorded on')).toBeVisible()
    await good('retention-on-record')
    await page.getByRole('link', { name: 'Holds on this record' }).click()
    await expect(page).toHaveURL(/\/retention$/)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(surname.toUpperCase())
  })

  await test.step('a hold says who asks for it', async () => {
    await page.getByRole('button', { name: 'Hold it', exact: true }).click()
    await expect(page.getByRole('alert').first()).toContainText('Say who asks for it')
    await page.getByLabel('Who asks for it').fill('Coroner')
    await page.getByLabel('Their reference').fill('COR/26/118')
    await page.getByLabel('Why it is kept').fill('An inquest into the death of her brother is open.')
    await page.getByRole('button', { name: 'Hold it', exact: true }).click()
    const held = page.getByRole('region', { name: 'Hold COR/26/118' })
    await expect(held).toContainText('stands')
    await good('retention-held')
    await held.getByRole('button', { name: /^Lift/ }).click()
    await page.getByLabel('Why it need not be kept any more').fill('The inquest has ended.')
    await page.getByRole('button', { name: 'Lift it', exact: true }).click()
    await expect(held).toContainText('The inquest has ended.')
    await expect(held).toContainText('over')
  })

  await test.step('the reviews that are due are one page', async () => {
    await page.getByRole('link', { name: 'Reviews that are due' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reviews of what is kept')
    await expect(
      page
        .getByRole('table', { name: 'Records whose review is due' })
        .or(page.getByText('No record that you may see is due')),
    ).toBeVisible()
    await good('retention-due')
  })
})
