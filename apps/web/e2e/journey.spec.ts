/** The acceptance journey: one store, from the despatcher's search to the proof that nothing was taken out of the audit. */
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test'
import {
  cast,
  daughter,
  flat,
  restrictedEntry,
  suspectHeard,
  suspectHeld,
  victim,
} from '../../cli/src/demo/journey.ts'
import { keyboard, pointer, type Hands } from './hands.ts'
import {
  countKeysAndClicks,
  countRekey,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  personOf,
  signIn,
  signInByPage,
} from './support.ts'

const phone = { width: 390, height: 844 }
const suspectName = `${suspectHeld.surname.toUpperCase()}, ${suspectHeld.forename} ${suspectHeld.middle}`
const officer = personOf(cast.officer)
const analyst = personOf(cast.analyst)

/** Who plays: their hands, the widths of their screens, and names of their own, so that runs do not meet. */
type Play = {
  hands: Hands
  desk: { width: number; height: number }
  family: string
  born: { victim: string; daughter: string }
}

/** The stage: a browser for each person, all of them watched from their first key. */
function openStage(browser: Browser, play: Play) {
  const watched: {
    effort: Awaited<ReturnType<typeof countKeysAndClicks>>
    rekey: ReturnType<typeof countRekey>
  }[] = []
  return {
    async enter(who: `P${number}`, viewport = play.desk): Promise<Page> {
      const context = await browser.newContext({
        viewport,
        locale: 'en-GB',
        timezoneId: 'Europe/London',
        hasTouch: viewport.width < 500,
      })
      watched.push({ effort: await countKeysAndClicks(context), rekey: countRekey(context) })
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      await signInByPage(page, who)
      return page
    },
    sum() {
      const sum = { keys: 0, clicks: 0, typed: 0, rekeyed: [] as string[] }
      for (const { effort, rekey } of watched) {
        sum.keys += effort.now().keys
        sum.clicks += effort.now().clicks
        sum.typed += rekey.typed()
        sum.rekeyed.push(...rekey.found().map(({ field, route }) => `${field} in ${route}`))
      }
      return sum
    },
  }
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const card = (page: Page, name: string): Locator => page.getByRole('article', { name, exact: true })
const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? ''

/** Answers the question why, which is asked once where no task tells it. */
async function sayWhy(hands: Hands, page: Page, words: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Why are you looking?' })
  await hands.press(dialog.getByRole('button', { name: words }))
  await expect(dialog).toBeHidden()
}

/** Every screen of the journey by pointer is looked at by axe, at both widths; by keyboard they are the same screens. */
async function lookAt(hands: Hands, page: Page): Promise<void> {
  if (hands === keyboard) return
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
}

/** 1. One search shows the flat, who is known there and its warning; the incident is opened there and an officer sent. */
async function despatch({ hands }: Play, page: Page): Promise<string> {
  await page.keyboard.press('/')
  await page.keyboard.type(flat.search)
  await page.keyboard.press('Enter')
  await sayWhy(hands, page, 'Responding to an incident')
  await expect(card(page, flat.address)).toContainText(flat.marker.reason)
  await expect(card(page, flat.address)).toContainText('COLQUITT, Bernadette')
  await lookAt(hands, page)
  await hands.press(card(page, flat.address).getByRole('link', { name: flat.address, exact: true }))
  await expect(page.getByRole('list', { name: `Warnings about ${flat.address}` })).toContainText(
    flat.marker.reason,
  )
  await lookAt(hands, page)
  await hands.press(page.getByRole('link', { name: 'Open an incident here' }))
  await hands.choose(page.getByLabel('What it is'), 'Domestic incident')
  await hands.pick(page.getByRole('radio', { name: /^Immediate/ }))
  await hands.type(
    page.getByLabel('What is happening'),
    'Neighbour hears a woman screaming and things breaking',
  )
  await hands.find(
    page.getByRole('combobox', { name: 'Send officers' }),
    officer.number,
    new RegExp(officer.name),
  )
  await lookAt(hands, page)
  await hands.press(page.getByRole('button', { name: 'Open incident' }))
  await expect(heading(page)).toHaveText(`Domestic incident, ${flat.address}`)
  await lookAt(hands, page)
  return idOf(page)
}

async function typeCriteria(
  { hands }: Play,
  page: Page,
  person: { surname: string; forename: string; dobTyped: string },
): Promise<void> {
  const [day = '', month = '', year = ''] = person.dobTyped.split('/')
  const birth = page.getByRole('group', { name: 'Date of birth' })
  await hands.type(page.getByLabel('Surname'), person.surname)
  await hands.type(page.getByLabel('Forename'), person.forename)
  await hands.type(birth.getByLabel('Day'), day)
  await hands.type(birth.getByLabel('Month'), month)
  await hands.type(birth.getByLabel('Year'), year)
  await hands.press(page.getByRole('main').getByRole('button', { name: 'Search', exact: true }))
}

/** 2. On the phone: the suspect is recognised, the victim and her daughter are new, and the arrest is recorded. */
async function attend(play: Play, page: Page, incidentId: string): Promise<string> {
  const { hands } = play
  await page.goto('/')
  await hands.press(
    page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(flat.address) })
      .first(),
  )
  await expect(heading(page)).toContainText(flat.address)
  expect(idOf(page)).toBe(incidentId)
  await expect(page.getByRole('list', { name: `Warnings about ${flat.address}` })).toContainText(
    flat.marker.reason,
  )
  await lookAt(hands, page)

  await page.goto(`/nominals/search?incidentId=${incidentId}&role=SUSPECT`)
  await typeCriteria(play, page, suspectHeard)
  await expect(card(page, suspectName)).toContainText('surname spelt almost the same')
  await expect(card(page, suspectName)).toContainText('date of birth has day and month swapped')
  await lookAt(hands, page)
  await hands.press(card(page, suspectName).getByRole('button', { name: /This is the person/ }))
  await expect(page).toHaveURL(new RegExp(`/incidents/${incidentId}$`))

  for (const [person, role] of [
    [victim, 'VICTIM'],
    [daughter, 'HOUSEHOLD'],
  ] as const) {
    await page.goto(`/nominals/search?incidentId=${incidentId}&role=${role}`)
    const dobTyped = person === victim ? play.born.victim : play.born.daughter
    await typeCriteria(play, page, { ...person, dobTyped, surname: play.family })
    await expect(page.getByRole('heading', { name: /found/ })).toBeVisible()
    await considerAll(play, page)
    await hands.press(page.getByRole('button', { name: /create a new person|create this person/i }))
    const form = page.getByRole('region', { name: 'Create a new person' })
    await expect(form.getByLabel('Surname', { exact: true })).toHaveValue(play.family)
    await hands.choose(form.getByRole('combobox', { name: 'Sex' }), 'Female')
    await hands.pick(form.getByLabel(`Lives at ${flat.address}`))
    await lookAt(hands, page)
    await hands.press(form.getByRole('button', { name: /Create person/ }))
    await expect(page).toHaveURL(new RegExp(`/incidents/${incidentId}$`))
  }
  return recordArrest(play, page, incidentId)
}

