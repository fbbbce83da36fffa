/** The file goes to the prosecutor in two sets; the prosecutor answers with an action plan, which is work of the officer in the case. */
import { expect, test, type Page } from '@playwright/test'
import { certifiedCase } from './certified-case.ts'
import { picture } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

async function good(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, name)
}

test('the file goes to the prosecutor, whose action plan comes back as work @phone', async ({
  browser,
  page,
}) => {
  test.setTimeout(150_000)
  // The stand-in answers a file whose words ask for it with an action plan.
  const { caseId, surname } = await certifiedCase(browser, { sensitive: 'Nothing to add. [ACTION_PLAN]' })
  const why = page.getByRole('dialog', { name: 'Why are you looking?' })
  await page.addLocatorHandler(why, () => choosePurpose(page, 'Investigating a crime'))
  await signIn(page, 'P1009', `/cases/${caseId}`)
  await page.getByRole('link', { name: 'To the prosecutor', exact: true }).click()

  await test.step('the page shows what may be served apart from what never is', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toContainText(surname)
    const [served, restricted] = [
      page.getByRole('region', { name: 'What may be served on the defence' }),
      page.getByRole('region', { name: 'For police and prosecution alone' }),
    ]
    await expect(served.getByText(/^MG5 Police report: case summary, version 1/)).toBeVisible()
    await expect(restricted.getByText(/^MG6 /)).toBeVisible()
    await expect(served.getByText(/^MG6 /)).toHaveCount(0)
    await served.getByText(/^MG5 Police report/).click()
    await expect(served.getByText('Seen on camera to leave without paying.')).toBeVisible()
    await good(page, 'prosecutor-file')
  })

  await test.step('one press sends it, and it is acknowledged', async () => {
    await page.getByRole('button', { name: 'Send the file', exact: true }).click()
    await expect(page.getByRole('region', { name: /^File of case .*, Acknowledged$/ })).toBeVisible({
      timeout: 30_000,
    })
    await good(page, 'prosecutor-acknowledged')
  })

  await test.step('the plan is in the decisions of the case, as work of the officer in the case', async () => {
    await page.getByRole('link', { name: 'Charging decisions', exact: true }).click()
    await expect(async () => {
      await page.reload()
      await expect(page.getByRole('list', { name: 'Action plan' })).toContainText(
        'Obtain the footage of the second camera',
        { timeout: 1000 },
      )
    }).toPass()
    await expect(page.getByText('Came in from the prosecutor')).toBeVisible()
    await good(page, 'prosecutor-answer')
  })
})
