/** Anti-social behaviour from the first of three calls to the closed case: every key counted from the first call on. */
import { expect, type Page, test } from '@playwright/test'
import { arrangePerson, newSurname } from './custody-arrest.ts'
import { look, open, openStage, press, sizeOf, type } from './custody-stage.ts'
import { call } from './identity-hands.ts'
import { choosePurpose, signIn } from './support.ts'

test.describe.configure({ timeout: 180_000 })

const told = [
  'Banging on the wall and shouting through the night',
  'Shouting again, and bottles thrown over the fence',
  'He stood at her door and would not go',
]

type Street = { street: string; victim: string; neighbour: string }

/** A house that nobody has called about, with a tenant and a neighbour who are known there. */
async function arrangeHouse(page: Page): Promise<Street> {
  const street = `${newSurname('Quarrel')} Court`
  const { id: place } = await call(page, '/pole/locations', {
    searchText: `9 ${street}`,
    buildingNumber: '9',
    street,
    town: 'Testham',
  })
  const tenant = async (stem: string, forename: string, dob: string) => {
    const { name, personRecordId } = await arrangePerson(page, { surname: newSurname(stem), forename, dob })
    await call(page, `/pole/records/${personRecordId}/links`, { toId: place, role: 'LIVES' })
    return name
  }
  return {
    street,
    victim: await tenant('Marsh', 'Ada', '1951-03-04'),
    neighbour: await tenant('Rowe', 'Kit', '1988-07-09'),
  }
}

/** The call taker finds the house, sees who lives there, and types what is said, once. */
async function takeCall(page: Page, { street, victim }: Street, said: string): Promise<string> {
  await page.keyboard.press('/')
  // What was searched for before stands in the box and is typed over.
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(`9 ${street}`)
  await page.keyboard.press('Enter')
  if (said === told[0]) await choosePurpose(page, 'Responding to an incident')
  const place = page.getByRole('article', { name: new RegExp(street, 'i') }).first()
  await place
    .getByRole('link', { name: new RegExp(street, 'i') })
    .first()
    .click()
  await page.getByRole('link', { name: 'Open an incident here' }).click()
  await page.getByLabel('What it is').selectOption({ label: 'Anti-social behaviour' })
  await page.getByRole('radio', { name: /^Priority/ }).check()
  await type(page.getByLabel('What is happening'), said)
  await press(page, `Is the caller : ${victim}`)
  await page.getByLabel('The caller is the victim').check()
  await press(page, 'Open incident')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Anti-social behaviour')
  return new URL(page.url()).pathname
}

/** The neighbour who is complained of is chosen from those who live there. */
async function nameNeighbour(page: Page, incident: string, neighbour: string): Promise<void> {
  await page.goto(incident)
  await page.getByLabel(`Role of ${neighbour}`).selectOption({ label: 'Suspect' })
  await press(page, `Add ${neighbour}`)
  await expect(page.getByText(`${neighbour} added`)).toBeVisible()
}

/** The third call offers the case, which takes over the calls, the people and the place. */
async function openCase(page: Page, { street, victim, neighbour }: Street): Promise<string> {
  const offer = page.getByRole('button', { name: new RegExp(`Open a case from 3 calls: .*${street}`, 'i') })
  await expect(offer).toBeVisible()
  await look(page, 'offer')
  await offer.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(new RegExp(street, 'i'))
  await expect(page.getByRole('heading', { name: '3 calls' })).toBeVisible()
  await expect(page.getByText(told[2] ?? '')).toBeVisible()
  for (const name of [victim, neighbour]) await expect(page.getByText(name).first()).toBeVisible()
  await expect(page.getByText('Answer the risk matrix.', { exact: false })).toBeVisible()
  return new URL(page.url()).pathname
}

async function answerRisk(page: Page): Promise<void> {
  const answer = (factor: string, word: RegExp | string) =>
    page
      .getByRole('group', { name: new RegExp(`^${factor}`) })
      .getByLabel(word)
      .check()
  await answer('Repeat victim', /^3:/)
  await answer('Targeted', /^0:/)
  await answer('Vulnerability', '2')
  await answer('Harm', '2')
  await answer('Impact', /^3:/)
  await answer('Support', '2')
  await answer('Escalation', '2')
  await type(page.getByLabel('What you know besides', { exact: false }), 'She sleeps at her sister’s')
  await press(page, 'Record the risk')
  await expect(page.getByText('High risk')).toBeVisible()
}

