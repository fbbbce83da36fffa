import { expect, type Page, test } from '@playwright/test'
import { arrange, ask } from './household.ts'
import {
  countKeysAndClicks,
  countRekey,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  signIn,
} from './support.ts'

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

test('a domestic assault with a child goes from the incident to the MARAC with nothing typed again @phone', async ({
  page,
  context,
  browser,
  viewport,
}) => {
  const { incidentId, surname } = await arrange(browser)
  const rekey = countRekey(context)
  const effort = await countKeysAndClicks(context)
  await signIn(page, 'P1003', `/incidents/${incidentId}`)
  await page.getByRole('link', { name: 'Domestic abuse risk' }).click()
  await expect(page.getByRole('radio', { name: `${surname}, Thora (victim)` }).first()).toBeChecked()
  await expect(page.getByRole('radio', { name: /^VANTERPOOL.*\(suspect\)/ }).last()).toBeChecked()
  await expect(page.getByRole('checkbox', { name: new RegExp(`${surname}, Wilfa`) })).toBeChecked()
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
  rekey.print()
  effort.print(`domestic assault with a child to the MARAC at ${viewport?.width ?? 0}`)
  expect(rekey.found()).toEqual([])
  await lookAt(page, 'marac')
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
