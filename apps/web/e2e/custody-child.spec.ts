import { expect, test, type Page } from '@playwright/test'
import { arrangeIncident, arrangePerson, bodilyHarm, newSurname, recordArrest } from './custody-arrest.ts'
import { assess, handOver } from './custody-door.ts'
import {
  at,
  choose,
  group,
  hoursAgo,
  look,
  open,
  openStage,
  press,
  sizeOf,
  toTopic,
  type,
} from './custody-stage.ts'

/** Fifteen years and some months old on whichever day this runs. */
function bornFifteenYearsAgo(): string {
  const day = new Date()
  day.setUTCFullYear(day.getUTCFullYear() - 15)
  day.setUTCDate(day.getUTCDate() - 100)
  return day.toISOString().slice(0, 10)
}

async function bookIn(page: Page, name: string): Promise<void> {
  await page.goto('/custody')
  await page.getByRole('link', { name: `Open custody for ${name}` }).click()
  await press(page, 'Open custody record')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Custody record ZD\/\d{6}\/\d{2}/)
  await expect(page.getByText('Child', { exact: true }).first()).toBeVisible()
  await page.getByLabel('To obtain evidence by questioning').check()
  await type(page.getByLabel('Why detention is necessary'), 'To question him')
  await choose(page, /told the grounds/, 'Yes')
  await press(page, 'Authorise detention')
  await expect(page.getByText('Detention authorised', { exact: true }).first()).toBeVisible()
}

/** The rights at the desk, the adult who is called and comes, and the rights again before them. */
async function callAdult(page: Page): Promise<void> {
  await toTopic(page, 'Rights')
  await choose(page, /Wants a solicitor/, 'No')
  await choose(page, /Wants somebody told/, 'No')
  await press(page, 'Record the rights')
  await expect(page.getByRole('table', { name: 'Rights given' })).toContainText('Notice of rights given')

  await toTopic(page, 'Who attends')
  await expect(page.getByText(/An appropriate adult is needed/)).toBeVisible()
  await expect(page.getByLabel('Who is needed')).toHaveValue('AA')
  await type(page.getByRole('textbox', { name: /^Name / }), 'Gran Testova')
  await type(page.getByLabel('Who they are to the person'), 'Grandmother')
  await page.getByLabel('Is 18 or over').check()
  await look(page, 'adult')
  await press(page, 'Ask them to come')
  await expect(page.getByRole('heading', { name: 'Appropriate adult: Gran Testova' })).toBeVisible()
  await press(page, 'Arrived now')
  await expect(page.getByRole('button', { name: 'Left now' })).toBeVisible()
  await open(page, 'Rights given again before the adult')
  await press(page, 'Record')
  await expect(page.getByRole('table', { name: 'Decisions on the adult' })).toContainText(/again/i)
}

/** The person who looks after him is told, and the court is the next place: bail is refused. */
async function tellAndCharge(page: Page): Promise<void> {
  await toTopic(page, 'Child or young person')
  await open(page, 'Person responsible for the child')
  const told = page.locator('form').filter({ has: group(page, 'Was somebody told?') })
  await told.getByLabel('Told', { exact: true }).check()
  await type(told.getByLabel('Who was told'), 'Gran Testova')
  await type(told.getByLabel('Who they are to the child'), 'Grandmother')
  await press(told, 'Record')
  await expect(page.getByText('Told. Gran Testova (Grandmother)')).toBeVisible()

  await toTopic(page, 'Charge and outcome')
  await press(page, 'Charge')
  const form = group(page, 'Charge')
  await expect(form.getByLabel(/actual bodily harm/)).toBeChecked()
  await type(form.getByLabel('Particulars of the charge'), 'At the flat he struck her')
  await form.getByLabel('There is enough evidence to charge').check()
  await form.getByLabel('The appropriate adult is present').check()
  await type(form.getByLabel('Court', { exact: true }), 'Testham Youth Court')
  await at(form, 'Hearing', hoursAgo(-30))
  await form.getByLabel('Bail refused').check()
  await form
    .getByLabel(/fail to appear|appear in court/i)
    .first()
    .check()
  await type(form.getByLabel('Reasons'), 'He ran off twice')
  await look(page, 'charge')
  await press(form, 'Charge')
  await expect(page.getByText('Charged and held').first()).toBeVisible()
}

/** Kept over the night: the local authority is asked for a place, has none, and the certificate says so. */
async function askAuthority(page: Page): Promise<void> {
  await toTopic(page, 'Child or young person')
  await expect(page.getByText(/Bail was refused at/)).toBeVisible()
  await open(page, 'Local authority asked for accommodation')
  const asked = page.locator('form').filter({ has: page.getByLabel('Local authority', { exact: true }) })
  await asked.getByLabel('Secure', { exact: true }).check()
  await type(asked.getByLabel('Local authority', { exact: true }), 'Testham Council')
  await type(asked.getByLabel('Who was spoken to'), 'The duty worker')
  await press(asked, 'Record')
  const answer = page.locator('form').filter({ has: page.getByLabel('What they said') })
  await answer.getByLabel('Refused', { exact: true }).check()
  await type(answer.getByLabel('What they said'), 'No bed in the county')
  await press(answer, 'Record the answer')
  await expect(page.getByText(/No bed in the county/)).toBeVisible()
  await open(page, 'Held overnight')
  const overnight = page.locator('form').filter({ has: page.getByLabel('Why the child is held overnight') })
  await type(overnight.getByLabel('Why the child is held overnight'), 'The court sits tomorrow')
  await press(overnight, 'Record')
  await expect(page.getByText(/The court sits tomorrow/)).toBeVisible()
  await open(page, 'Certificate for the court (s.38(6))')
  const certificate = page.locator('form').filter({ has: page.getByLabel('Why, in words for the court') })
  await certificate.getByLabel(/^Moving the child/).check()
  await type(certificate.getByLabel('Why, in words for the court'), 'No bed within reach of the court')
  await press(certificate, 'Record')
  await expect(page.getByText(/No bed within reach/)).toBeVisible()
  await look(page, 'child')
}

test('a child: the adult who comes, rights before them, charge, a place asked of the local authority, and the court', async ({
  browser,
}) => {
  const stage = openStage(browser, sizeOf())
  const officer = await stage.enter('P1003')
  const person = await arrangePerson(officer, {
    surname: newSurname('Sparrow'),
    forename: 'Jay',
    dob: bornFifteenYearsAgo(),
  })
  const before = await arrangeIncident(officer, person)
  await recordArrest(officer, before, {
    arrestedAt: hoursAgo(0.5),
    arrivedAt: hoursAgo(0.2),
    offence: bodilyHarm,
  })
  const sergeant = await stage.enter('P1012')
  await bookIn(sergeant, before.name)
  await callAdult(sergeant)
  await tellAndCharge(sergeant)
  await askAuthority(sergeant)
  await toTopic(sergeant, 'Release and papers')
  await assess(sergeant)
  await handOver(sergeant, { to: 'Remanded to court', receiver: 'Escort officer Testman' })
  await stage.end('a child from arrest to court')
})
