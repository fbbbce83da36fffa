import { expect, test, type Page } from '@playwright/test'
import {
  arrangeIncident,
  arrangePerson,
  type Before,
  bodilyHarm,
  newSurname,
  recordArrest,
} from './custody-arrest.ts'
import { assess, handOver, letGo } from './custody-door.ts'
import {
  at,
  choose,
  group,
  hoursAgo,
  look,
  open,
  openStage,
  press,
  shoot,
  sizeOf,
  toTopic,
  type,
} from './custody-stage.ts'

const mostInteractions = 40
const breach = 'Seen in the road that he is to keep out of'

/** What is of the hour is asked again at each stay; the rest comes from the last one. */
const askedAgain = [
  'Ill or injured now',
  'Head injury',
  'Thoughts of self-harm now',
  'Alcohol in the last 24 hours',
  'Drugs in the last 24 hours',
  'Swallowed or hidden anything',
  'First time in custody',
  'Upset by the offence',
  'Anything to tell a nurse in private',
]

async function authorise(page: Page, ground: string, why: string, decidedAt?: Date): Promise<void> {
  await press(page, 'Open custody record')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Custody record ZD\/\d{6}\/\d{2}/)
  await page.getByLabel(ground).check()
  await page.getByLabel('Why detention is necessary').click()
  await page.keyboard.type(why)
  await choose(page, /told the grounds/, 'Yes')
  if (decidedAt !== undefined) await at(page, 'When it was decided', decidedAt)
  await press(page, 'Authorise detention')
  await expect(page.getByText('Detention authorised', { exact: true }).first()).toBeVisible()
}

/** The first stay: everything is asked. */
async function assessRisk(page: Page): Promise<void> {
  await toTopic(page, 'Risk assessment')
  const questions = page.locator('.mips-risk').getByRole('group')
  await expect(questions).toHaveCount(28)
  for (const question of await questions.all()) await question.getByLabel('No', { exact: true }).check()
  await choose(page, 'Medical conditions', 'Yes')
  await type(page.getByLabel('Say more: medical conditions'), 'Asthma, inhaler')
  await choose(page, 'Appropriate adult needed', 'No')
  await page.getByLabel('Level of risk').selectOption({ label: 'Standard' })
  await press(page, 'Sign the assessment')
  await expect(page.getByRole('heading', { name: 'Assessment, version 1' })).toBeVisible()
}

/** Out to hospital for treatment and back: the clock stands still meanwhile (CL-4). */
async function goToHospital(page: Page): Promise<void> {
  await open(page, 'Record time at hospital')
  await at(page, 'From', hoursAgo(2))
  await type(page.getByLabel(/^Why, which hospital/), 'Asthma, Testham Infirmary')
  await look(page, 'hospital')
  await press(page.locator('form').filter({ has: group(page, 'From') }), 'Record')
  await expect(page.getByText('At hospital', { exact: true }).first()).toBeVisible()
  await expect(page.getByText(/stopped/i).first()).toBeVisible()
  await shoot(page, 'at-hospital')
  await press(page, 'Over now')
  await expect(page.getByText('Detention authorised', { exact: true }).first()).toBeVisible()
  await expect(page.getByText(/^2 h 0[0-9] min CL-4: at hospital/)).toBeVisible()
  await look(page, 'back')
}

async function bail(page: Page): Promise<void> {
  await toTopic(page, 'Charge and outcome')
  await press(page, 'Bail before charge')
  const form = group(page, 'Bail before charge')
  await type(form.getByLabel('Why bail is necessary'), 'To keep him from her')
  await type(form.getByLabel('Why it is proportionate'), 'One condition')
  await press(form, 'Add a condition')
  await form.getByLabel('Condition 1', { exact: true }).selectOption({ label: 'Keep out of an area' })
  await type(form.getByLabel('What exactly, condition 1'), 'Avenue Road')
  await press(form, 'Record the bail')
  await expect(page.getByText('Bail before charge').first()).toBeVisible()
  await letGo(page)
}

