import { expect, test, type Page } from '@playwright/test'
import { newSurname } from './custody-arrest.ts'
import { desk, group, openStage, sizeOf } from './custody-stage.ts'
import { addKnown, knownBefore, takeCall } from './from-the-call.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const told = 'Did not come home from school, and his phone is off'
async function lookAt(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true })
}

/** Signs in as somebody else in the same browser. */
async function change(page: Page, who: `P${number}`, path: string): Promise<void> {
  await page.context().clearCookies()
  await signIn(page, who, path)
}

test('a missing child, from the call to the hub: found after two days, spoken to, and referred @phone', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const surname = newSurname('Merrow')
  const [mother, child] = await knownBefore(browser, [
    { surname, forename: 'Bettina', dob: '1985-03-04' },
    { surname, forename: 'Oswin', dob: '2013-06-07' },
  ])
  if (mother === undefined || child === undefined) throw new Error('nobody is known')
  const boy = child.name
  const stage = openStage(browser, sizeOf())
  // The call is taken at a desk, whatever the officer holds.
  const despatcher = await stage.enter('P1001', '/', desk)
  const incidentId = await takeCall(despatcher, { what: 'Missing person', grade: /^Priority/, told })
  const page = await stage.enter('P1003', `/incidents/${incidentId}`)
  await addKnown(page, incidentId, mother, 'INFORMANT_CALLER')
  await addKnown(page, incidentId, child, 'MISSING')
  await expect(page.getByText('1 without a decision')).toBeVisible()
  await page.getByRole('link', { name: new RegExp(`^Report missing ?: ${boy}`) }).click()

  await expect(page.getByText(told).first()).toBeVisible()
  await expect(page.getByText(mother.name).first()).toBeVisible()
  const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000)
  const [day, month, year] = twoDaysAgo.toLocaleDateString('en-GB', { timeZone: 'Europe/London' }).split('/')
  const lastSeen = page.getByRole('group', { name: /^Last seen/ })
  await lastSeen.getByLabel('Day').fill(day ?? '')
  await lastSeen.getByLabel('Month').fill(month ?? '')
  await lastSeen.getByLabel('Year').fill(year ?? '')
  await page.getByRole('textbox', { name: 'Time', exact: true }).fill('16:10')
  await page.getByLabel(/^Wearing/).fill('School blazer, black trainers')
  await page.getByRole('checkbox', { name: 'Out of character' }).check()
  await page.getByRole('radio', { name: /^Medium/ }).check()
  await page.getByLabel(/^Why it is graded so/).fill('Twelve years old, and never away before')
  await group(page, new RegExp(`^Is ${boy} exploited`))
    .getByLabel('Not known')
    .check()
  await lookAt(page, 'report')
  await page.getByRole('button', { name: 'Report missing' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toContainText('Missing child')
  await expect(page.getByText(/Review the missing person \(ME\)/).first()).toBeVisible()
  await expect(page.getByText(/do not let go/).first()).toBeVisible()
  const address = new URL(page.url()).pathname
  await page.getByRole('button', { name: 'Sighting', exact: true }).click()
  await page.getByLabel(/^Where in words/).fill('Bus station, by the kiosk')
  await page.getByRole('button', { name: 'Now as the time' }).click()
  await page.getByLabel(/^What was seen/).fill('Alone, with a sports bag')
  await page.getByRole('button', { name: 'Keep the sighting' }).click()
  await expect(page.getByText(/Alone, with a sports bag/).first()).toBeVisible()
  await lookAt(page, 'missing')

  await page.getByRole('button', { name: 'Found', exact: true }).click()
  await page.getByLabel(/^Where in words/).fill('Platform 4 of the coach station')
  await page.getByLabel(/^How$/).selectOption('POLICE')
  await page.getByRole('button', { name: 'The person is found' }).click()
  await expect(page.getByText(/Return home interview by somebody independent/)).toBeVisible()
  await expect(page.getByText(/do not let go/)).toHaveCount(0)

  await page.getByRole('button', { name: 'Prevention interview', exact: true }).click()
  await page
    .getByRole('group', { name: /^Seen in person/ })
    .getByLabel('Yes')
    .check()
  await page.getByRole('checkbox', { name: /^Asked whether they came to harm/ }).check()
  await page
    .getByLabel(/^What they told, and what/)
    .fill('Older boys made him carry a bag. Wants a new school.')
  await page.getByRole('button', { name: 'Keep the interview' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Spoken to after return')
  await page.getByRole('button', { name: 'Tell a partner' }).click()
  await page.getByLabel(/^Partner$/).selectOption('LOCAL_AUTHORITY')
  await page.getByLabel(/^What they were told/).fill('Back, safe, with his mother')
  await page.getByLabel(/^Receipt/).fill('Duty desk, Ada')
  await page.getByRole('button', { name: 'Keep that they were told' }).click()
  await expect(page.getByText(/Duty desk, Ada/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Return home interview', exact: true }).click()
  await page.getByRole('radio', { name: 'Done' }).check()
  await page.getByLabel(/^Who offers or holds it/).fill('Open Door youth charity')
  await page.getByRole('button', { name: 'Keep this step' }).click()
  await expect(page.getByText(/Open Door youth charity/).first()).toBeVisible()
  await lookAt(page, 'back')

  // What he told meets a written test: the flag stands on him with its review.
  await page.getByRole('link', { name: 'Exploitation', exact: true }).click()
  await expect(page.getByText(/\d not known: ask again/)).toBeVisible()
  await page.getByText('Answer anew').click()
  await group(page, /^Child criminal exploitation/)
    .getByLabel('Yes')
    .check()
  await lookAt(page, 'exploitation')
  await page.getByLabel('Owes money').fill('He says that he owes the older boys')
  await page.getByRole('button', { name: 'Keep the answers' }).click()
  await expect(page.getByText(/^Flag stands, look again by/)).toBeVisible()
  await page.getByRole('link', { name: boy }).first().click()
  await expect(page.getByText(/He says that he owes the older boys/).first()).toBeVisible()
  await page.goto(address)

  await page.getByRole('link', { name: '1 child at this event' }).click()
  await expect(page.getByText('1 undecided')).toBeVisible()
  await lookAt(page, 'children')
  await page.getByRole('link', { name: /^Raise a report/ }).click()
  await page.getByLabel(/^What they said, in their own words/).fill('“They said I owe them.”')
  await page.getByLabel(/^What worries you/).fill('He is used to carry drugs.')
  await page.getByLabel(/^What you did/).fill('Took him home and told his mother.')
  await page.getByRole('radio', { name: /^Amber/ }).check()
  await page.getByRole('radio', { name: 'Consent given' }).check()
  await page.getByRole('button', { name: 'Send to supervisor' }).click()
  await expect(page).toHaveURL(/\/vulnerability\//)
  const reportId = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  await change(page, 'P1037', '/safeguarding/referrals')
  await lookAt(page, 'hub')
  await page.locator(`a[href="/safeguarding/referrals/${reportId}"]`).click()
  await page.getByRole('button', { name: 'Grade', exact: true }).click()
  await page.getByLabel(/^Why$/).fill('Debt bondage: a joint look tonight')
  await page.getByRole('button', { name: 'Keep the grade' }).click()
  await page.getByRole('button', { name: 'Share with a partner' }).click()
  await page.getByLabel(/^Who gets it/).fill('Children’s services')
  await page.getByLabel(/^Ground in law/).selectOption('CHILDREN_ACT')
  await page.getByLabel(/^What for/).fill('Strategy discussion')
  await page.getByLabel(/^Receipt/).fill('MASH-77')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(page.getByText(/MASH-77/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Answer of the partners' }).click()
  await page.getByLabel(/^They decided/).selectOption('S47')
  await page.getByLabel(/^In their words/).fill('Strategy discussion at noon')
  await page.getByRole('button', { name: 'Keep the answer' }).click()
  await expect(page.getByText(/Child protection conference/).first()).toBeVisible()
  await lookAt(page, 'referral')

  await change(page, 'P1034', address)
  await expect(page.getByText('all decided')).toBeVisible()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByRole('button', { name: 'Close the report' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Closed')
  await page.goto('/missing')
  await lookAt(page, 'desk')
  await stage.end('a missing child from the call to the hub')
})