/** Whoever the search thinks likely is looked at before somebody new is made. */
async function considerAll({ hands }: Play, page: Page): Promise<void> {
  const needed = page.getByText('To be considered before you create anybody')
  for (let left = await needed.count(); left > 0; left -= 1) {
    await hands.press(
      page
        .getByRole('article')
        .filter({ has: needed })
        .first()
        .getByRole('button', { name: /Not this person/ }),
    )
    await hands.pick(page.getByLabel('Relative or namesake known to me'))
    await hands.press(page.getByRole('button', { name: 'Keep as not this person' }))
    await expect(needed).toHaveCount(left - 1)
  }
}

async function recordArrest({ hands }: Play, page: Page, incidentId: string): Promise<string> {
  await page.goto(`/incidents/${incidentId}/arrest`)
  await expect(page.getByRole('radio', { name: new RegExp(suspectName) })).toBeChecked()
  await expect(page.getByText('carried over from the incident')).toBeVisible()
  await hands.find(
    page.getByRole('combobox', { name: /^Offence/ }),
    'assault by beating',
    /Assault by beating/,
  )
  await hands.type(page.getByLabel(/^Grounds/), 'The victim has a fresh cut lip and names him')
  await hands.pick(page.getByLabel('Prompt and effective investigation'))
  await hands.type(page.getByLabel('In your own words'), 'To interview him while the account is fresh')
  await hands.pick(page.getByLabel('Yes, at the arrest'))
  await hands.type(page.getByLabel('Reply to caution'), 'She fell')
  await hands.find(page.getByRole('combobox', { name: /^Taken to/ }), 'croydon', /Croydon Police Station/)
  await hands.press(page.getByRole('button', { name: /^Now/ }).first())
  await hands.press(page.getByRole('button', { name: /^Now/ }).last())
  await lookAt(hands, page)
  await hands.press(page.getByRole('button', { name: 'Record the arrest' }))
  await expect(heading(page)).toContainText('Arrest:')
  await lookAt(hands, page)
  return idOf(page)
}