/** The landlord is asked in writing, answers with a number, and says what was done: all of it stands with what was sent. */
async function planWithPartner(page: Page, neighbour: string): Promise<void> {
  await open(page, 'Add an action')
  await page.getByLabel('Who does it').selectOption({ label: 'Housing provider' })
  await page.getByLabel('What kind').selectOption({ label: 'Action on the tenancy' })
  await type(page.getByLabel('What is to be done'), 'Visit the tenant and warn in writing')
  await press(page, 'Add to the plan')
  await open(page, 'Send to the partner')
  await type(page.getByLabel('Who there gets it'), 'Jo Hale, tenancy team')
  await page
    .getByRole('group', { name: /^What goes besides/ })
    .getByLabel('Who causes harm')
    .check()
  await press(page, 'Send')
  await expect(page.getByText('Sent, no receipt yet')).toBeVisible()
  await open(page, 'to Jo Hale')
  await expect(page.getByText(`Causes harm: ${neighbour}`)).toBeVisible()
  const step = async (what: string, words: string) => {
    await open(page, 'What came of it')
    await page.getByLabel('What happened').selectOption({ label: what })
    await type(page.getByLabel('In words').first(), words)
    await press(page, 'Record the step')
    await expect(page.getByText(words, { exact: false }).first()).toBeVisible()
  }
  await step('The partner has it', 'Their number 4471')
  await step('Done', 'The tenant signed')
}

async function askForReview(page: Page): Promise<void> {
  await open(page, 'A victim asks for a case review')
  await press(page, 'Record that they asked')
  await expect(page.getByText('The threshold is met.').first()).toBeVisible()
}

/** The sergeant agrees, takes the review up, answers it with the partners and closes what has stopped. */
async function decideAndClose(page: Page, address: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ASB cases')
  await look(page, 'desk')
  await page.locator(`a[href="${address}"]`).click()
  await page.getByRole('group', { name: 'Risk and plan' }).getByLabel('Agree').check()
  await type(page.getByLabel('What you looked at, and what is to be done'), 'The plan fits the risk')
  await press(page, 'Record the review')
  await expect(page.getByText('Agreed', { exact: true })).toBeVisible()
  const decide = async (words: string) => {
    await type(page.getByLabel('What the victim is told'), words)
    await press(page, 'Record the decision')
  }
  await decide('The review goes ahead')
  await expect(page.getByText('Goes ahead, answer by', { exact: false })).toBeVisible()
  const tookPart = page.getByRole('group', { name: /^Who took part/ })
  await expect(tookPart.getByLabel('Housing provider')).toBeChecked()
  await tookPart.getByLabel('Council ASB team').check()
  await decide('The landlord acts; you hear from us monthly')
  await expect(page.getByText('Answered', { exact: true })).toBeVisible()
  await expect(page.getByText(/Took part: .*Council ASB team/)).toBeVisible()

  await open(page, 'Close the case')
  await page.getByLabel('It has stopped').check()
  await type(page.getByLabel('How it ended'), 'Quiet since the warning')
  await press(page, 'Close the case')
  await expect(page.getByRole('alert')).toContainText('AB-4')
  await page.getByLabel('The victim is told, and of the case review').check()
  await press(page, 'Close the case')
  await expect(page.getByText('Closed', { exact: true }).first()).toBeVisible()
}

test('ASB case from three calls: the third offers it, all is carried in, and it closes with its outcome @phone', async ({
  browser,
}) => {
  // The house and who lives there are on record before anybody calls: made where nobody counts.
  const before = await browser.newContext()
  const known = await before.newPage()
  await signIn(known, 'P1003')
  const house = await arrangeHouse(known)
  await before.close()

  const stage = openStage(browser, sizeOf())
  const despatcher = await stage.enter('P1001')
  const [first = '', second = '', third = ''] = told
  await test.step('the first call', () => takeCall(despatcher, house, first))
  const again = await test.step('the second call', () => takeCall(despatcher, house, second))
  const officer = await stage.enter('P1003')
  await test.step('two calls offer nothing', async () => {
    await officer.goto(again)
    await expect(officer.getByRole('heading', { name: 'Repeat calls' })).toBeVisible()
    await expect(officer.getByRole('button', { name: /^Open a case from 3 calls/ })).toHaveCount(0)
  })
  const incident = await test.step('the third call', () => takeCall(despatcher, house, third))
  await test.step('who is complained of', () => nameNeighbour(officer, incident, house.neighbour))
  const address = await test.step('the case', () => openCase(officer, house))
  await test.step('the risk', () => answerRisk(officer))
  await test.step('the plan', () => planWithPartner(officer, house.neighbour))
  await test.step('the case review', () => askForReview(officer))
  await look(officer, 'case')
  const sergeant = await stage.enter('P1034', '/safeguarding/asb')
  await test.step('review and closing', () => decideAndClose(sergeant, address))
  await stage.end('ASB case from three calls')
})
