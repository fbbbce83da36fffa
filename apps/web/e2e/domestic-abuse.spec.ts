import { expect, type Page, test } from '@playwright/test'
import { newSurname } from './custody-arrest.ts'
import { at, desk, group, hoursAgo, openStage, sizeOf, type } from './custody-stage.ts'
import { addKnown, knownBefore, takeCall } from './from-the-call.ts'
import { arrange, ask } from './household.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

async function lookAt(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true })
}

const grave = ['Threat to kill', 'Strangled or choked', 'Parted, or trying to']

/** Signs in as somebody else on the same page. */
async function handOver(page: Page, who: Parameters<typeof signIn>[1], path: string): Promise<void> {
  await page.context().clearCookies()
  await signIn(page, who, path)
}

/** One tap for each topic: yes to the grave ones, no to the rest. */
async function answerAll(page: Page): Promise<void> {
  const topics = page.getByRole('group').filter({ has: page.getByRole('radio', { name: 'Would not say' }) })
  await expect(topics).toHaveCount(27)
  for (const group of await topics.all()) {
    const words = (await group.locator('legend').textContent()) ?? ''
    const isGrave = grave.some((sign) => words.includes(sign))
    await group.getByRole('radio', { name: isGrave ? 'Yes' : 'No', exact: true }).check()
  }
}

test('a domestic assault with a child goes from the call to the MARAC with nothing typed again @phone', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const surname = newSurname('Quenby')
  const [mother, suspect, child] = await knownBefore(browser, [
    { surname, forename: 'Thora', dob: '1990-03-04' },
    { surname: newSurname('Vanterpool'), forename: 'Osric', dob: '1986-10-21' },
    { surname, forename: 'Wilfa', dob: '2017-06-07' },
  ])
  if (mother === undefined || suspect === undefined || child === undefined) throw new Error('nobody is known')
  const stage = openStage(browser, sizeOf())
  // The call is taken at a desk, whatever the officer holds.
  const despatcher = await stage.enter('P1001', '/', desk)
  const incidentId = await takeCall(despatcher, {
    what: 'Domestic incident',
    grade: /^Immediate/,
    told: 'Shouting heard through the wall, and a child crying',
  })
  const page = await stage.enter('P1003', `/incidents/${incidentId}`)
  await addKnown(page, incidentId, mother, 'VICTIM')
  await addKnown(page, incidentId, suspect, 'SUSPECT')
  await addKnown(page, incidentId, child, 'HOUSEHOLD')
  await page.getByRole('link', { name: 'Domestic abuse risk' }).click()
  await expect(page.getByRole('radio', { name: `${mother.name} (victim)` }).first()).toBeChecked()
  await expect(page.getByRole('radio', { name: `${suspect.name} (suspect)` }).last()).toBeChecked()
  await expect(page.getByRole('checkbox', { name: new RegExp(child.name) })).toBeChecked()
  await lookAt(page, 'begin')
  await page.getByRole('button', { name: 'Begin the assessment' }).click()

  await expect(page).toHaveURL(/\/abuse-assessments\//)
  const assessment = new URL(page.url()).pathname
  // What is missing never blocks saving; the grade names it.
  await page.getByRole('button', { name: 'Save the answers' }).click()
  await expect(page.getByText('27 questions have no answer', { exact: false })).toBeVisible()
  await answerAll(page)
  await page.getByLabel('In their words: threat to kill').pressSequentially('“I will finish it next time”')
  await page.getByRole('group', { name: 'Was the victim seen alone?' }).getByLabel('Yes').check()
  await page.getByLabel('Earlier records of both people were searched').check()
  await expect(page.getByText(/^Saved \d\d:\d\d:\d\d$/).first()).toBeVisible()
  await page.reload()
  await expect(page.getByText('27 of 27 answered', { exact: false })).toBeVisible()
  await lookAt(page, 'questions')
  await page.getByRole('button', { name: 'Save the answers' }).click()
  await expect(page.getByText('3 yes of 27', { exact: false })).toBeVisible()

  await page.getByRole('radio', { name: /^High: serious harm/ }).check()
  await page
    .getByLabel('Why, in your own words')
    .pressSequentially('He held her by the throat; she leaves him and he said he would kill her.')
  await page.getByRole('button', { name: 'Grade the risk' }).click()
  await expect(page.getByText('Graded high by judgement.')).toBeVisible()
  await expect(page.getByText(/Second look at the risk: by/)).toBeVisible()
  await page.getByLabel('Step').selectOption('SAFE_PLACE')
  await page.getByLabel('What is planned').pressSequentially('Her aunt has a room for both')
  await page.getByRole('button', { name: 'Add to the plan' }).click()
  await expect(page.getByRole('cell', { name: 'Her aunt has a room for both' })).toBeVisible()
  await lookAt(page, 'graded')

  await handOver(page, 'P1037', '/safeguarding/domestic-abuse')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Domestic abuse')
  await lookAt(page, 'desk')
  await page.locator(`a[href="${assessment}"]`).first().click()
  await page.getByRole('button', { name: 'Agree with the grade' }).click()
  await expect(page.getByText(/^Agreed, DS P1037/)).toBeVisible()
  await page.getByRole('button', { name: 'Refer to the MARAC' }).click()
  await expect(page.getByText('Not listed yet')).toBeVisible()
  const meeting = page.getByRole('group', { name: 'Day of the meeting' })
  await meeting.getByLabel('Day', { exact: true }).pressSequentially('5')
  await meeting.getByLabel('Month').pressSequentially('1')
  await meeting.getByLabel('Year').pressSequentially('2099')
  await page.getByRole('button', { name: 'Put on the list' }).click()
  await expect(page.getByText('05/01/2099').first()).toBeVisible()
  await lookAt(page, 'marac')
  await stage.end('a domestic assault with a child from the call to the MARAC')
})