/** The known person comes back for the bail that was broken: from the board to a signed risk assessment. */
async function bookInKnown(page: Page, before: Before): Promise<void> {
  await page.getByRole('link', { name: `Open custody for ${before.name}` }).click()
  await expect(page.getByText(breach)).toBeVisible()
  await expect(page.getByText(/actual bodily harm/).first()).toBeVisible()
  await expect(page.getByLabel('Held for')).toHaveValue('S46A')
  await group(page, /^Bail that was broken/)
    .getByRole('radio')
    .first()
    .check()
  await shoot(page, 'picker')
  await authorise(page, 'Breach of bail', 'In breach')

  await toTopic(page, 'Rights')
  for (const question of [/Wants a solicitor/, /Wants somebody told/, /read the Codes/, /an interpreter/])
    await choose(page, question, 'No')
  await page.getByLabel('Appropriate adult').selectOption({ label: 'Not needed' })
  await choose(page, /Signed for the notice/, 'Yes')
  await press(page, 'Record the rights')
  await expect(page.getByRole('table', { name: 'Rights given' })).toContainText('Notice of rights given')

  await toTopic(page, 'Risk assessment')
  await press(page, /^Still so/)
  await expect(group(page, 'Medical conditions').getByLabel('Yes')).toBeChecked()
  await expect(page.getByLabel('Say more: medical conditions')).toHaveValue('Asthma, inhaler')
  await expect(group(page, 'Appropriate adult needed').getByLabel('No')).toBeChecked()
  for (const question of askedAgain) await choose(page, question, 'No')
  await page.getByLabel('Level of risk').selectOption({ label: 'Standard' })
  await press(page, 'Sign the assessment')
  await expect(page.getByRole('heading', { name: 'Assessment, version 1' })).toBeVisible()
}

test('a hospital visit, bail that is broken, a known person booked in again, and a transfer to another force', async ({
  browser,
}) => {
  const stage = openStage(browser, sizeOf())
  const officer = await stage.enter('P1003')
  const person = await arrangePerson(officer, {
    surname: newSurname('Harrow'),
    forename: 'Dale',
    dob: '1988-02-11',
  })
  const before = await arrangeIncident(officer, person)
  await recordArrest(officer, before, {
    arrestedAt: hoursAgo(4),
    arrivedAt: hoursAgo(3.8),
    offence: bodilyHarm,
  })
  const sergeant = await stage.enter('P1012', '/custody')
  await test.step('hospital', async () => {
    await sergeant.getByRole('link', { name: `Open custody for ${before.name}` }).click()
    await authorise(sergeant, 'To obtain evidence by questioning', 'To question him', hoursAgo(3.5))
    await goToHospital(sergeant)
    await assessRisk(sergeant)
    await bail(sergeant)
  })
  await test.step('arrested for breaking it', () =>
    recordArrest(officer, before, {
      arrestedAt: hoursAgo(0),
      arrivedAt: hoursAgo(0),
      offence: bodilyHarm,
      grounds: breach,
      power: 'PACE s.46A (bail before charge)',
    }))
  await sergeant.goto('/custody')
  const start = stage.sum()
  await test.step('a known person is booked in', () => bookInKnown(sergeant, before))
  const end = stage.sum()
  // A choice that a test sets at once may go uncounted: two lists, two clicks each.
  const [keys, clicks] = [end.keys - start.keys, end.clicks - start.clicks + 4]
  console.log(
    `BOOKING IN of a known person, from the board to the signed risk: ${keys + clicks} interactions (${keys} keys, ${clicks} clicks)`,
  )
  expect(keys + clicks).toBeLessThanOrEqual(mostInteractions)
  await test.step('transfer', async () => {
    await toTopic(sergeant, 'Release and papers')
    await assess(sergeant)
    await handOver(sergeant, { to: 'Transferred to another force', receiver: 'PS Testwell, Testshire' })
  })
  await stage.end('a hospital visit, broken bail and a transfer')
})
