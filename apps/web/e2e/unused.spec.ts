/** Schedules of unused material: they fill themselves, every item is decided by the keys alone, what is sensitive stands apart, and the papers say what they may. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { pdfWords } from '../../api/src/modules/product/pdf-words.testing.ts'
import { chargedStay } from './charged-hands.ts'
import { openStage } from './custody-stage.ts'
import { call, headers, picture } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll } from './support.ts'

async function good(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, name)
}

/** Goes on by Tab until the field has the focus. */
async function tabTo(page: Page, field: Locator): Promise<void> {
  await expect(field).toBeVisible()
  const isThere = () => field.evaluate((node) => node === document.activeElement)
  for (let steps = 0; steps < 80 && !(await isThere()); steps += 1) await page.keyboard.press('Tab')
  await expect(field).toBeFocused()
}

const item = (page: Page) => page.getByRole('region', { name: 'The item to decide on', exact: true })
const openSchedule = (page: Page) => page.getByRole('list', { name: 'Open schedule', exact: true })
const apart = (page: Page) => page.getByRole('list', { name: 'Sensitive schedule', exact: true })

/** Decides the item that is shown: the choice, the words, what harm it would do, and the button, each reached by Tab. */
async function decide(page: Page, meetsTest: boolean, why: string, harm?: string): Promise<void> {
  const card = item(page)
  const [first, last] = [card.getByRole('radio').first(), card.getByRole('radio').last()]
  await tabTo(page, first)
  await page.keyboard.press(meetsTest ? 'Space' : 'ArrowDown')
  await expect(meetsTest ? first : last).toBeChecked()
  await tabTo(page, card.getByLabel('Why', { exact: true }))
  await page.keyboard.type(why)
  if (harm !== undefined) {
    await tabTo(page, card.getByLabel('It is sensitive', { exact: true }))
    await page.keyboard.press('Space')
    await tabTo(page, card.getByLabel('What harm its disclosure would do', { exact: true }))
    await page.keyboard.type(harm)
  }
  await tabTo(page, card.getByRole('button', { name: 'Keep and go to the next', exact: true }))
  await page.keyboard.press('Enter')
}

