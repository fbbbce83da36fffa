import { expect, type Page, test } from '@playwright/test'
import { demoPassword } from '../../cli/src/demo/sign-ins.ts'
import {
  chooseByTyping,
  choosePurpose,
  countKeysAndClicks,
  countRekey,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  signIn,
} from './support.ts'

/** A crime and a store with its keeper, made through the API: the pages of property are what is under test. */
async function call<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  return page.evaluate(
    async ([verb, address, sent]) => {
      const answer = await fetch(`/api${address}`, {
        method: verb,
        headers: {
          'x-mips-purpose': 'INVESTIGATION',
          'x-mips-purpose-source': 'picked',
          ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      })
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`)
      return answer.json()
    },
    [method, path, body] as const,
  )
}

async function arrangeCrime(page: Page): Promise<string> {
  const { locations } = await call<{ locations: { id: string }[] }>(
    page,
    'POST',
    '/pole/locations/suggestions',
    {
      text: 'avenue road',
    },
  )
  const incident = await call<{ id: string }>(page, 'POST', '/incidents', {
    locationId: locations[0]?.id,
    incidentType: 'DOMESTIC',
    grade: 'IMMEDIATE',
    summary: 'Threatened with a knife in the kitchen',
  })
  const decided = await call<{ crime: { id: string } }>(
    page,
    'POST',
    `/incidents/${incident.id}/recording-decisions`,
    {
      facts: { amountsToCrime: true, reporter: 'VICTIM' },
      decision: 'CRIME',
      crime: { offenceCode: 'TH68010' },
    },
  )
  return decided.crime.id
}

async function lookAt(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true })
}

const signInAgain = async (page: Page, who: `P${number}`, path: string) => {
  await page.context().clearCookies()
  await signIn(page, who, path)
}

test('an exhibit goes from seizure to court and back, with nothing typed again @phone', async ({ page }) => {
  const effort = await countKeysAndClicks(page.context())
  const rekey = countRekey(page.context())
  await signIn(page, 'P1035')
  const code = `E2E-${Date.now().toString(36).toUpperCase()}`
  const me = await call<{ user: { id: string } }>(page, 'GET', '/session')
  await call(page, 'POST', '/property/places', {
    code,
    label: `Store ${code}`,
    keeperIds: [me.user.id],
  })

  await signInAgain(page, 'P1003', '/')
  const crimeId = await arrangeCrime(page)
  await page.goto(`/crimes/${crimeId}/property`)
  await expect(page.getByRole('heading', { name: /Register the next exhibit/ })).toBeVisible()
  await lookAt(page, 'register')
  await page.getByLabel('What kind of item').selectOption('KNIFE')
  await page.getByLabel('Describe it').fill('Kitchen knife, black handle')
  await page.getByLabel('Number of the seal').fill('E77001')
  await page.getByRole('button', { name: 'Register the exhibit' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Kitchen knife, black handle')
  const address = new URL(page.url()).pathname
  const number =
    (await page
      .getByText(/^EXH\/\d{4}\/\d{6}$/)
      .first()
      .textContent()) ?? ''
  await page.getByRole('button', { name: 'Make the label' }).click()
  await expect(page.getByRole('link', { name: 'Open the label (PDF)' })).toBeVisible()
  await lookAt(page, 'exhibit')
  await page.goto('/property')
  await expect(
    page
      .getByRole('table', { name: 'In my hands' })
      .getByRole('link', { name: /Kitchen knife/ })
      .first(),
  ).toBeVisible()
  await lookAt(page, 'desk')

  // The keeper scans the bag and then the shelf.
  await signInAgain(page, 'P1035', '/property')
  await page.getByLabel(/^Scan a label/).fill(number)
  await page.getByLabel(/^Scan a label/).press('Enter')
  await choosePurpose(page, 'Investigating a crime')
  await expect(page).toHaveURL(new RegExp(`${address}$`))
  await page.getByLabel('Scan the label of the place').fill(`PL:${code}`)
  await page.getByRole('button', { name: 'Take it in' }).click()
  await expect(page.getByText(`It is with Store ${code}.`)).toBeVisible()

  // Out to court with its seal, and back under the same one.
  await page.getByLabel('To court, a laboratory or others').check()
  await page.getByLabel('Name of who takes it').fill('Usher of Testham Court')
  await page.getByRole('button', { name: 'Record the move' }).click()
  await expect(page.getByText('It is with Usher of Testham Court.')).toBeVisible()
  await page.getByLabel('Into a store').check()
  await page.getByLabel('Scan the label of the place').fill(`PL:${code}`)
  await page.getByLabel('Name of who gave it back').fill('Clerk of the list')
  await page.getByRole('button', { name: 'Record the move' }).click()
  await expect(page.getByText(`It is with Store ${code}.`)).toBeVisible()
  const rows = page.getByRole('table', { name: 'Continuity' }).getByRole('row')
  await expect(rows).toHaveCount(5)
  await expect(rows.nth(3)).toContainText('To court')
  await expect(rows.nth(4)).toContainText('Back from outside')
  await lookAt(page, 'continuity')
  effort.print('An exhibit from seizure to court and back')
  rekey.print()
  expect(rekey.found()).toEqual([])

  // The officer who does not hold it is told where it is.
  await signInAgain(page, 'P1003', address)
  await expect(page.getByText(/You do not hold this item: it is with Store/)).toBeVisible()
})

test('a shelf is counted by scanning, and what is no label of ours is said', async ({ page }) => {
  await signIn(page, 'P1035', '/property')
  const code = `CNT-${Date.now().toString(36).toUpperCase()}`
  await page.locator('summary', { hasText: 'Add a store or a shelf' }).click()
  await page.getByLabel('Name', { exact: true }).fill(`Shelf ${code}`)
  await page.getByLabel('Code on its label').fill(code)
  await chooseByTyping(page, /^Keepers/, 'P1035', /Oduya-Clarke/)
  await page.getByRole('button', { name: 'Add the place' }).click()
  await page.getByRole('link', { name: `Shelf ${code}` }).click()
  await page.getByLabel('Scan each label').fill('5012345678900')
  await page.getByLabel('Scan each label').press('Enter')
  await expect(page.getByText('1 labels scanned.')).toBeVisible()
  await page.getByRole('button', { name: 'Finish the count' }).click()
  await expect(page.getByText('This label is no item of ours: read it again.')).toBeVisible()
  await lookAt(page, 'count')
})

test('cash waits for its second hand, and the list for the stores says on which day it goes to court', async ({
  page,
}) => {
  await signIn(page, 'P1004')
  const second = await call<{ user: { id: string } }>(page, 'GET', '/session')
  await signInAgain(page, 'P1035', '/')
  const code = `CSH-${Date.now().toString(36).toUpperCase()}`
  await call(page, 'POST', '/property/places', { code, label: `Locker ${code}`, isSelfService: true })
  await signInAgain(page, 'P1003', '/')
  const made = await call<{ id: string }>(
    page,
    'POST',
    `/property/records/${await arrangeCrime(page)}/exhibits`,
    {
      kind: 'CASH',
      description: `Notes in an envelope ${code}`,
      seal: 'E77002',
      secondPersonId: second.user.id,
      details: { cashCounted: 5000 },
    },
  )
  await page.goto(`/property/${made.id}`)
  const record = async () => {
    await page.getByLabel('Scan the label of the place').fill(`PL:${code}`)
    await page.getByRole('button', { name: 'Record the move' }).click()
  }
  await chooseByTyping(page, 'Second person', 'P1004', /Trevanion/)
  await record()
  await expect(page.getByText(/are photographed before they go into a store/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Add a photograph' }).click()
  const drawn = { name: 'notes.png', mimeType: 'image/png', buffer: await page.screenshot() }
  const dialog = page.getByRole('dialog', { name: 'Add a photograph' })
  await dialog.getByLabel('Photograph').setInputFiles(drawn)
  await dialog.getByRole('button', { name: /^Add/ }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Record the move' }).click()
  const waiting = page.getByRole('region', { name: `The move to Locker ${code}` })
  await expect(waiting).toContainText('The move waits')
  await expect(page.getByRole('table', { name: 'Continuity' }).getByRole('row')).toHaveCount(2)
  await lookAt(page, 'second-hand')
  await waiting.getByLabel(/^Password of/).fill(demoPassword)
  await waiting.getByRole('button', { name: 'Sign as the second person' }).click()
  await expect(page.getByText(`It is with Locker ${code}.`)).toBeVisible()
  await expect(page.getByRole('table', { name: 'Continuity' }).getByRole('row')).toHaveCount(3)

  await page.locator('summary', { hasText: 'Ask for it on a day' }).click()
  const day = page.getByRole('group', { name: 'On which day' })
  await day.getByLabel('Day').fill('5')
  await day.getByLabel('Month').fill('1')
  await day.getByLabel('Year').fill('2099')
  await page.getByLabel('Where it goes and who takes it').fill('Court 2, with the officer')
  await page.getByRole('button', { name: 'Ask the store for it' }).click()
  await page.goto('/property/pull-list')
  const row = page
    .getByRole('table', { name: 'What is to be fetched' })
    .getByRole('row', { name: new RegExp(code) })
  await expect(row.first()).toContainText('To court')
  await lookAt(page, 'pull-list')

  // The second person signs for the seizure under their own sign-in.
  await signInAgain(page, 'P1004', '/property')
  await page
    .getByRole('table', { name: 'Waits for my signature' })
    .getByRole('link', { name: new RegExp(code) })
    .click()
  await page.getByRole('button', { name: 'I was there: sign' }).click()
  await expect(page.getByText('Seizure, ').first()).toBeVisible()
  await lookAt(page, 'signed')
})
