/** A search warrant: applied for, authorised by an inspector, issued by the court, executed, what was seized in property, and back at the court. */
import { expect, test, type Page } from '@playwright/test'
import { flat } from '../../cli/src/demo/journey.ts'
import { picture } from './identity-hands.ts'
import { deskOf } from './intelligence-hands.ts'
import {
  chooseByTyping,
  choosePurpose,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  signIn,
} from './support.ts'

async function good(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, name)
}

/** Presses the button of an act; its form opens under it. */
async function open(page: Page, act: string) {
  await page.getByRole('button', { name: act, exact: true }).click()
  return page.getByRole('group', { name: act, exact: true })
}

test('from the application to what was seized and back to the court @phone', async ({ page, browser }) => {
  test.setTimeout(240_000)
  await signIn(page, 'P1009', '/search-warrants/new')
  await test.step('a detective applies', async () => {
    await page.getByRole('button', { name: 'Apply', exact: true }).click()
    await expect(page.getByRole('alert').first()).toBeVisible()
    await page.getByLabel('Power').selectOption({ label: 'PACE 1984 s.8' })
    await page.getByRole('combobox', { name: /^Premises/ }).click()
    await page.keyboard.type('av')
    await choosePurpose(page, 'Investigating a crime')
    await page.getByRole('combobox', { name: /^Premises/ }).fill('')
    await chooseByTyping(page, /^Premises/, flat.search, flat.address)
    await page.getByLabel('Grounds').fill('Seen to carry the stolen tools in on Friday.')
    await page.getByLabel('What is sought').fill('Power tools of the marks on the list.')
    await page.getByRole('radio', { name: 'None is expected' }).check()
    await good(page, 'search-warrant-new')
    await page.getByRole('button', { name: 'Apply', exact: true }).click()
    await expect(page.getByText('Waits for an inspector').first()).toBeVisible()
  })
  const path = new URL(page.url()).pathname

  await test.step('an inspector authorises it, and another officer does not read why', async () => {
    const inspector = await deskOf(browser, page, 'P1016', path)
    await expect(inspector.getByText('Seen to carry the stolen tools')).toBeVisible()
    const form = await open(inspector, 'Authorise')
    await form.getByRole('button', { name: 'Authorise the application' }).click()
    await expect(inspector.getByText('Authorised, to go to the court').first()).toBeVisible()
    const other = await deskOf(browser, page, 'P1003', path)
    await expect(other.getByText('For who applied and who authorises alone')).toBeVisible()
    await expect(other.getByText('Seen to carry the stolen tools')).toHaveCount(0)
  })

  await test.step('the court issues it, and the premises are entered', async () => {
    await page.reload()
    const decision = await open(page, 'Decision of the court')
    await decision.getByRole('radio', { name: 'Issued' }).check()
    await chooseByTyping(page, 'Court', 'willesden', "Willesden Magistrates' Court")
    await decision.getByRole('button', { name: 'Keep the decision' }).click()
    await expect(page.getByText('May be executed').first()).toBeVisible()
    const entry = await open(page, 'Entry')
    await entry.getByRole('checkbox', { name: 'A copy was left' }).check()
    await good(page, 'search-warrant-entry')
    await entry.getByRole('button', { name: 'Keep the entry' }).click()
    await expect(page.getByText('Executed', { exact: true }).first()).toBeVisible()
  })

  await test.step('what was seized is an exhibit, and the warrant goes back', async () => {
    await page.getByRole('link', { name: 'Register what was seized' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Property/)
    await page
      .getByLabel(/^Describe it/)
      .first()
      .fill('Angle grinder')
    await page.getByRole('button', { name: 'Register the exhibit' }).click()
    await expect(page.getByText('Angle grinder').first()).toBeVisible()
    await page.goto(path)
    await expect(page.getByText('Angle grinder')).toBeVisible()
    const back = await open(page, 'Back to the court')
    await back.getByRole('button', { name: 'It is back at the court' }).click()
    await expect(page.getByText('Back at the court').first()).toBeVisible()
    await good(page, 'search-warrant')
    await page.goto('/search-warrants')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Search warrants')
    await good(page, 'search-warrants')
  })
})
