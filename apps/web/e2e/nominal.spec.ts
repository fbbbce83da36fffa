import { expect, test, type Page } from '@playwright/test'
import { daughter, flat, suspectHeard, suspectHeld, victim } from '../../cli/src/demo/journey.ts'
import {
  choosePurpose,
  countRekey,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  signIn,
} from './support.ts'

const suspect = `${suspectHeld.surname.toUpperCase()}, ${suspectHeld.forename} ${suspectHeld.middle}`
const card = (page: Page, name: string) => page.getByRole('article', { name, exact: true })
const search = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Search', exact: true })

async function typeCriteria(
  page: Page,
  person: { surname: string; forename: string; dobTyped: string },
): Promise<void> {
  const [day = '', month = '', year = ''] = person.dobTyped.split('/')
  await page.getByLabel('Surname').fill(person.surname)
  await page.getByLabel('Forename').fill(person.forename)
  const birth = page.getByRole('group', { name: 'Date of birth' })
  await birth.getByLabel('Day').fill(day)
  await birth.getByLabel('Month').fill(month)
  await birth.getByLabel('Year').fill(year)
}

/** Adds somebody to the open incident of the flat by the page that the incident leads to. */
async function openFlatIncident(page: Page): Promise<string> {
  await page.goto(`/search?q=${encodeURIComponent(flat.search)}`)
  await choosePurpose(page, 'Responding to an incident')
  await card(page, flat.address).getByRole('link', { name: flat.address, exact: true }).click()
  await page.getByRole('link', { name: 'Open an incident here' }).click()
  await page.getByLabel('What it is').selectOption({ label: 'Domestic incident' })
  await page.getByLabel('Immediate').check()
  await page.getByLabel('What is happening').fill('Shouting behind the door')
  await page.getByRole('button', { name: 'Open incident' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(flat.address)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

test('one box finds the suspect by what was heard and says why, by the keyboard alone', async ({ page }) => {
  await signIn(page, 'P1003')
  await page.keyboard.press('/')
  await page.keyboard.type(`${suspectHeard.forename} ${suspectHeard.surname} ${suspectHeard.dobTyped}`)
  await page.keyboard.press('Enter')
  await choosePurpose(page, 'Responding to an incident')
  await expect(card(page, suspect)).toContainText('surname spelt almost the same')
  await expect(card(page, suspect)).toContainText('date of birth has day and month swapped')
  await expectNoAxeViolations(page)
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(suspect)
})

test('words that find nothing never say that somebody is unknown to police @phone', async ({ page }) => {
  await signIn(page, 'P1003', '/search?q=zzyzx%20qwfp')
  await choosePurpose(page, 'Responding to an incident')
  await expect(page.getByRole('heading', { name: 'Nothing found for these words' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('does not mean')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
})

test('at the door: the suspect is recognised, the victim and her daughter are created from the search @phone', async ({
  page,
  context,
  viewport,
}) => {
  // Three people, each with the checks of axe: longer than other journeys on a small machine.
  const rekey = countRekey(context)
  await signIn(page, 'P1003')
  const incidentId = await openFlatIncident(page)

  await page.goto(`/nominals/search?incidentId=${incidentId}&role=SUSPECT`)
  await typeCriteria(page, suspectHeard)
  await search(page).click()
  await expect(card(page, suspect)).toContainText('date of birth has day and month swapped')
  await expect(page.getByRole('button', { name: /create a new person/i })).toHaveCount(0)
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await card(page, suspect)
    .getByRole('button', { name: /This is the person/ })
    .click()
  await expect(page).toHaveURL(new RegExp(`/incidents/${incidentId}$`))
  await expect(page.getByRole('article', { name: new RegExp(`^${suspect}`) }).first()).toBeVisible()

  // Births and a name of this run's own: people made by another run on the same store are known, and rightly found.
  const own =
    (viewport?.width ?? 0) < 500
      ? { surname: 'Ashdown-Peverel', births: ['23/08/1991', '14/06/2014'] }
      : { surname: 'Brackenbury', births: ['11/12/1994', '27/02/2018'] }
  const made = [victim, daughter].map((person, at) => ({
    ...person,
    surname: own.surname,
    dobTyped: own.births[at] ?? person.dobTyped,
    role: person === victim ? 'VICTIM' : 'HOUSEHOLD',
  }))
  for (const person of made) {
    await page.goto(`/nominals/search?incidentId=${incidentId}&role=${person.role}`)
    await typeCriteria(page, person)
    await search(page).click()
    await expect(page.getByRole('heading', { name: /found/ })).toBeVisible()
    await dismissAll(page)
    await page.getByRole('button', { name: /create a new person|create this person/i }).click()
    const form = page.getByRole('region', { name: 'Create a new person' })
    await expect(form.getByLabel('Surname', { exact: true })).toHaveValue(person.surname)
    await form.getByRole('combobox', { name: 'Sex' }).selectOption('F')
    await form.getByLabel(`Lives at ${flat.address}`).check()
    await expectNoAxeViolations(page)
    await expectNoSidewaysScroll(page)
    await form.getByRole('button', { name: /Create person/ }).click()
    await expect(page).toHaveURL(new RegExp(`/incidents/${incidentId}$`))
  }
  await expect(
    page
      .getByRole('article', { name: new RegExp(`^${own.surname.toUpperCase()}, ${daughter.forename}`) })
      .first(),
  ).toBeVisible()
  expect(rekey.found()).toEqual([])
})

async function dismissAll(page: Page): Promise<void> {
  const needed = page.getByText('To be considered before you create anybody')
  for (let left = await needed.count(); left > 0; left -= 1) {
    await page
      .getByRole('article')
      .filter({ has: needed })
      .first()
      .getByRole('button', { name: /Not this person/ })
      .click()
    await page.getByLabel('Relative or namesake known to me').check()
    await page.getByRole('button', { name: 'Keep as not this person' }).click()
    await expect(needed).toHaveCount(left - 1)
  }
}

test('a likely match must be looked at or dismissed with a reason before anybody is created', async ({
  page,
}) => {
  await signIn(page, 'P1003', '/nominals/search')
  await typeCriteria(page, suspectHeard)
  await search(page).click()
  await choosePurpose(page, 'Responding to an incident')
  await expect(page.getByText(/likely match(es)? (is|are) still to be looked at/)).toBeVisible()
  await card(page, suspect)
    .getByRole('button', { name: /Not this person/ })
    .click()
  await page.getByRole('button', { name: 'Keep as not this person' }).click()
  await expect(card(page, suspect)).toContainText('Say why this is not the person')
  await card(page, suspect)
    .getByRole('button', { name: /Look closer/ })
    .click()
  await expect(card(page, suspect)).toContainText('Identifiers')
  await expect(card(page, suspect)).toContainText('Looked at')
  await expect(page.getByRole('button', { name: /create a new person/i })).toBeVisible()
})

test('the Golden Nominal shows every fact with its source and one timeline that can be narrowed @phone', async ({
  page,
}) => {
  await signIn(page, 'P1019', `/search?q=${suspectHeld.forename}%20${suspectHeld.surname}`)
  await choosePurpose(page, 'Intelligence work')
  await card(page, suspect).getByRole('link', { name: suspect }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(suspect)
  await expect(page.getByRole('list', { name: `Warnings about ${suspect}` }).first()).toContainText('Violent')
  for (const part of [
    'Identity',
    'Also known as',
    'Identifiers',
    'Addresses',
    'Phones and vehicles',
    'Warnings',
    'Associates',
    'Timeline',
    'Photographs',
  ]) {
    await expect(page.getByRole('heading', { name: part, exact: true })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Source of date of birth' }).click()
  await expect(page.getByRole('dialog', { name: 'Source of date of birth' })).toContainText('Came by')
  await page.keyboard.press('Escape')
  const timeline = page.getByRole('group', { name: 'Timeline', exact: true })
  await expect(timeline.getByRole('listitem')).not.toHaveCount(0)
  await page
    .getByRole('group', { name: 'Show on the timeline' })
    .getByRole('button', { name: /^Arrests/ })
    .click()
  await expect(page).toHaveURL(/kind=Arrest/)
  await expect(timeline).not.toContainText('Custody')
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await expectNoAxeViolations(page)
  }
  await expectNoSidewaysScroll(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Show on the timeline' })).toBeHidden()
})

test('another name is added without overwriting anything and is found by at once', async ({ page }) => {
  await signIn(page, 'P1003', `/search?q=${suspectHeld.forename}%20${suspectHeld.surname}`)
  await choosePurpose(page, 'Responding to an incident')
  await card(page, suspect).getByRole('link', { name: suspect }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('menuitem', { name: /other name/i }).click()
  const dialog = page.getByRole('dialog', { name: 'Add another name' })
  await dialog.getByLabel('Surname').fill('Quillfeather')
  await dialog.getByLabel('Forename or single name').fill('Dazzle')
  await dialog.getByRole('button', { name: 'Add name' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('QUILLFEATHER, Dazzle').first()).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('dazzle quillfeather')
  await page.keyboard.press('Enter')
  await expect(card(page, suspect)).toContainText('known as Dazzle Quillfeather')
})

/** Opens the suspect's page as the analyst. */
async function openSuspect(page: Page): Promise<void> {
  await signIn(page, 'P1019', `/search?q=${suspectHeld.forename}%20${suspectHeld.surname}`)
  await choosePurpose(page, 'Intelligence work')
  await card(page, suspect).getByRole('link', { name: suspect }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(suspect)
}

test('places stand on a map without tiles and in a list that says the same @phone', async ({ page }) => {
  await openSuspect(page)
  const map = page.getByRole('img', { name: new RegExp(`^Places of ${suspect}`) })
  await expect(map).toBeVisible()
  const list = page.getByRole('list', { name: `Places of ${suspect}` })
  const first = list.getByRole('button').first()
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(first).toHaveAttribute('aria-pressed', 'true')
  await expect(map.locator('.mips-map__pin--selected')).toHaveCount(1)
  await expectNoSidewaysScroll(page)
})

test('the link chart opens step by step, narrows, and shows the shortest way, by keyboard or pointer @phone', async ({
  page,
}) => {
  await openSuspect(page)
  await page.getByRole('link', { name: 'Link chart' }).click()
  const chart = page.getByRole('img', { name: /^Link chart of \d+ records/ })
  await expect(chart).toBeVisible()
  const nodes = chart.locator('.mips-chart__node')
  const before = await nodes.count()
  expect(before).toBeGreaterThan(2)
  const event = page.getByRole('row').filter({ hasText: 'Suspect' }).first()
  const expand = event.getByRole('button', { name: /^Expand/ })
  await expand.focus()
  await page.keyboard.press('Enter')
  await expect(event.getByRole('button', { name: /^Collapse/ })).toBeVisible()
  await expect(page).toHaveURL(/open=/)
  await expect.poll(() => nodes.count()).toBeGreaterThan(before)
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  const opened = await nodes.count()
  const narrow = page.getByRole('region', { name: 'Narrow the chart' })
  await narrow.getByText('Narrow the chart').click()
  await narrow.getByRole('checkbox', { name: /^Lives at/ }).check()
  await expect.poll(() => nodes.count()).toBeLessThan(opened)
  await narrow.getByRole('button', { name: 'Take all off' }).click()
  await event.getByRole('button', { name: /^Collapse/ }).click()
  await expect(nodes).toHaveCount(before)

  await page.getByRole('combobox', { name: 'Shortest way to' }).pressSequentially('colquitt')
  await page.getByRole('option', { name: /COLQUITT, Bernadette/ }).click()
  await expect(
    page.getByRole('status').filter({ hasText: /links? to COLQUITT|There is no way|No links/ }),
  ).toBeVisible()
})

test('a profile is printed with its marks on each sheet, once it was said for whom', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'true')
  })
  await openSuspect(page)
  await page.getByRole('button', { name: 'Print profile' }).click()
  const dialog = page.getByRole('dialog', { name: 'Print as a marked profile' })
  await dialog.getByRole('button', { name: 'Print', exact: true }).click()
  await expect(dialog).toContainText('Say for whom it is printed')
  await expectNoAxeViolations(page)
  const kept = page.waitForResponse(/\/prints$/)
  await dialog.getByLabel('For whom').fill('Briefing at 14:00')
  await page.keyboard.press('Enter')
  expect((await kept).ok()).toBe(true)
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'true')
  const marks = await page.evaluate(() =>
    document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText),
  )
  expect(marks.join(' ')).toContain('OFFICIAL-SENSITIVE')
  expect(marks.join(' ')).toContain('for Briefing at 14:00')
  expect(marks.join(' ')).toContain('counter(pages)')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: 'Parts of this record' })).toBeHidden()
  const places = page.getByRole('list', { name: /^Places of/ })
  await expect(places.getByRole('button').first()).toBeVisible()
  const after = await places
    .getByRole('link')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content)
  expect(after, 'an address of this server says nothing on paper').toBe('none')
  const sheets = await page.pdf({ preferCSSPageSize: true, path: test.info().outputPath('profile.pdf') })
  expect(sheets.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThan(1)
})

test('a name that has locked says why and what to do, and is corrected by those who may @phone', async ({
  page,
  browser,
}) => {
  const openCorrection = async (on: Page, who: 'DETECTIVE' | 'RECORDS_MANAGER') => {
    await signIn(on, who, `/search?q=${suspectHeld.forename}%20${suspectHeld.surname}`)
    await choosePurpose(on, who === 'DETECTIVE' ? 'Investigating a crime' : 'Correcting or joining records')
    await card(on, suspect).getByRole('link', { name: suspect }).click()
    await on.getByRole('button', { name: 'Correct', exact: true }).press('Enter')
    return on.getByRole('dialog', { name: 'Correct a record' })
  }
  const dialog = await openCorrection(page, 'DETECTIVE')
  await expect(dialog).toContainText('lock 72 hours after they are recorded')
  await expect(dialog).toContainText('Add another name, or ask records management to correct it.')
  await expect(dialog.getByLabel('Why it is corrected')).toBeVisible()
  for (const locked of ['Surname', 'Sex']) await expect(dialog.getByLabel(locked)).toHaveCount(0)
  await expect(dialog.getByRole('group', { name: 'Date of birth' })).toHaveCount(0)
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  const other = await browser.newContext({ viewport: page.viewportSize() })
  const open = await openCorrection(await other.newPage(), 'RECORDS_MANAGER')
  await expect(open).toContainText('You may still correct them; your reason is kept with the change.')
  await expect(open.getByLabel('Surname')).toBeVisible()
  await other.close()
})

test('the timeline narrows by role and by day', async ({ page }) => {
  await openSuspect(page)
  const timeline = page.getByRole('group', { name: 'Timeline', exact: true })
  await expect(timeline.getByRole('listitem')).not.toHaveCount(0)
  await page.getByLabel('Role', { exact: true }).selectOption('SUSPECT')
  await expect(page).toHaveURL(/role=SUSPECT/)
  await expect(timeline).toContainText('Suspect')
  const until = page.getByRole('group', { name: 'Until' })
  await until.getByLabel('Day').fill('31')
  await until.getByLabel('Month').fill('12')
  await until.getByLabel('Year').fill('1999')
  await expect(page.getByText('No events recorded')).toBeVisible()
})

test('the record is shown as it stood on a day, with nothing to change, and before it was known', async ({
  page,
}) => {
  await openSuspect(page)
  await page.getByText('As it stood on another day').click()
  const asOf = page.getByRole('group', { name: 'As it stood at the end of' })
  const today = new Date().toLocaleDateString('en-GB', { timeZone: 'Europe/London' }).split('/')
  await asOf.getByLabel('Day').fill(today[0] ?? '')
  await asOf.getByLabel('Month').fill(today[1] ?? '')
  await asOf.getByLabel('Year').fill(today[2] ?? '')
  await expect(page.getByText('nothing can be changed here')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Date of birth')
  await expect(page.getByRole('button', { name: 'Correct' })).toHaveCount(0)
  await expectNoAxeViolations(page)
  await page.goto(`${new URL(page.url()).pathname}?at=1990-01-01`)
  await expect(page.getByText('This person was not on the store then.')).toBeVisible()
  await page.getByRole('button', { name: 'Show it as it stands now' }).click()
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible()
})
