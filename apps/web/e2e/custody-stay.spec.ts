import { expect, test, type Page } from '@playwright/test'
import {
  arrangeIncident,
  arrangePerson,
  type Before,
  bodilyHarm,
  grounds,
  newSurname,
  recordArrest,
} from './custody-arrest.ts'
import { giveBack, letGo } from './custody-door.ts'
import {
  at,
  choose,
  group,
  hoursAgo,
  late,
  look,
  openStage,
  press,
  shoot,
  sizeOf,
  toTopic,
  type,
} from './custody-stage.ts'

/** The record is opened from the arrest, and detention authorised: the clock runs from the arrival of last night. */
async function bookIn(page: Page, before: Before): Promise<void> {
  await page.goto('/custody')
  await page.getByRole('link', { name: `Open custody for ${before.name}` }).click()
  await expect(page.getByText(grounds)).toBeVisible()
  await press(page, 'Open custody record')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Custody record ZD\/\d{6}\/\d{2}/)
  await page.getByLabel('To obtain evidence by questioning').check()
  await type(page.getByLabel('Why detention is necessary'), 'To question him')
  await choose(page, /told the grounds/, 'Yes')
  await at(page, 'When it was decided', hoursAgo(20.4))
  await press(page, 'Authorise detention')
  await expect(page.getByText('Detention authorised', { exact: true }).first()).toBeVisible()
}

/** Rights, the solicitor who was asked for and came, the risk and the plan. */
async function care(page: Page): Promise<void> {
  await toTopic(page, 'Rights')
  await choose(page, /Wants a solicitor/, 'Yes')
  await choose(page, /Wants somebody told/, 'No')
  await choose(page, /Signed for the notice/, 'Yes')
  await late(page, 'Given', hoursAgo(20.3))
  await press(page, 'Record the rights')
  await expect(page.getByText('Call the solicitor who is wanted.')).toBeVisible()

  await toTopic(page, 'Who attends')
  await type(page.getByLabel('Firm or scheme'), 'Testham Law')
  await late(page, 'Asked for', hoursAgo(20.2))
  await press(page, 'Ask them to come')
  await expect(page.getByRole('heading', { name: 'Solicitor: Testham Law' })).toBeVisible()
  // The form of the request empties once its answer is there; until then it asks, too, why it is late.
  await expect(page.getByLabel('Firm or scheme')).toHaveValue('')
  await page.getByText('Another step, or another time').click()
  await page.getByLabel('What happened').selectOption({ label: 'Arrived' })
  await late(page, 'When', hoursAgo(19))
  await press(page, 'Record the step')
  await expect(page.getByText('Wait from the request')).toBeVisible()
  await shoot(page, 'attending')

  await toTopic(page, 'Risk assessment')
  await choose(page, 'Medical conditions', 'Yes')
  await type(page.getByLabel('Say more: medical conditions'), 'Asthma')
  await choose(page, 'Thoughts of self-harm now', 'No')
  await choose(page, 'Appropriate adult needed', 'No')
  await page.getByLabel('Level of risk').selectOption({ label: 'Medium' })
  await late(page, 'When it was assessed', hoursAgo(20.1))
  await press(page, 'Sign the assessment')
  await expect(page.getByRole('heading', { name: 'Assessment, version 1' })).toBeVisible()

  await toTopic(page, 'Care plan and checks')
  await page.getByLabel(/^Level 2/).check()
  await type(page.getByLabel('Why this level'), 'Asthma')
  await late(page, 'Decided', hoursAgo(20))
  await press(page, 'Put the plan in force')
  await expect(page.getByText('Care plan in force').first()).toBeVisible()
  await press(page, 'Awake and well')
  await expect(page.getByText('Check recorded')).toBeVisible()
  await shoot(page, 'care')

  await toTopic(page, 'Medication and healthcare')
  await page.getByText('Add a medicine').click()
  await type(page.getByLabel('Name', { exact: true }), 'Salbutamol')
  await type(page.getByLabel('Dose', { exact: true }), '2 puffs')
  await choose(page, 'Controlled drug', 'No')
  await press(page, 'Add the medicine')
  await page.getByText('Dose of Salbutamol').click()
  await press(page, 'Record the dose')
  await expect(page.getByRole('list', { name: 'Doses of Salbutamol' })).toContainText('Given')
  await press(page, 'Main meal taken')
  await expect(page.getByText('Main meal taken.')).toBeVisible()
  await shoot(page, 'medication')
}

/** His wallet goes into a sealed bag. */
async function takeProperty(page: Page): Promise<void> {
  await toTopic(page, 'Property')
  await press(page, 'Add an item')
  await type(page.getByLabel('Item', { exact: true }), 'Wallet')
  await type(page.getByLabel('New seal number'), `S${Date.now() % 1_000_000}`)
  await press(page, 'Add the item')
  await expect(page.getByText('The item is on the list')).toBeVisible()
  await shoot(page, 'property')
}

/** The constable interviews in the solicitor's presence; who attends is on the record. */
async function interview(page: Page, stay: string): Promise<void> {
  await page.goto(`${stay}/interviews`)
  await press(page.getByRole('main'), 'Interview')
  const form = group(page, 'Interview')
  await type(form.getByLabel('Place'), 'Room 2')
  await type(form.getByLabel('Name 1'), 'PC Qureshi-Vale')
  await look(page, 'interview-form')
  await form.getByLabel('Caution given').check()
  await form.getByLabel('Reminded of free legal advice').check()
  await late(form, 'Began', hoursAgo(18.5))
  await press(form, 'Begin the interview')
  await expect(form).toBeHidden()
  await expect(page.getByText('Running').first()).toBeVisible()
  await page.getByText('End interview 1').click()
  await late(page, 'Ended', hoursAgo(17.9))
  await press(page, 'End the interview')
  await expect(page.getByText('Ended').first()).toBeVisible()
  await shoot(page, 'interview')
}

