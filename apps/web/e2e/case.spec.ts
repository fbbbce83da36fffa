/** From a charge in custody to a certified file: opened with one press, filled from what custody, property and the crime hold, with the few words written that no record has; the forms opened as PDF. */
import { expect, test, type Page } from '@playwright/test'
import { chargedStay } from './charged-hands.ts'
import { openStage, press, type } from './custody-stage.ts'
import { headers, picture } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll } from './support.ts'

const summary =
  'Seen on camera to put the coat under his own and leave without paying; stopped outside by the guard.'

async function good(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, name)
}

/** Answers why, wherever it is asked: most pages know it from the record that they are on. */
async function sayWhy(page: Page): Promise<void> {
  const why = page.getByRole('dialog', { name: 'Why are you looking?' })
  await page.addLocatorHandler(why, () => choosePurpose(page, 'Investigating a crime'))
}

const finds = (page: Page) => page.getByRole('list', { name: 'What the rules find' })

/** Writes what a form has to say and signs it; the page of the case is open before and after. */
async function fill(page: Page, form: RegExp, words: string, shot: string): Promise<void> {
  await page.getByRole('table').getByRole('link', { name: form }).click()
  await type(page.getByRole('textbox').first(), words)
  await good(page, shot)
  await press(page, 'Keep the words')
  await expect(page.getByText('Signed', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Back to the case' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('R v')
}

test('a charge in custody becomes a certified file with nothing typed again', async ({
  browser,
  viewport,
}) => {
  test.setTimeout(240_000)
  const { recordId, surname } = await chargedStay(browser)
  const stage = openStage(browser, viewport ?? undefined)
  const officer = await stage.enter('P1009', `/custody/${recordId}/case`)
  await sayWhy(officer)

  await test.step('the case is opened from the charge with one press', async () => {
    await press(officer, 'Open the case')
    await expect(officer.getByRole('heading', { level: 1 })).toContainText(`R v ${surname}`)
    await expect(officer.getByText(/Not ready for sign-off/)).toBeVisible()
    await expect(officer.getByRole('table').first()).toContainText('MG5 Police report: case summary')
    await good(officer, 'case-new')
  })

  await test.step('what no record has is said once: plea, contact, print, returns and two narratives', async () => {
    await officer.getByLabel('Guilty plea expected', { exact: true }).check()
    await press(officer, 'Keep the plea')
    await expect(finds(officer)).not.toContainText('FQ-39')
    await type(officer.getByLabel('How the officer in the case is reached'), 'desk4@force.example')
    await press(officer, 'Keep the contact')
    // An earlier case of the officer may have carried it in, so that no rule asks for it.
    await expect(officer.getByText('Contact kept', { exact: true })).toBeVisible()
    await expect(finds(officer)).not.toContainText('FQ-32')
    await officer.getByRole('button', { name: /^The print of today has these offences/ }).click()
    await expect(finds(officer)).not.toContainText('Add print of the national computer')
    await officer.getByRole('button', { name: /^Rely on it/ }).click()
    await expect(officer.getByText('Relied on', { exact: true })).toBeVisible()
    const returns = officer.getByRole('button', { name: /^Nil return of misconduct/ })
    for (let left = await returns.count(); left > 0; left -= 1) {
      await returns.first().click()
      await expect(returns).toHaveCount(left - 1)
    }
    await fill(officer, /^MG5 /, summary, 'case-form')
    await fill(officer, /^MG6 /, 'Nothing to add.', 'case-form-mg6')
    await expect(officer.getByText('The file is ready for sign-off')).toBeVisible()
    await good(officer, 'case-ready')
  })

  await test.step('a form is printed: its text, tags and marking are in the PDF', async () => {
    await officer.getByRole('table').getByRole('link', { name: /^MG5 / }).click()
    await officer.getByRole('button', { name: /^Print MG5/ }).click()
    await officer.getByLabel('Who is it for?').fill('The prosecutor')
    const printed = officer.waitForResponse(
      (response) => response.url().endsWith('/paper') && response.request().method() === 'POST',
    )
    await officer.getByRole('button', { name: 'Make the paper' }).click()
    const response = await printed
    expect(response.headers()['content-type']).toContain('application/pdf')
    // A browser keeps no bytes of what it downloads: the same file as the server gives it.
    const again = await officer.context().request.post(response.url(), {
      headers,
      data: { recipient: 'The prosecutor' },
    })
    expect(again.ok()).toBe(true)
    const plain = (await again.body()).toString('latin1')
    for (const part of ['/MarkInfo', '/StructTreeRoot', '/Lang']) expect(plain).toContain(part)
    await officer.keyboard.press('Escape')
    await officer.getByRole('link', { name: 'Back to the case' }).click()
  })

  await test.step('it is submitted, and a supervisor who did not build it certifies it', async () => {
    const url = officer.url()
    await press(officer, 'Submit for sign-off')
    await expect(officer.getByText('The file waits for a supervisor')).toBeVisible()
    const sergeant = await stage.enter('P1034', new URL(url).pathname)
    await sayWhy(sergeant)
    await good(sergeant, 'case-sign-off')
    await press(sergeant, 'Certify the file')
    await expect(sergeant.getByText('Certified', { exact: true }).first()).toBeVisible()
    await expect(sergeant.getByText('No rule finds anything.')).toBeVisible()
    await good(sergeant, 'case-certified')
    await sergeant.goto('/cases?of=ALL')
    await expect(sergeant.getByRole('row').filter({ hasText: surname })).toContainText('Certified')
    await good(sergeant, 'cases')
    await sergeant.goto('/cases/scores')
    await expect(sergeant.getByRole('heading', { level: 1 })).toHaveText('Scores of case files')
    await good(sergeant, 'case-scores')
  })
  await stage.end('charge to certified file')
})
