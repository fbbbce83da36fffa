/** What guards an identity: the second person who refuses, and an earlier life that the law hides. */
import { expect, test } from '@playwright/test'
import { keyboard as keys } from './hands.ts'
import { call, chooseDataQuality, createPerson, picture, walkToPair } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, signIn } from './support.ts'

test('a join that the second person refuses joins nobody, and the suspicion stands open again', async ({
  page: officer,
  browser,
}) => {
  const person = { surname: 'Ashgrovian', forename: 'Leopold', dob: '2013-03-27' }
  await signIn(officer, 'P1003')
  const first = await createPerson(officer, person)
  const second = await createPerson(officer, { ...person, forename: 'Leopald' })
  const analyst = await (await browser.newContext()).newPage()
  const approver = await (await browser.newContext()).newPage()

  await test.step('an analyst proposes it', async () => {
    await signIn(analyst, 'P1019', `/nominals/${first.id}/compare?with=${second.id}`)
    await chooseDataQuality(analyst)
    await expect(analyst.getByRole('heading', { level: 1 })).toContainText('Compare')
    await analyst.keyboard.press('a')
    await keys.pick(analyst.getByLabel(/^Fingerprints confirmed/))
    await keys.type(analyst.getByLabel('Reason'), 'The bureau says that they are one')
    await keys.press(analyst.getByRole('button', { name: 'Propose the join' }))
    await expect(analyst.getByText('it waits for a second person')).toBeVisible()
  })

  await test.step('the second person refuses it', async () => {
    await signIn(approver, 'P1020', '/identity')
    await chooseDataQuality(approver)
    await keys.press(approver.getByRole('link', { name: /^Waits for a second person/ }))
    await walkToPair(approver, 'ASHGROVIAN')
    await approver.keyboard.press('Enter')
    await keys.pick(approver.getByRole('radio', { name: /^Refuse/ }))
    await keys.type(approver.getByLabel('Reason'), 'The bureau has prints of the first only')
    await expectNoAxeViolations(approver)
    await picture(approver, 'refusal')
    await keys.press(approver.getByRole('button', { name: 'Refuse the join' }))
    await expect(approver.getByText('Refused; the suspicion is open again')).toBeVisible()
  })

  await test.step('both are still there, and the suspicion is open', async () => {
    await analyst.goto(`/nominals/${second.id}`)
    await expect(analyst.getByRole('heading', { level: 1 })).toContainText('ASHGROVIAN, Leopald')
    await expect(analyst.getByText('was joined into')).toHaveCount(0)
    await analyst.goto('/identity')
    await walkToPair(analyst, 'ASHGROVIAN')
  })
})

test('a change of gender hides the earlier name from those without the permission, and from their searches', async ({
  page,
  browser,
}) => {
  const officer = await (await browser.newContext()).newPage()
  await signIn(officer, 'P1003')
  const person = await createPerson(officer, {
    surname: 'Fenwickett',
    forename: 'Barnabas',
    dob: '1983-12-05',
  })
  await signIn(page, 'P1022', `/nominals/${person.id}/identity/change`)
  await chooseDataQuality(page)
  await keys.pick(page.getByLabel('Change of gender'))
  await keys.type(page.getByLabel('Surname'), 'Fenwickett')
  await keys.type(page.getByLabel('Forename or single name'), 'Rosalind')
  await keys.choose(page.getByLabel('Sex'), 'Female')
  const since = page.getByRole('group', { name: 'Since' })
  await keys.type(since.getByLabel('Day'), '11')
  await keys.type(since.getByLabel('Month'), '2')
  await keys.type(since.getByLabel('Year'), '2026')
  await keys.choose(page.getByLabel('What shows it'), 'Gender recognition certificate')
  await expect(page.getByText('What was before is protected by law')).toBeVisible()
  await keys.type(page.getByLabel('Reason'), 'Certificate seen at the counter')
  await expectNoAxeViolations(page)
  await picture(page, 'change-of-gender')
  await keys.press(page.getByRole('button', { name: 'Record the change' }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('FENWICKETT, Rosalind')

  await officer.goto(`/nominals/${person.id}`)
  await choosePurpose(officer, 'Responding to an incident')
  await expect(officer.getByRole('heading', { level: 1 })).toContainText('FENWICKETT, Rosalind')
  await expect(officer.getByRole('main')).not.toContainText('Barnabas')
  await picture(officer, 'as-an-officer-sees-her')
  const named = async (forename: string) => {
    const { hits } = await call(officer, '/nominals/searches', { surname: 'Fenwickett', forename })
    return JSON.stringify(hits)
  }
  expect(await named('Rosalind')).toContain(person.id)
  expect(await named('Barnabas')).not.toContain('Barnabas')
})
