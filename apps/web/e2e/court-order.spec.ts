/** A restraining order recorded by a sergeant on a person, told first to a patrol with its terms and what breaking it is, and gone from there when the court ends it. */
import { expect, test, type Page } from '@playwright/test'
import { arrangePerson, newSurname } from './custody-arrest.ts'
import { press, type } from './custody-stage.ts'
import { picture } from './identity-hands.ts'
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

test('an order is recorded, seen by a patrol, and ended @phone', async ({ page, browser }) => {
  test.setTimeout(240_000)
  await signIn(page, 'P1034')
  const surname = newSurname('Order')
  const person = await arrangePerson(page, { surname, forename: 'Silas', dob: '1984-02-03' })
  const asked = (one: Page) =>
    one.addLocatorHandler(one.getByRole('dialog', { name: 'Why are you looking?' }), () =>
      choosePurpose(one, 'Investigating a crime'),
    )
  await asked(page)
  await page.goto(`/nominals/${person.id}`)

  await test.step('the sergeant records it from the copy of the court', async () => {
    await page.getByText('Record an order of a court', { exact: true }).click()
    await page.getByLabel('Kind of order').selectOption({ label: 'Restraining order' })
    await chooseByTyping(page, 'Court', 'croydon', /^Croydon Magistrates/)
    await page.getByLabel('It stands until further order').check()
    await type(page.getByLabel('What it forbids or asks'), 'Not to go to Testing Street')
    await type(page.getByLabel('Whom it protects'), 'Odile Marchbank')
    await press(page, 'Record the order')
    await expect(page.getByRole('list', { name: 'Orders of courts' })).toContainText('In force')
    await good(page, 'order-recorded')
  })

  await test.step('a patrol is told before anything else', async () => {
    const context = await browser.newContext({ viewport: page.viewportSize() ?? undefined } as object)
    const patrol = await context.newPage()
    await signIn(patrol, 'P1003')
    await asked(patrol)
    await patrol.goto(`/nominals/${person.id}`)
    await expect(patrol.getByText('Restraining order: until further order')).toBeVisible()
    await expect(patrol.getByRole('list', { name: 'Terms of the restraining order' }).first()).toContainText(
      'Not to go to Testing Street',
    )
    await expect(patrol.getByText(/^Breaking it is an offence/)).toBeVisible()
    await expect(patrol.getByText('Record an order of a court', { exact: true })).toHaveCount(0)
    await good(patrol, 'order-patrol')
    await context.close()
  })

  await test.step('the court ends it, and it is told first no more', async () => {
    await page.getByText(/^End the restraining order of/).click()
    await type(page.getByLabel('What the court decided'), 'Discharged on application')
    await press(page, 'End the order')
    await expect(page.getByRole('list', { name: 'Orders of courts' })).toContainText('Ended')
    await expect(page.getByText('Restraining order: until further order')).toHaveCount(0)
    await good(page, 'order-ended')
  })
})
