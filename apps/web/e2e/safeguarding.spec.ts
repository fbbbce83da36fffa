import { expect, test } from '@playwright/test'
import { flat, restrictedEntry, suspectHeld } from '../../cli/src/demo/journey.ts'
import { arrange, summary } from './household.ts'
import {
  choosePurpose,
  countKeysAndClicks,
  countRekey,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  signIn,
} from './support.ts'

test('an officer reports on a child with only new facts, and her sergeant checks the report @phone', async ({
  page,
  context,
  browser,
  viewport,
}) => {
  const { incidentId, surname } = await arrange(browser)
  const rekey = countRekey(context)
  const effort = await countKeysAndClicks(context)
  await signIn(page, 'P1003', `/safeguarding/report/${incidentId}`)
  await expect(page.getByRole('heading', { name: 'Who is the report about?' })).toBeVisible()
  await expectNoAxeViolations(page)
  // The youngest is offered first.
  await expect(page.getByRole('link', { name: /^Report on/ }).first()).toHaveText(
    `Report on ${surname}, Wilfa`,
  )
  await page.getByRole('link', { name: `Report on ${surname}, Wilfa` }).click()

  await expect(page.getByText(flat.address).first()).toBeVisible()
  await expect(page.getByLabel('What happened')).toHaveValue(summary)
  await expect(page.getByLabel(/^Part of VANTERPOOL/)).toHaveValue('SOURCE_OF_HARM')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)

  await page.getByRole('button', { name: 'Send to supervisor' }).click()
  const problems = page.getByRole('alert').first()
  await expect(problems).toContainText('Write what they said in their own words')
  await expect(problems).toContainText('Say what worries you')
  await expectNoAxeViolations(page)

  await page.getByLabel(/^What they said, in their own words/).fill('“I put the pillow over my ears.”')
  await page.getByRole('radio', { name: 'Yes' }).check()
  await page.getByLabel('Behaviour').fill('Holds a toy, looks at the floor')
  await expect(page.getByText(/^Saved \d\d:\d\d:\d\d$/).first()).toBeVisible()
  await page.reload()
  await expect(page.getByLabel(/^What they said, in their own words/)).toHaveValue(
    '“I put the pillow over my ears.”',
  )
  await page.getByLabel(/^What worries you/).fill('She hears fights at night and hides.')
  await page.getByLabel(/^What you did/).fill('Her aunt came to stay. Told the out-of-hours team.')
  await page.getByRole('radio', { name: 'Amber: concern that needs joint information' }).check()
  await page.getByRole('radio', { name: 'Consent given' }).check()
  await page.getByRole('button', { name: 'Send to supervisor' }).click()

  await expect(page).toHaveURL(/\/vulnerability\//)
  const report = new URL(page.url()).pathname
  await expect(page.getByText('“I put the pillow over my ears.”')).toBeVisible()
  await expect(page.getByRole('article', { name: /^VANTERPOOL.*Suspected source of harm/ })).toBeVisible()
  await expect(
    page.getByText('A sergeant or above checks this report.').or(page.getByText(/You wrote this report/)),
  ).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  rekey.print()
  effort.print(`vulnerability report at ${viewport?.width ?? 0}`)
  expect(rekey.found()).toEqual([])

  const desk = await (await browser.newContext()).newPage()
  await signIn(desk, 'P1008')
  await expect(
    desk.getByRole('listitem').filter({ hasText: 'Check: Child come to notice' }).first(),
  ).toBeVisible()
  await desk.goto(report)
  await desk.getByRole('button', { name: /Supervisor's check: done/ }).click()
  await expect(desk.getByText(/^Done .* by PS P1008/)).toBeVisible()
})

test('a second report of the same kind leads to the first', async ({ page, browser }) => {
  const { incidentId, surname } = await arrange(browser)
  await signIn(page, 'P1003')
  const send = async (): Promise<void> => {
    await page.goto(`/safeguarding/report/${incidentId}`)
    await page.getByRole('link', { name: `Report on ${surname}, Wilfa` }).click()
    await page.getByLabel(/^What they said, in their own words/).fill('Did not want to speak')
    await page.getByLabel(/^What worries you/).fill('Hides when voices are raised')
    await page.getByLabel(/^What you did/).fill('Spoke to her mother')
    await page.getByRole('radio', { name: 'Green: additional need, early help' }).check()
    await page.getByRole('radio', { name: 'Not asked' }).check()
    await page.getByLabel('Why was it not asked?').fill('Her mother was with us')
    await page.getByRole('button', { name: 'Send to supervisor' }).click()
  }
  await send()
  await expect(page).toHaveURL(/\/vulnerability\//)
  const first = new URL(page.url()).pathname
  await send()
  await expect(page.getByRole('link', { name: 'Open the report that was made before' })).toHaveAttribute(
    'href',
    first,
  )
  await expect(page.getByLabel(/^What worries you/)).toHaveValue('Hides when voices are raised')
})

test('anti-social behaviour is graded as it is answered, with what came before counted @phone', async ({
  page,
  context,
  browser,
}) => {
  const { incidentId } = await arrange(browser)
  const rekey = countRekey(context)
  await signIn(page, 'P1003', `/incidents/${incidentId}/asb`)
  await expect(page.getByLabel('What happened')).toHaveValue(summary)
  await expect(page.getByText('Before at this place', { exact: true })).toBeVisible()
  await expect(page.getByText('7 questions are still to be answered')).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('radio', { name: 'Personal: aimed at someone' }).check()
  for (const legend of [
    'Repeat victim',
    'Targeted or hate',
    'Vulnerability',
    'Impact on daily life',
    'Support',
    'Escalation',
  ]) {
    await page.getByRole('group', { name: legend }).getByRole('radio', { name: '1', exact: true }).check()
  }
  await page.getByRole('group', { name: 'Harm' }).getByRole('radio', { name: /^3:/ }).check()
  await expect(page.getByRole('status').filter({ hasText: 'Medium' })).toContainText('within 7 days')
  await page.getByLabel('What it does to them').fill('Sleeps in the front room')
  await page.getByRole('button', { name: 'Record the report' }).click()
  await expect(page).toHaveURL(/\/asb\//)
  await expect(page.getByText('9 out of 21', { exact: true })).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  expect(rekey.found()).toEqual([])
})

test('an intelligence entry restricted to a group is not there for an analyst', async ({ page, browser }) => {
  await signIn(page, 'P1018', '/intelligence/new')
  await expectNoAxeViolations(page)
  const about = page.getByRole('combobox', { name: 'Add a person or place' })
  await expect(about).toBeVisible()
  // What an earlier run on this server left unsent is not part of this entry.
  const again = page.getByRole('button', { name: 'Start again' })
  if (await again.isVisible()) await again.click()
  await about.pressSequentially('wh')
  // Asked here for the first time in this session; the typing goes on afterwards.
  await choosePurpose(page, 'Intelligence work')
  await about.fill('')
  await about.pressSequentially(suspectHeld.surname)
  await page
    .getByRole('option', { name: new RegExp(suspectHeld.surname, 'i') })
    .first()
    .click()
  await page.getByLabel(/^What was learnt/).fill('My source says that he moves on Thursday nights.')
  await expect(page.getByText('This may give the source away')).toBeVisible()
  await page.getByLabel(/^What was learnt/).fill('Moves between two garages on Thursday nights.')
  await page.getByRole('radio', { name: /^3 Not reliable/ }).check()
  await page.getByRole('radio', { name: /^D / }).check()
  await page.getByRole('textbox', { name: 'Conditions' }).fill('A1')
  await page.getByRole('checkbox', { name: restrictedEntry.group }).check()
  await page.getByRole('button', { name: 'Submit entry' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Say why the source is not reliable')
  await page.getByLabel('Why is the source not reliable?').fill('Was wrong twice before')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Submit entry' }).click()
  await expect(page.getByText('graded 3 D C')).toBeVisible()
  await page.getByRole('link', { name: 'Open the entry' }).click()
  await expect(page.getByText(`Restricted to ${restrictedEntry.group}`)).toBeVisible()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  const path = new URL(page.url()).pathname

  const analyst = await (await browser.newContext()).newPage()
  await signIn(analyst, 'P1019', path)
  // The record cannot tell why she looks, since it is not there for her.
  await choosePurpose(analyst, 'Intelligence work')
  await expect(analyst.getByRole('heading', { name: 'This is not here' })).toBeVisible()
})
