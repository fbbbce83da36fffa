import { expect, test } from '@playwright/test'
import { chooseByTyping, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

test('a strip search waits for its place, property is bagged and signed for, prints get their number @phone', async ({
  page,
}) => {
  await signIn(page, 'P1012', '/custody')
  const stay = page
    .getByRole('row')
    .getByRole('link', { name: /^(?!Open custody)/ })
    .first()
  await stay.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Custody record')
  const path = new URL(page.url()).pathname
  const shoot = async (name: string) => {
    await expectNoAxeViolations(page)
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true })
  }

  await page.goto(`${path}/searches`)
  await page.getByRole('main').getByRole('button', { name: 'Search', exact: true }).click()
  const search = page.getByRole('group', { name: 'Search', exact: true })
  await search.getByLabel('Kind of search').selectOption('STRIP')
  await search.getByLabel('Reason', { exact: true }).fill('Seen to hide something')
  await search.getByLabel('Name 1').fill('DO Testkeeper')
  await search.getByLabel(/^Found/).fill('Nothing')
  await search.getByLabel(/close it$/).check()
  await search.getByRole('button', { name: 'Save the search' }).click()
  await expect(page.getByText(/12\.11: .*where the search is done/).first()).toBeVisible()
  await shoot('search-refused')
  await search.getByLabel(/close it$/).uncheck()
  await search.getByRole('button', { name: 'Save the search' }).click()
  await expect(page.getByText('Not finished').first()).toBeVisible()

  await page.goto(`${path}/property`)
  await page.getByRole('button', { name: 'Add an item' }).click()
  const add = page.getByRole('group', { name: 'Add an item' })
  const seal = `S${Date.now() % 1_000_000}`
  await add.getByLabel('Item').fill('Brown wallet')
  await add.getByLabel('New seal number').fill(seal)
  await add.getByRole('button', { name: 'Add the item' }).click()
  await expect(page.getByText(`Seal ${seal}`).first()).toBeVisible()
  await page.getByRole('button', { name: 'Sign', exact: true }).click()
  const box = page.getByRole('img', { name: /^Signature: empty/ })
  await box.scrollIntoViewIfNeeded()
  const bounds = await box.boundingBox()
  if (bounds === null) throw new Error('no box to sign in')
  await page.mouse.move(bounds.x + 20, bounds.y + 20)
  await page.mouse.down()
  await page.mouse.move(bounds.x + 90, bounds.y + 60, { steps: 5 })
  await page.mouse.up()
  await page.getByRole('button', { name: 'Keep the signature' }).click()
  await expect(page.getByRole('img', { name: 'Signature, List of property' }).first()).toBeVisible()
  await shoot('property')

  await page.goto(`${path}/biometrics`)
  const number = page.getByText(/^\d\d\/[A-Z0-9]{4}\/\d\d\/\d+[A-Z]$/)
  await expect(page.getByRole('heading', { name: 'Arrest/summons number' })).toBeVisible()
  if ((await number.count()) === 0) await page.getByRole('button', { name: 'Make the number' }).click()
  await expect(number.first()).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Make the Livescan file' }).click()
  expect((await download).suggestedFilename()).toMatch(/^livescan-\d{2}[A-Z0-9]{6}\d{11}[A-Z]\.json$/)
  await shoot('biometrics')

  await page.goto(`${path}/interviews`)
  await page.getByRole('button', { name: 'Rest', exact: true }).click()
  await page.getByRole('button', { name: 'Record the rest' }).click()
  await expect(page.getByText(/Rest began/).first()).toBeVisible()
  await shoot('interviews')
})

test('an officer who used force gives their own form', async ({ page }) => {
  await signIn(page, 'P1012', '/custody')
  await page
    .getByRole('row')
    .getByRole('link', { name: /^(?!Open custody)/ })
    .nth(1)
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Custody record')
  await page.goto(`${new URL(page.url()).pathname}/searches`)
  await page.getByRole('button', { name: 'Use of force' }).click()
  const force = page.getByRole('group', { name: 'Use of force' })
  await force.getByLabel('Where').fill('Corridor')
  await chooseByTyping(page, /^Officers who used force/, 'P1012', /P1012/)
  await force.getByRole('button', { name: 'Record the use of force' }).click()
  const own = page.getByRole('region', { name: /^Form of Marcus Thornycroft/ }).last()
  await own.getByText('Give my form').first().click()
  await own.getByLabel('To prevent escape').check()
  await own.getByLabel('Tactical communications').check()
  await own.getByRole('group', { name: 'Did it work?' }).getByLabel('Yes').check()
  await own.getByRole('group', { name: 'Was the person injured?' }).getByLabel('No').check()
  await own.getByRole('group', { name: 'Were you injured?' }).getByLabel('No').check()
  await own.getByLabel('How it ended').fill('Placed in a cell')
  await own.getByRole('button', { name: 'Give my form' }).click()
  await expect(page.getByRole('region', { name: /^Form of Marcus Thornycroft/ }).last()).toContainText(
    'Form given',
  )
  await expectNoAxeViolations(page)
})
