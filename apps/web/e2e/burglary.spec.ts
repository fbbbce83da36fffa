/** A burglary from the call to the charge: the call, the crime, the arrest, the charge, and the outcome that the charge brings, the closing. */
import { expect, test, type Page } from '@playwright/test'
import { knownAtFlat } from '../../cli/src/demo/journey.ts'
import { newSurname, recordArrest } from './custody-arrest.ts'
import { at, choose, group, hoursAgo, look, openStage, press, sizeOf, type } from './custody-stage.ts'
import { addKnown, knownBefore, type Known, takeCall } from './from-the-call.ts'
import { chooseByTyping } from './support.ts'

const victim = `${knownAtFlat[0].surname.toUpperCase()}, ${knownAtFlat[0].forename}`
const told = 'Back from work: the kitchen window is forced, a man runs off with her laptop'
const burglary = { text: 'burglary dwelling and theft', option: /Burglary dwelling and theft/ }

/** Who lives there is chosen, who ran off is recognised by the neighbour; the crime takes all of it over. */
async function recordCrime(page: Page, incidentId: string, suspect: Known): Promise<string> {
  await page.goto(`/incidents/${incidentId}`)
  await page.getByLabel(`Role of ${victim}`).selectOption({ label: 'Victim' })
  await press(page, `Add ${victim}`)
  await expect(page.getByText(`${victim} added`)).toBeVisible()
  await addKnown(page, incidentId, suspect, 'SUSPECT')
  await page.getByRole('link', { name: 'Is it a crime?' }).click()
  await choose(page, /amount to a crime/, 'Yes')
  await choose(page, /^Decision/, 'Crime')
  await chooseByTyping(page, /^Offence/, burglary.text, burglary.option)
  await expect(page.getByLabel('What happened')).toHaveValue(told)
  await expect(group(page, new RegExp(victim)).getByLabel('Victim')).toBeChecked()
  await expect(group(page, new RegExp(suspect.name)).getByLabel('Suspect')).toBeChecked()
  await press(page, 'Record the crime')
  await expect(page.getByText(/CR\/\d{4}\/\d{6}/).first()).toBeVisible()
  return new URL(page.url()).pathname
}

/** The sergeant opens the record from the arrest and authorises detention. */
async function bookIn(page: Page, name: string): Promise<string> {
  await page.goto('/custody')
  await page.getByRole('link', { name: `Open custody for ${name}` }).click()
  await press(page, 'Open custody record')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Custody record ZD\/\d{6}\/\d{2}/)
  await page.getByLabel('To obtain evidence by questioning').check()
  await type(page.getByLabel('Why detention is necessary'), 'To ask where the laptop is')
  await choose(page, /told the grounds/, 'Yes')
  await at(page, 'When it was decided', hoursAgo(5.5))
  await press(page, 'Authorise detention')
  await expect(page.getByText('Detention authorised', { exact: true }).first()).toBeVisible()
  return new URL(page.url()).pathname
}

async function charge(page: Page, stay: string): Promise<void> {
  await page.goto(`${stay}/charge`)
  await press(page, 'Charge')
  const form = group(page, 'Charge')
  await expect(form.getByLabel(/Burglary dwelling/)).toBeChecked()
  await type(form.getByLabel('Particulars of the charge'), 'Having entered as a trespasser he stole a laptop')
  await form.getByLabel('There is enough evidence to charge').check()
  await type(form.getByLabel('Court', { exact: true }), 'Testham Magistrates')
  await at(form, 'Hearing', hoursAgo(-24 * 7))
  await form.getByLabel('Bail given').check()
  await press(form, 'Charge')
  await expect(page.getByText('Charged').first()).toBeVisible()
}

/** The charge that custody recorded is offered as the outcome: nobody types it. */
async function giveOutcome(page: Page, crime: string): Promise<void> {
  await page.goto(`${crime}/outcome`)
  await expect(page.getByLabel('Outcome', { exact: true })).toHaveValue('1')
  await press(page, 'Keep the outcome')
  await expect(page.getByRole('heading', { name: /^Outcome 1:/ })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Outcome assigned')
  await look(page, 'outcome')
}

/** Before anybody decided, the way to the decision is shown; afterwards the crime is carried in, and only the end is told. */
async function closeIncident(page: Page, incidentId: string): Promise<void> {
  await page.goto(`/incidents/${incidentId}`)
  await page.getByRole('link', { name: 'Close incident' }).click()
  await expect(page.getByLabel('Result')).toHaveValue('CRIME_RECORDED')
  await expect(group(page, 'Closing codes').getByLabel('Crime', { exact: true })).toBeChecked()
  await look(page, 'closing')
  await type(page.getByLabel('How it ended, in words'), 'Charged with the burglary')
  await press(page, 'Close incident')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/How the incident closed/)
  await look(page, 'closed')
}

/** Closing is refused while the report is undecided, with the rule and the way to where it is put right. */
async function tryToClose(page: Page): Promise<void> {
  const at = page.url()
  await page.getByRole('link', { name: 'Close incident' }).click()
  await expect(page.getByText('ST-9: Decide whether there is a crime first.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Decide whether it is a crime' })).toBeVisible()
  await look(page, 'owed')
  await page.goto(at)
}

async function printReport(page: Page, crime: string): Promise<void> {
  await page.goto(crime)
  await press(page, /^Print/)
  await type(page.getByLabel('Who is it for?'), 'Testham CPS')
  await press(page, 'Make the paper')
  await expect(page.getByRole('link', { name: 'Open Crime report (PDF)' })).toBeVisible()
}

test('a burglary from the call to the charge and its outcome, nothing typed twice', async ({ browser }) => {
  const stage = openStage(browser, sizeOf())
  const [known] = await knownBefore(browser, [
    { surname: newSurname('Ferring'), forename: 'Kit', dob: '1996-02-11' },
  ])
  if (known === undefined) throw new Error('nobody is known')
  const despatcher = await stage.enter('P1001')
  const incidentId = await test.step('the call', () =>
    takeCall(despatcher, { what: 'Burglary', grade: /^Immediate/, told }))
  await test.step('closing waits for the decision', () => tryToClose(despatcher))
  const { id, name } = known
  const suspect = { incidentId, nominalId: id, name }
  const officer = await stage.enter('P1003')
  const crime = await test.step('the crime', () => recordCrime(officer, incidentId, known))
  await look(officer, 'crime')
  await test.step('the arrest', () =>
    recordArrest(officer, suspect, {
      arrestedAt: hoursAgo(6),
      arrivedAt: hoursAgo(5.7),
      grounds: 'Found two streets away with the laptop',
      offence: 'carried',
    }))
  const sergeant = await stage.enter('P1012')
  const stay = await test.step('booking in', () => bookIn(sergeant, name))
  await test.step('the charge', () => charge(sergeant, stay))
  await test.step('the outcome', () => giveOutcome(officer, crime))
  await test.step('the report on paper', () => printReport(officer, crime))
  await test.step('the incident closes', () => closeIncident(despatcher, incidentId))
  await stage.end('a burglary from the call to the charge and its outcome')
})