/** 3. The record opens from the arrest with everything in it; detention is authorised and the clock runs on the board. */
async function bookIn({ hands }: Play, page: Page, arrestId: string): Promise<void> {
  await openBoard(hands, page)
  await expect(heading(page)).toHaveText('Custody board')
  await lookAt(hands, page)
  await hands.press(page.locator(`a[href="/custody/open?arrestId=${arrestId}"]`).first())
  await expect(page.getByText('The victim has a fresh cut lip and names him')).toBeVisible()
  await expect(page.getByText(/Assault by beating/i).first()).toBeVisible()
  await expect(page.getByText(officer.number).first()).toBeVisible()
  await lookAt(hands, page)
  await hands.press(page.getByRole('button', { name: 'Open custody record' }))
  await expect(heading(page)).toContainText(/Custody record ZD\/\d{6}\/\d{2}/)
  await expect(
    page.getByRole('list', { name: new RegExp(`Warnings about ${suspectName}`) }).first(),
  ).toContainText('Violent')
  await hands.pick(page.getByLabel('To secure or preserve evidence'))
  await hands.type(
    page.getByLabel('Why detention is necessary'),
    'To secure his clothing and to question him',
  )
  await hands.pick(page.getByRole('group', { name: /told the grounds/ }).getByLabel('Yes'))
  await hands.press(page.getByRole('button', { name: 'Authorise detention' }))
  const due = page.getByRole('list', { name: 'What is due' })
  await expect(due).toContainText('Review of detention')
  await expect(due).toContainText('Charge or release')
  await expect(page.getByText('RT-1: Arrival at the first police station after arrest')).toBeVisible()
  await lookAt(hands, page)
  await openBoard(hands, page)
  const row = page.getByRole('row', { name: new RegExp(suspectName) }).first()
  await expect(row).toContainText('Review')
  await expect(row).toContainText('on time')
}

/** By the rail on a desk, by the bar at the bottom of a phone. */
async function openBoard(hands: Hands, page: Page): Promise<void> {
  await hands.press(
    page.getByRole('navigation').getByRole('link', { name: 'Custody' }).filter({ visible: true }).first(),
  )
}