/** The bytes of a paper as the server gives them, for a browser keeps none of what it downloads. */
async function paperOf(page: Page, caseId: string, paper: string): Promise<Buffer> {
  const answer = await page.context().request.post(`/api/cases/${caseId}/schedules/paper`, {
    headers,
    data: { paper, recipient: 'The prosecutor' },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  return answer.body()
}

const harm = 'It names who told us, and they would come to harm'
const helps = 'The guard first said that another man had the coat'

test('the whole schedule of unused material is decided by the keyboard, the sensitive one apart, and printed as it is served', async ({
  browser,
  viewport,
}) => {
  test.setTimeout(240_000)
  const { recordId, surname } = await chargedStay(browser)
  const stage = openStage(browser, viewport ?? undefined)
  const officer = await stage.enter('P1009')
  const made = await call(officer, '/cases', { by: 'CHARGE', custodyRecordIds: [recordId] })
  const caseId = String(made.id)
  const why = officer.getByRole('dialog', { name: 'Why are you looking?' })
  await officer.addLocatorHandler(why, () => choosePurpose(officer, 'Investigating a crime'))
  await officer.goto(`/cases/${caseId}/unused`)

  await test.step('the schedule has filled itself', async () => {
    await expect(officer.getByRole('heading', { level: 1 })).toHaveText('Unused material')
    for (const words of [/Log of incident/, /Notes of the arrest/, /Custody record/, /Green coat/])
      await expect(openSchedule(officer).getByRole('listitem').filter({ hasText: words })).toHaveCount(1)
    await good(officer, 'unused-new')
  })

  await test.step('an item that no record holds is put on it', async () => {
    await tabTo(officer, officer.locator('summary').filter({ hasText: 'Add an item' }))
    await officer.keyboard.press('Enter')
    await tabTo(officer, officer.getByLabel('What kind', { exact: true }))
    await officer.keyboard.type('Notes')
    await tabTo(
      officer,
      officer.getByLabel('What it is, so that nobody has to open it', { exact: true }).last(),
    )
    await officer.keyboard.type('Notebook of the store detective, two pages')
    await tabTo(officer, officer.getByLabel('Where it is kept', { exact: true }))
    await officer.keyboard.type('Locker 14')
    const day = officer.getByRole('group', { name: 'The day it was made' }).getByRole('textbox').first()
    await tabTo(officer, day)
    await officer.keyboard.type('y')
    await tabTo(officer, officer.getByRole('button', { name: 'Put it on the schedule', exact: true }))
    await officer.keyboard.press('Enter')
    await expect(openSchedule(officer)).toContainText('Notebook of the store detective')
  })

  await test.step('every item is decided by the keys, the notebook as sensitive', async () => {
    const left = officer.getByRole('heading', { name: /^Decide: \d+ left$/ })
    for (let round = 1; round < 20 && (await item(officer).count()) > 0; round += 1) {
      const before = await left.textContent()
      const text = (await item(officer).textContent()) ?? ''
      if (text.includes('Notebook')) await decide(officer, false, 'It points to nobody else at all', harm)
      else if (text.includes('Log of incident')) await decide(officer, true, helps)
      else await decide(officer, false, `It neither helps nor hurts anybody, item ${round}`)
      await expect(left.and(officer.getByText(before ?? '', { exact: true }))).toHaveCount(0)
    }
    await expect(apart(officer)).toContainText('Notebook of the store detective')
    await expect(openSchedule(officer)).not.toContainText('Notebook of the store detective')
    await expect(openSchedule(officer)).not.toContainText('Not decided')
    await good(officer, 'unused-decided')
  })

  await test.step('the presumed classes of which nothing is there are answered, and the schedules signed', async () => {
    const keep = officer.getByRole('button', { name: 'Keep the answers', exact: true })
    const asked = officer.locator('form').filter({ has: keep }).getByRole('combobox')
    for (const select of await asked.all()) {
      await tabTo(officer, select)
      await officer.keyboard.type('Does')
      await expect(select).toHaveValue('NONE')
    }
    await tabTo(officer, keep)
    await officer.keyboard.press('Enter')
    const copies = officer.getByLabel('Copies of what is presumed to meet the test are with the file')
    await tabTo(officer, copies)
    await officer.keyboard.press('Space')
    await good(officer, 'unused-to-sign')
    await tabTo(
      officer,
      officer.getByRole('button', { name: 'Sign the schedules and the report', exact: true }),
    )
    await officer.keyboard.press('Enter')
    await expect(officer.getByText(/: Signed .* by /)).toBeVisible()
    await good(officer, 'unused-signed')
  })

  await test.step('the paper is served without a word of what is sensitive; the others are marked', async () => {
    await tabTo(officer, officer.getByRole('button', { name: 'Print MG6C, the open schedule', exact: true }))
    await officer.keyboard.press('Enter')
    await officer.getByLabel('Who is it for?').fill('The defence')
    const printed = officer.waitForResponse(
      (response) => response.url().endsWith('/schedules/paper') && response.request().method() === 'POST',
    )
    await officer.keyboard.press('Enter')
    expect((await printed).headers()['content-type']).toContain('application/pdf')
    await officer.keyboard.press('Escape')
    await expect(officer.getByRole('list', { name: 'Papers given out' })).toContainText('for The defence')

    const served = await paperOf(officer, caseId, 'MG6C')
    for (const part of ['/MarkInfo', '/StructTreeRoot', '/Lang'])
      expect(served.toString('latin1')).toContain(part)
    const words = await pdfWords(served)
    for (const there of ['MG6C Schedule of non-sensitive unused material', 'Green coat', 'OFFICIAL'])
      expect(words).toContain(there)
    for (const kept of ['Notebook', harm, helps, 'MG6D']) expect(words).not.toContain(kept)
    const sensitive = await pdfWords(await paperOf(officer, caseId, 'MG6D'))
    for (const there of ['Notebook of the store', 'names who told us', 'OFFICIAL-SENSITIVE'])
      expect(sensitive).toContain(there)
    expect(await pdfWords(await paperOf(officer, caseId, 'MG6E'))).toContain('another man had the coat')
  })

  await test.step('an officer who works no schedules reads the open one as it was signed, and nothing else', async () => {
    const other = await stage.enter('P1003', `/cases/${caseId}/unused`)
    await expect(openSchedule(other)).toContainText('Green coat')
    await expect(other.getByText('Sensitive schedule', { exact: false })).toHaveCount(0)
    await expect(other.getByText('Notebook', { exact: false })).toHaveCount(0)
    await expect(other.getByText(helps)).toHaveCount(0)
    await good(other, 'unused-reader')
    await other.goto(`/cases/${caseId}`)
    await expect(other.getByRole('heading', { level: 1 })).toContainText(surname)
    await expect(other.getByText(harm)).toHaveCount(0)
  })
  await stage.end('schedule of unused material')
})