test('a crime takes the assessment, a notice runs on the court’s clock, and the right to know stays unseen', async ({
  page,
  browser,
}) => {
  const { incidentId } = await arrange(browser)
  await signIn(page, 'P1003', `/incidents/${incidentId}/domestic-abuse`)
  await page.getByRole('button', { name: 'Begin the assessment' }).click()
  await expect(page).toHaveURL(/\/abuse-assessments\//)
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  await answerAll(page)
  await page.getByRole('button', { name: 'Save the answers' }).click()
  await expect(page.getByText('3 yes of 27', { exact: false })).toBeVisible()
  await page.getByRole('radio', { name: /^Standard/ }).check()
  await page.getByLabel('Why, in your own words').fill('She says that it is over')
  await page.getByLabel(/^Why your grade is another/).fill('The threats were years ago')
  await page.getByRole('button', { name: 'Grade the risk' }).click()
  await expect(page.getByText('Why not as the answers weigh')).toBeVisible()

  const decided = await ask<{ crime: { id: string } }>(
    page,
    'POST',
    `/incidents/${incidentId}/recording-decisions`,
    {
      facts: { amountsToCrime: true, reporter: 'VICTIM' },
      decision: 'CRIME',
      crime: { offenceCode: 'CJ88116', flags: ['DOMESTIC'] },
    },
  )
  await page.goto(`/crimes/${decided.crime.id}`)
  await page.getByRole('link', { name: 'Domestic abuse', exact: true }).click()
  await page.getByRole('button', { name: 'Take for this crime' }).click()
  await expect(page.getByRole('button', { name: 'Take for this crime' })).toHaveCount(0)
  await lookAt(page, 'crime-tab')

  await page.goto(`/abuse-assessments/${id}`)
  await page.getByRole('button', { name: 'Ask for a protection notice' }).click()
  await expect(page).toHaveURL(/\/protection-notices\//)
  const notice = new URL(page.url()).pathname
  await page.getByLabel('Violence was used or threatened').check()
  await page.getByLabel(/^Why it is necessary/).fill('He holds a key and comes back tonight')
  await page.getByLabel('Not to enter the premises').check()
  await page.getByRole('button', { name: 'Save the case' }).click()
  await expect(page.getByText('Condition', { exact: true })).toBeVisible()
  await lookAt(page, 'notice')
  await handOver(page, 'SUPERINTENDENT', notice)
  await page.getByLabel('Give it').check()
  await page.getByLabel('Why', { exact: true }).fill('Necessary tonight')
  await page.getByRole('button', { name: 'Decide on the notice' }).click()
  await page.getByLabel('It was explained, and what a breach means').check()
  await page.getByRole('button', { name: 'It was served' }).click()
  await expect(page.getByText(/Application heard by the court: by/)).toBeVisible()
  await expect(page.getByText('Protection notice or order in force').first()).toBeVisible()
  await lookAt(page, 'served')
  await page.getByRole('button', { name: 'Print Protection notice' }).click()
  await page.getByLabel('Who is it for?').fill('The person it is served on')
  await page.getByRole('button', { name: 'Make the paper' }).click()
  await expect(page.getByRole('link', { name: 'Open Protection notice (PDF)' })).toBeVisible()
  await page.keyboard.press('Escape')

  // A breach leads to the arrest, with power, offence and what was done carried in.
  await page.getByText('Record a breach').click()
  await page.getByLabel('What was done against it').fill('He was at her door')
  await page.getByRole('button', { name: 'Record the breach' }).click()
  await page.getByRole('link', { name: 'Record the arrest' }).click()
  await expect(page.getByLabel(/^Grounds/)).toHaveValue(/He was at her door/)
  await expect(page.getByRole('list', { name: 'Offences arrested for' })).toContainText(
    'Breach a Domestic Violence Protection Notice',
  )
  await expect(page.getByLabel('Power', { exact: true })).toHaveValue('CSA_2010')
  await at(page, /^Arrested/, hoursAgo(0))
  await page.getByLabel('Yes, at the arrest').check()
  await lookAt(page, 'breach-arrest')
  await page.getByRole('button', { name: 'Record the arrest' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Arrest:')
  await page.goto(notice)
  await expect(page.getByText(/Breach of the notice before the court: by/)).toBeVisible()
  await lookAt(page, 'broken')

  await handOver(page, 'P1037', `/abuse-assessments/${id}`)
  await page.getByRole('link', { name: 'Right to know' }).first().click()
  await expect(page.getByText(/VANTERPOOL.*\(carried in\)/)).toBeVisible()
  await page.getByRole('button', { name: 'Take the application' }).click()
  await expect(page).toHaveURL(/\/right-to-know\/[0-9a-f]{8}-/)
  const application = new URL(page.url()).pathname
  await page.getByLabel('What was done').fill('Rang her: she is at her aunt’s')
  await page.getByRole('button', { name: 'It is done' }).click()
  await expect(page.getByRole('heading', { name: 'Risk assessed' })).toBeVisible()
  await lookAt(page, 'application')
  await page.goto('/safeguarding/right-to-know')
  await expect(page.locator(`a[href="${application}"]`)).toBeVisible()
  await lookAt(page, 'applications')
  await handOver(page, 'P1003', application)
  await expect(page.getByText('Rang her', { exact: false })).toHaveCount(0)
})

test('a force loads its own risk tool by two people', async ({ page }) => {
  // From a day far ahead, so that the journeys beside this one put what stands now.
  const address = '/admin/risk-tools/LOCAL'
  await signIn(page, 'ADMIN', '/admin/risk-tools')
  await lookAt(page, 'tools')
  await page.getByRole('link', { name: 'Local tool' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Local tool')
  const from = group(page, /^Valid from/)
  await from.getByLabel('Day').fill('5')
  await from.getByLabel('Month').fill('1')
  await from.getByLabel('Year').fill('2099')
  await type(page.getByLabel('The whole tool'), '{"topics":[]}')
  await page.getByRole('button', { name: 'Show what it changes' }).click()
  await expect(page.getByText('It holds no topics.')).toBeVisible()
  await page
    .getByLabel('The whole tool')
    .fill('{"topics":[{"code":"AFRAID","words":"Are you afraid of them?","isGrave":true}],"bands":null}')
  await page.getByRole('button', { name: 'Show what it changes' }).click()
  await expect(page.getByText('AFRAID Are you afraid of them?')).toBeVisible()
  await page.getByLabel('Where it comes from').fill('Working group of the force')
  await page.getByLabel('Reason', { exact: true }).fill('The pilot has ended')
  await lookAt(page, 'tool')
  await page.getByRole('button', { name: 'Propose the version' }).click()
  await expect(page.getByText('Somebody else decides about a version that you proposed.')).toBeVisible()
  await handOver(page, 'RECORDS_MANAGER', address)
  await page.getByLabel('Approve the version').check()
  await page.getByLabel('Reason for the decision').fill('Read against the paper form')
  await page.getByRole('button', { name: 'Keep the decision' }).click()
  await expect(page.getByText('approved', { exact: true }).first()).toBeVisible()
  await lookAt(page, 'approved')
})
