/** A warrant for failing to appear: registered, seen as a warning in search by another officer at once, attempted, circulated, executed by an arrest, and the warning gone. */
import { expect, type Locator, test, type Page } from '@playwright/test'
import { arrangeIncident, newSurname } from './custody-arrest.ts'
import { call, createPerson, look, picture } from './identity-hands.ts'
import { deskOf } from './intelligence-hands.ts'
import {
  chooseByTyping,
  choosePurpose,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  signIn,
} from './support.ts'

const wanted = 'Wanted on warrant'

async function good(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, name)
}

/** Fills day, month and year so many days from today. */
async function fillDay(box: Locator, days: number): Promise<void> {
  const [year, month, day] = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-')
  await box.getByLabel('Day').fill(day ?? '')
  await box.getByLabel('Month').fill(month ?? '')
  await box.getByLabel('Year').fill(year ?? '')
}

/** Presses the button of an act; its form opens under it. */
async function open(page: Page, act: string) {
  await page.getByRole('button', { name: act, exact: true }).click()
  return page.getByRole('group', { name: act, exact: true })
}

test('from a warrant to the arrest, with the warning in every search between @phone', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  const surname = newSurname('Warr')
  await signIn(page, 'P1039')
  const person = await createPerson(page, { surname, forename: 'Osric', dob: '1984-02-11' })
  const officer = await deskOf(browser, page, 'P1003', `/search?q=${surname}`)
  await choosePurpose(officer, 'Responding to an incident')
  const hit = officer
    .getByRole('main')
    .getByRole('article', { name: new RegExp(surname, 'i') })
    .first()
  await expect(hit).toBeVisible()
  await expect(hit.getByText(wanted)).toHaveCount(0)

  await test.step('the unit registers it, the person first', async () => {
    await page.goto('/warrants/new')
    await page.getByRole('button', { name: 'Register the warrant' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Write what the warrant says')
    await page.getByRole('combobox', { name: 'Who it is on' }).click()
    await page.keyboard.type('Warr')
    await choosePurpose(page, 'Arrest or custody')
    await page.getByRole('combobox', { name: 'Who it is on' }).fill('')
    await chooseByTyping(page, 'Who it is on', person.reference, new RegExp(surname, 'i'))
    await page.getByLabel('Kind').selectOption({ label: 'Failed to appear, not backed for bail' })
    await chooseByTyping(page, 'Court', 'willesden', "Willesden Magistrates' Court")
    await page.getByLabel(/^Number of the case at the court/).fill(`CC/${surname}`)
    await page.getByLabel('What the warrant says').fill('Arrest and bring before the court.')
    const issued = page.getByRole('group', { name: /^When it was issued/ })
    await fillDay(issued, -1)
    await page.getByRole('textbox', { name: 'Time', exact: true }).fill('10:00')
    await page.getByRole('checkbox', { name: 'Failed to appear for trial' }).check()
    await good(page, 'warrant-new')
    await page.getByRole('button', { name: 'Register the warrant' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Failed to appear')
    await expect(page.getByText('Wanted and not circulated').first()).toBeVisible()
  })
  const warrantPath = new URL(page.url()).pathname

  await test.step('another officer is warned in search at once, and reads it', async () => {
    await officer.reload()
    await expect(hit.getByText(wanted).first()).toBeVisible()
    await good(officer, 'wanted-in-search')
    await officer.goto('/warrants?view=NOT_CIRCULATED')
    await expect(officer.getByRole('link', { name: new RegExp(surname, 'i') })).toBeVisible()
    await good(officer, 'warrants')
    await officer.goto(`/nominals/${person.id}`)
    await expect(officer.getByText(wanted).first()).toBeVisible()
    await officer.goto(warrantPath)
    await expect(officer.getByRole('heading', { level: 1 })).toContainText('Wanted')
  })

  await test.step('the officer tries an address and says what is done next', async () => {
    const form = await open(officer, 'Attempt')
    await form.getByLabel('Address').fill('12 Lantern Row')
    await form.getByRole('checkbox', { name: /^I read the markers/ }).check()
    await form.getByLabel('What came of it').selectOption({ label: 'No reply' })
    await form.getByRole('button', { name: 'Keep the attempt' }).click()
    await expect(form.getByText(/Say what is done next/).first()).toBeVisible()
    await form.getByLabel('What is done next').fill('Try again in the evening')
    await fillDay(form.getByRole('group', { name: 'By', exact: true }), 2)
    await good(officer, 'warrant-attempt')
    await form.getByRole('button', { name: 'Keep the attempt' }).click()
    await expect(officer.getByRole('row').filter({ hasText: '12 Lantern Row' })).toContainText('No reply')
  })

  await test.step('the bureau circulates them, with the reference as the proof', async () => {
    await page.reload()
    const form = await open(page, 'Circulated')
    await form.getByLabel(/^Reference that the national computer gave/).fill('26/1184X')
    await form.getByRole('button', { name: 'Keep the circulation' }).click()
    await expect(page.getByText('26/1184X', { exact: true })).toBeVisible()
    await expect(page.getByText('Circulated', { exact: true }).first()).toBeVisible()
  })

  await test.step('the arrest executes it, and the warning is gone everywhere', async () => {
    const { primaryPersonRecordId } = await look(officer, `/nominals/${person.id}`)
    const personRecordId = String(primaryPersonRecordId)
    const { incidentId } = await arrangeIncident(officer, { id: person.id, personRecordId, name: surname })
    await call(officer, '/arrests', {
      incidentId,
      personRecordId,
      offences: [{ code: 'CJ88116' }],
      arrestedAt: new Date(Date.now() - 60_000).toISOString(),
      power: 'WARRANT',
      grounds: 'Wanted on warrant',
      cautionGiven: true,
    })
    await officer.reload()
    const form = await open(officer, 'Executed')
    await expect(form.getByLabel('The arrest that came of it')).not.toHaveValue('')
    await good(officer, 'warrant-execute')
    await form.getByRole('button', { name: 'It was executed' }).click()
    await expect(officer.getByText(/Executed on/).first()).toBeVisible()
    await good(officer, 'warrant-executed')
    const other = await deskOf(browser, page, 'P1009', `/search?q=${surname}`)
    await choosePurpose(other, 'Investigating a crime')
    const again = other
      .getByRole('main')
      .getByRole('article', { name: new RegExp(surname, 'i') })
      .first()
    await expect(again).toBeVisible()
    await expect(again.getByText(wanted)).toHaveCount(0)
    // Still on the national computer: it is listed until the bureau takes it off.
    await page.goto('/warrants?view=STALE')
    await expect(page.getByRole('link', { name: new RegExp(surname, 'i') })).toBeVisible()
  })
})