/** 4. Two reports from the same incident; only what is new is typed. */
async function report({ hands, family }: Play, page: Page, incidentId: string): Promise<void> {
  const child = `${family.toUpperCase()}, ${daughter.forename}`
  await page.goto(`/safeguarding/report/${incidentId}`)
  await hands.press(page.getByRole('link', { name: `Report on ${child}` }))
  await expect(page.getByText(flat.address).first()).toBeVisible()
  await expect(page.getByLabel('What happened')).toHaveValue(
    'Neighbour hears a woman screaming and things breaking',
  )
  await hands.type(page.getByLabel(/^What they said, in their own words/), '“I hid in the bath.”')
  await hands.type(page.getByLabel(/^What worries you/), 'She shakes and will not leave her mother')
  await hands.type(page.getByLabel(/^What you did/), 'Called her grandmother, who is with them tonight')
  await hands.pick(page.getByRole('radio', { name: 'Amber: concern that needs joint information' }))
  await hands.pick(page.getByRole('radio', { name: 'Not asked' }))
  await hands.type(page.getByLabel('Why was it not asked?'), 'Her mother was being treated')
  await lookAt(hands, page)
  await hands.press(page.getByRole('button', { name: 'Send to supervisor' }))
  await expect(page).toHaveURL(/\/vulnerability\//)
  await lookAt(hands, page)

  await page.goto(`/incidents/${incidentId}/asb`)
  await expect(page.getByLabel('What happened')).toHaveValue(
    'Neighbour hears a woman screaming and things breaking',
  )
  await hands.pick(page.getByRole('radio', { name: 'Personal: aimed at someone' }))
  for (const legend of [
    'Repeat victim',
    'Targeted or hate',
    'Vulnerability',
    'Harm',
    'Impact on daily life',
    'Support',
    'Escalation',
  ]) {
    await hands.pick(page.getByRole('group', { name: legend }).getByRole('radio', { name: '1', exact: true }))
  }
  await hands.type(page.getByLabel('What it does to them'), 'The neighbours are afraid to use the stairs')
  await lookAt(hands, page)
  await hands.press(page.getByRole('button', { name: 'Record the report' }))
  await expect(page).toHaveURL(/\/asb\//)
  await lookAt(hands, page)
}

/** 5. The Golden Nominal, with and without what is restricted. */
async function read({ hands }: Play, page: Page): Promise<string> {
  await page.keyboard.press('/')
  await page.keyboard.type(`${suspectHeard.forename} ${suspectHeard.surname}`)
  await page.keyboard.press('Enter')
  await sayWhy(hands, page, 'Intelligence work')
  await hands.press(card(page, suspectName).getByRole('link', { name: suspectName }))
  await expect(heading(page)).toHaveText(suspectName)
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
  const timeline = page.getByRole('group', { name: 'Timeline', exact: true })
  for (const kind of [
    'Domestic incident',
    'Arrest',
    'Custody',
    'Child come to notice',
    'Anti-social behaviour',
  ])
    await expect(timeline).toContainText(kind)
  await expect(page.getByRole('main')).not.toContainText('handguns')
  await lookAt(hands, page)
  return idOf(page)
}

/** 6. The administrator lets the analyst into the group, reads who looked and why, exports it and verifies the whole. */
async function grant({ hands }: Play, page: Page): Promise<void> {
  await page.goto('/admin/groups')
  await hands.press(page.getByRole('link', { name: restrictedEntry.group }))
  await expect(heading(page)).toHaveText(restrictedEntry.group)
  await hands.find(page.getByRole('combobox', { name: 'Person' }), analyst.number, new RegExp(analyst.name))
  await hands.type(page.getByLabel('Why'), 'Joins the operation')
  await hands.press(page.getByRole('button', { name: 'Add member' }))
  await expect(page.getByRole('table').filter({ hasText: analyst.name }).first()).toBeVisible()
  await lookAt(hands, page)
}

async function audit({ hands }: Play, page: Page, nominalId: string): Promise<void> {
  await page.goto(`/audit?recordId=${nominalId}`)
  const purpose = page.getByRole('dialog', { name: 'Why are you looking?' })
  const table = page.getByRole('table', { name: 'Entries, newest first' })
  await expect(purpose.or(table).first()).toBeVisible()
  if (await purpose.isVisible()) await sayWhy(hands, page, 'Auditing the use of the system')
  await expect(table).toContainText(analyst.name)
  await expect(table).toContainText('Intelligence work')
  await expect(table).toContainText('Searched')
  await expect(table).toContainText(officer.number)
  await lookAt(hands, page)
  const download = page.waitForEvent('download')
  await hands.press(page.getByRole('button', { name: 'Export as signed CSV' }))
  expect((await download).suggestedFilename()).toContain(nominalId)
  await hands.press(page.getByRole('button', { name: 'Verify the audit' }))
  await expect(page.getByText('The audit is whole')).toBeVisible({ timeout: 60_000 })
  await lookAt(hands, page)
}

async function journey(browser: Browser, play: Play): Promise<void> {
  const stage = openStage(browser, play)
  const incidentId = await test.step('1. the despatcher finds the flat and opens the incident', async () =>
    despatch(play, await stage.enter(cast.despatcher)))
  const onPhone = await stage.enter(cast.officer, phone)
  const arrestId = await test.step('2. the officer attends, adds people and records the arrest', () =>
    attend(play, onPhone, incidentId))
  await test.step('3. the sergeant books in from the arrest and authorises detention', async () =>
    bookIn(play, await stage.enter(cast.custodySergeant), arrestId))
  await test.step('4. the officer raises the reports from the incident', () =>
    report(play, onPhone, incidentId))
  const desk = await stage.enter(cast.analyst)
  const nominalId =
    await test.step('5. the analyst reads the Golden Nominal without the restricted entry', () =>
      read(play, desk))
  const admin = await stage.enter(cast.admin)
  await test.step('5. the administrator lets the analyst into the group and it appears', async () => {
    await grant(play, admin)
    await desk.reload()
    await expect(desk.getByRole('group', { name: 'Timeline', exact: true })).toContainText(/Intelligence/)
  })
  await test.step('6. the administrator reads, exports and verifies the audit', () =>
    audit(play, admin, nominalId))
  const sum = stage.sum()
  console.log(
    `JOURNEY by ${play.hands.name} at ${play.desk.width} px: ${sum.keys} keys, ${sum.clicks} clicks; re-key count ${sum.rekeyed.length} of ${sum.typed} typed facts`,
  )
  expect(sum.rekeyed).toEqual([])
  await takeOut(browser)
}

/** Leaves the group as it was, so that the next run begins where this one did. */
async function takeOut(browser: Browser): Promise<void> {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, cast.admin, '/admin/groups')
  await page.getByRole('link', { name: restrictedEntry.group }).click()
  await page.getByRole('button', { name: `Take out ${analyst.name}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Why').fill('The operation is over for her')
  await dialog.getByRole('button', { name: 'Take out', exact: true }).click()
  await expect(dialog).toBeHidden()
  await page.context().close()
}

test.describe.configure({ timeout: 600_000 })

test('the journey by pointer at a desk of 1440 px, the officer on her phone', async ({ browser }) => {
  await journey(browser, {
    hands: pointer,
    desk: { width: 1440, height: 900 },
    family: 'Marchbanks',
    born: { victim: victim.dobTyped, daughter: daughter.dobTyped },
  })
})

test('the journey with everybody on a screen of 390 px', async ({ browser }) => {
  await journey(browser, {
    hands: pointer,
    desk: phone,
    family: 'Tilbrooke',
    born: { victim: '07/05/1990', daughter: '12/01/2015' },
  })
})

test('the journey with the keyboard alone', async ({ browser }) => {
  await journey(browser, {
    hands: keyboard,
    desk: { width: 1440, height: 900 },
    family: 'Ravensdale',
    born: { victim: '21/11/1988', daughter: '03/08/2017' },
  })
})