/** The inspector reviews, twice; the superintendent extends; the court refuses more. */
async function review(page: Page, stay: string, hours: number): Promise<void> {
  await page.goto(`${stay}/limits`)
  await press(page, 'Review of detention')
  await page.getByLabel('Detainee', { exact: true }).selectOption({ index: 2 })
  await page.getByLabel('Solicitor', { exact: true }).selectOption({ index: 2 })
  await page.getByLabel('Reminded of free legal advice').check()
  await expect(page.getByLabel('To obtain evidence by questioning')).toBeChecked()
  await type(page.getByLabel('Why detention is still needed'), 'A witness is sought')
  await late(page, 'When it was done', hoursAgo(hours))
  await page.getByLabel('I am not directly involved in this investigation').check()
  if (hours > 10) await look(page, 'review')
  await press(page, 'Record the review')
  await expect(page.getByText(/^Review recorded/)).toBeVisible()
}

async function extend(page: Page, stay: string): Promise<void> {
  await page.goto(`${stay}/limits`)
  await press(page, 'Superintendent’s extension')
  await page.getByLabel('Detention is necessary to secure').check()
  await page.getByLabel('The investigation is diligent').check()
  await type(page.getByLabel('Grounds', { exact: true }), 'The witness comes at noon')
  await page.getByLabel('Asked, nothing to say').check()
  await late(page, 'Given at', hoursAgo(4))
  await page.getByLabel('Reminded of the rights not yet used').check()
  await look(page, 'extension')
  await press(page, 'Extend detention')
  await expect(page.getByText(/^Detention extended/)).toBeVisible()
  await expect(page.getByRole('list', { name: 'Authorities to detain' })).toContainText(
    /Superintendent.s extension/,
  )
}

async function applyForWarrant(page: Page, stay: string): Promise<void> {
  await page.goto(`${stay}/limits`)
  await press(page, 'Application for a warrant')
  await type(page.getByLabel('Court', { exact: true }), 'Testham Magistrates')
  await type(page.getByLabel('Why further detention is needed'), 'The telephone is still to be read')
  await late(page, 'Laid at', hoursAgo(2))
  await look(page, 'warrant')
  await press(page, 'Record the application')
  await expect(page.getByText('Waits for the court')).toBeVisible()
  await press(page, 'Decision of the court')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Refused', { exact: true }).check()
  await type(dialog.getByLabel('What the court said'), 'Enough time has been had')
  await look(page, 'court')
  await press(dialog, 'Record the decision')
  await expect(page.getByText('Warrant refused').first()).toBeVisible()
}

/** Charged with what he was arrested for, and bailed with a condition. */
async function charge(page: Page, stay: string): Promise<void> {
  await page.goto(`${stay}/charge`)
  await press(page, 'Charge')
  const form = group(page, 'Charge')
  await expect(form.getByLabel(/actual bodily harm/)).toBeChecked()
  await type(form.getByLabel('Particulars of the charge'), 'On the day at the flat he struck her')
  await form.getByLabel('There is enough evidence to charge').check()
  await type(form.getByLabel('Court', { exact: true }), 'Testham Magistrates')
  await at(form, 'Hearing', hoursAgo(-24 * 7))
  await form.getByLabel('Bail given').check()
  await press(form, 'Add a condition')
  await form.getByLabel('Condition 1', { exact: true }).selectOption({ label: 'Keep out of an area' })
  await type(form.getByLabel('What exactly, condition 1'), 'Avenue Road')
  await look(page, 'charge')
  await press(form, 'Charge')
  await expect(page.getByText('Charged').first()).toBeVisible()
}

test('a full stay: arrest, booking in, care, interview, reviews, an extension, a court that refuses, charge, bail and the door', async ({
  browser,
}) => {
  const stage = openStage(browser, sizeOf())
  const officer = await stage.enter('P1003')
  const person = await arrangePerson(officer, {
    surname: newSurname('Barrow'),
    forename: 'Lee',
    dob: '1990-05-02',
  })
  const before = await arrangeIncident(officer, person)
  await test.step('the constable records the arrest', () =>
    recordArrest(officer, before, {
      arrestedAt: hoursAgo(21),
      arrivedAt: hoursAgo(20.6),
      offence: bodilyHarm,
    }))
  const sergeant = await stage.enter('P1012')
  await test.step('the sergeant books in', () => bookIn(sergeant, before))
  const stay = new URL(sergeant.url()).pathname
  await test.step('rights, solicitor, risk, plan, check, medicine, meal', () => care(sergeant))
  await test.step('property', () => takeProperty(sergeant))
  await test.step('interview', () => interview(officer, stay))
  const inspector = await stage.enter('P1024')
  await test.step('first review', () => review(inspector, stay, 14.5))
  await test.step('second review', () => review(inspector, stay, 5.8))
  const superintendent = await stage.enter('P1017')
  await test.step('extension', () => extend(superintendent, stay))
  await test.step('warrant', () => applyForWarrant(inspector, stay))
  await test.step('charge and bail', () => charge(sergeant, stay))
  await test.step('property and the door', async () => {
    await giveBack(sergeant)
    await letGo(sergeant)
  })
  await stage.end('a full stay from arrest to charge and bail')
})
