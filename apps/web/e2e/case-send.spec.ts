/** A certified case goes to the court: sent in one press and acknowledged; one that the court refuses comes back in plain words, is mended and goes again; an amendment follows. */
import { expect, test, type Page } from '@playwright/test'
import { certifiedCase, certify, place } from './certified-case.ts'
import { picture } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

async function good(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, name)
}

/** Case progression, on the page of the case to the court, which they reach from the case. */
async function toTheCourt(page: Page, caseId: string): Promise<void> {
  const why = page.getByRole('dialog', { name: 'Why are you looking?' })
  await page.addLocatorHandler(why, () => choosePurpose(page, 'Investigating a crime'))
  await signIn(page, 'P1021', `/cases/${caseId}`)
  await page.getByRole('link', { name: 'To the court', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('To the court')
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const sent = (page: Page, name: RegExp) => page.getByRole('region', { name })

test('a certified case goes to the court in one press, and an amendment follows it @phone', async ({
  browser,
  page,
}) => {
  test.setTimeout(150_000)
  const { caseId, surname } = await certifiedCase(browser)
  await toTheCourt(page, caseId)

  await test.step('the page shows the message as it will leave, and that nothing stands against it', async () => {
    await expect(page.getByText('Nothing stands against it: it can go to the court')).toBeVisible()
    const message = page.locator('main')
    await expect(message).toContainText(surname.toUpperCase())
    await expect(message).toContainText('B01EF00')
    await expect(message).toContainText('TH68010')
    await good(page, 'court-clean')
  })

  await test.step('one press sends it, once, and the court acknowledges it', async () => {
    await press(page, 'Send to the court')
    await expect(page.getByRole('button', { name: 'Send to the court', exact: true })).toHaveCount(0)
    await expect(sent(page, /^Case .*, Acknowledged$/)).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('Nothing has changed: this version is with the court (CM-6).')).toBeVisible()
    await good(page, 'court-acknowledged')
  })

  await test.step('a change takes the certificate away, and is told before it can be sent', async () => {
    await place(browser, caseId, 'Bevell Shopping Centre')
    await page.reload()
    const blocks = page.getByRole('list', { name: 'The file is not ready to leave' })
    await expect(blocks).toContainText('FQ-70')
    await expect(blocks.getByRole('link').first()).toHaveAttribute('href', new RegExp(caseId))
    await expect(page.getByRole('row', { name: /Where/ })).toContainText('Bevell Shopping Centre')
    await good(page, 'court-changed')
  })

  await test.step('certified anew, the amendment goes as a message of its own', async () => {
    await certify(browser, caseId)
    await page.reload()
    await press(page, 'Send the amendment')
    await expect(sent(page, /^Amendment of case .*, Acknowledged$/)).toBeVisible({ timeout: 30_000 })
    await expect(sent(page, /^Case .*, Acknowledged$/)).toBeVisible()
    await sent(page, /^Amendment of case /)
      .getByRole('link')
      .click()
    await expect(page.getByText('Acknowledged by the court')).toBeVisible()
    await expect(page.locator('main')).toContainText('Bevell Shopping Centre')
    await good(page, 'court-amendment')
  })
})

test('a case that the court refuses comes back in plain words, is mended and goes again @phone', async ({
  browser,
  page,
}) => {
  test.setTimeout(150_000)
  // The stand-in refuses a case whose place holds a code in square brackets, as long as it stands there.
  const { caseId } = await certifiedCase(browser, { at: 'High Street [PROSECUTOR_OUCODE_NOT_RECOGNISED]' })
  await toTheCourt(page, caseId)

  await test.step('it comes back with cause and cure, and cannot go again as it is', async () => {
    await press(page, 'Send to the court')
    const back = sent(page, /^Case .*, Refused: put right$/)
    await expect(back).toBeVisible({ timeout: 30_000 })
    await expect(back).toContainText('The court does not know the prosecuting unit.')
    await expect(back).toContainText('How to mend it')
    await expect(page.getByText(/It was refused just so: put it right/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Send to the court', exact: true })).toHaveCount(0)
    await good(page, 'court-refused')
    await page.goto('/outbox')
    await expect(
      page
        .getByRole('article')
        .filter({ hasText: 'PROSECUTOR_OUCODE_NOT_RECOGNISED' })
        .filter({ has: page.locator(`a[href*="${caseId}"]`) }),
    ).toHaveCount(1)
  })

  await test.step('put right and certified anew, it takes the place of the first and is acknowledged', async () => {
    await place(browser, caseId, 'High Street')
    await certify(browser, caseId)
    await page.goto(`/cases/${caseId}/court-sending`)
    await press(page, 'Send to the court')
    await expect(sent(page, /^Case .*, Acknowledged$/)).toBeVisible({ timeout: 30_000 })
    await expect(sent(page, /^Case .*, Set aside: not sent any more$/)).toBeVisible()
    await good(page, 'court-mended')
  })
})
