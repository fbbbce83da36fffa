/** From a charge in custody to the first hearing, its result, and the nominal: the diary with who is warned, a result by message and one by a person, one that waits for somebody, and the convictions on the person. */
import { expect, test, type Page } from '@playwright/test'
import { chargedCase, courtCode, day, resultOf, tellResult } from './court-hands.ts'
import { group, openStage, press, type } from './custody-stage.ts'
import { picture } from './identity-hands.ts'
import { chooseByTyping, choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll } from './support.ts'

async function good(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, name)
}

async function sayWhy(page: Page): Promise<void> {
  const why = page.getByRole('dialog', { name: 'Why are you looking?' })
  await page.addLocatorHandler(why, () => choosePurpose(page, 'Investigating a crime'))
}

/** Lists a hearing of today beside the first one of the charge; the court page of the case is open. */
async function listToday(page: Page): Promise<void> {
  await page.getByText('A hearing that the court told you of').click()
  await chooseByTyping(page, 'Court', 'Croydon Magistrates', /^Croydon Magistrates/)
  await group(page, 'Day of the hearing').getByLabel('Day', { exact: true }).fill('t')
  await page.getByLabel('Type of hearing').selectOption({ label: 'First Hearing' })
  await press(page, 'List the hearing')
  await expect(page.getByRole('list', { name: /^Needed on/ })).toHaveCount(2)
}

test('a charge goes to the first hearing, its result to the case and the nominal @phone', async ({
  browser,
  viewport,
}) => {
  test.setTimeout(240_000)
  const found = await chargedCase(browser)
  const { caseId, surname, nominalId } = found
  const stage = openStage(browser, viewport ?? undefined)
  const builder = await stage.enter('P1021', `/cases/${caseId}/court`)
  await sayWhy(builder)
  const level1 = builder.getByRole('heading', { level: 1 })

  await test.step('the first hearing of the charge stands there, and the defendant is warned', async () => {
    await expect(level1).toHaveText('Court')
    const needed = builder.getByRole('list', { name: /^Needed on/ })
    await expect(needed).toContainText('Not warned')
    await builder.getByText(/^Warning and attendance of/).click()
    await type(builder.getByLabel('Note'), 'Told at the charge desk')
    await press(builder, 'Keep')
    await expect(needed).toContainText('Told at the charge desk')
    await good(builder, 'court-first-hearing')
  })

  await test.step('a hearing that the court told of is listed for today, and the diary has it', async () => {
    await listToday(builder)
    await builder.goto(`/hearings?court=${courtCode}`)
    await expect(level1).toHaveText('Hearings')
    const row = builder.getByRole('row').filter({ hasText: surname })
    await expect(row.first()).toContainText('1 not warned')
    await good(builder, 'hearings')
  })

  await test.step('the court tells its result: conditional bail, told under the wrong name, waits with its cause and cure', async () => {
    const results = [
      {
        code: 4027,
        conditions: ['Not to enter the shop'],
        nextHearing: { courtCode, day: day(28), time: '10:00', type: 'TRIAL' },
      },
    ]
    await tellResult(resultOf(found, { plea: 'NG', familyName: 'Nobody', results }))
    await builder.goto('/court-results')
    await expect(level1).toHaveText('Results of courts')
    const item = builder.getByRole('article').filter({ hasText: surname })
    await expect(async () => {
      await builder.reload()
      await expect(item).toContainText('Nobody on the case has this number and name', { timeout: 2000 })
    }).toPass()
    await good(builder, 'court-results')
    await item.getByRole('link', { name: new RegExp(surname) }).click()
    await expect(level1).toHaveText('Result of a court')
    await builder.getByLabel('Who is Nobody?').selectOption({ label: surname })
    await good(builder, 'court-message')
    await press(builder, 'Apply it')
    await expect(builder.getByText('Applied to the case').first()).toBeVisible()
    await builder.getByRole('link', { name: 'Hearings of the case' }).click()
    await expect(builder.getByText('Preparing for summary trial').first()).toBeVisible()
    await expect(builder.getByText('Not to enter the shop').first()).toBeVisible()
    await good(builder, 'court-bailed')
  })

  await test.step('the bail of the court and the trial that comes stand on the nominal', async () => {
    const patrol = await stage.enter('P1003', `/nominals/${nominalId}`)
    await sayWhy(patrol)
    await expect(patrol.getByRole('list', { name: 'Bail conditions of the court' })).toContainText(
      'Not to enter the shop',
    )
    await expect(patrol.getByRole('list', { name: 'Hearings that come' })).toContainText('Trial')
    await good(patrol, 'nominal-court-bail')
  })
  await stage.end('charge to first hearing to result to nominal')
})

test('a person enters the result that the register has, and the conviction is on the nominal', async ({
  browser,
  viewport,
}) => {
  test.setTimeout(240_000)
  const found = await chargedCase(browser)
  const { caseId, surname, nominalId } = found
  const stage = openStage(browser, viewport ?? undefined)
  const builder = await stage.enter('P1021', `/cases/${caseId}/court`)
  await sayWhy(builder)
  await listToday(builder)

  await test.step('a fine without its amount is refused beside its cause; with it the case is resulted', async () => {
    const forms = builder.getByText(/^Enter a result of/)
    await forms.first().click()
    await builder
      .getByRole('combobox', { name: 'Plea (optional)', exact: true })
      .selectOption({ label: 'Guilty' })
    await chooseByTyping(builder, 'Code of result 1', '1015', /^1015/)
    await press(builder, 'Keep the result')
    await expect(builder.getByText(/no amount came/).first()).toBeVisible()
    await type(builder.getByLabel('Amount of result 1, in pounds'), '80')
    await good(builder, 'court-result-form')
    await press(builder, 'Keep the result')
    await expect(builder.getByText('Convicted', { exact: true })).toBeVisible()
    await expect(builder.getByText('Resulted', { exact: true }).first()).toBeVisible()
    await good(builder, 'court-resulted')
  })

  await test.step('the conviction stands on the nominal, with the way to the case', async () => {
    await builder.goto(`/nominals/${nominalId}`)
    const convictions = builder.getByRole('list', { name: 'Convictions' })
    await expect(convictions).toContainText('£80.00')
    await good(builder, 'nominal-convictions')
    await convictions.getByRole('link', { name: /^Case / }).click()
    await expect(builder.getByRole('heading', { level: 1 })).toHaveText('Court')
    await builder.goto('/cases?of=ALL')
    await expect(builder.getByRole('row').filter({ hasText: surname })).toContainText('Resulted')
  })
  await stage.end('a result by a person')
})
