import { expect, test, type Page } from '@playwright/test'
import { call, createPerson, look, picture } from './identity-hands.ts'
import { deskOf } from './intelligence-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

/** A surname that nobody else has. */
const someName = () =>
  `Quill${[...crypto.getRandomValues(new Uint8Array(8))].map((byte) => 'AEIOUBDFGK'[byte % 10]).join('')}`

async function write(officer: Page, name: string): Promise<string> {
  const paragraph = officer.getByRole('region', { name: 'Paragraph 1' })
  await paragraph.getByLabel(/^What was learnt/).fill(`${name} drives the van to the yard on Fridays`)
  await paragraph.getByRole('button', { name: 'Look on file for them' }).click()
  await choosePurpose(officer, 'Intelligence work')
  // Whom the search finds is offered in the paragraph that names them; the officer leaves it to the unit.
  const answer = paragraph.getByLabel(name, { exact: true })
  await expect(answer.locator('option', { hasText: 'Link to' }).first()).toBeAttached()
  await expect(answer).toHaveValue('')
  await paragraph.getByRole('radio', { name: '2 Untested' }).check()
  await paragraph.getByRole('radio', { name: 'C Known indirectly' }).check()
  await paragraph.getByRole('radio', { name: 'P Lawful sharing permitted', exact: true }).check()
  await paragraph.locator('summary', { hasText: 'Source, marking and readers' }).click()
  for (const question of ['Is the source under 18?', 'Is the source vulnerable?'])
    await paragraph.getByRole('group', { name: question }).getByLabel('No', { exact: true }).check()
  await expectNoAxeViolations(officer)
  await expectNoSidewaysScroll(officer)
  await picture(officer, 'names-of-a-paragraph')
  const sent = officer.waitForResponse((answered) => new URL(answered.url()).pathname === '/api/intelligence')
  await officer.getByRole('button', { name: 'Submit entry' }).click()
  return String((await (await sent).json()).id)
}

/** The grade and the copy by the API: they have journeys of their own. */
async function prepare(unit: Page, reportId: string, name: string): Promise<void> {
  const path = `/intelligence/${reportId}`
  let { version } = await call(unit, `${path}/accept`, {}, 1)
  const [first] = (await look(unit, `${path}/evaluation`)).paragraphs as { id: string }[]
  for (const [act, body] of [
    ['text', { text: `${name} drives the van to the yard on Fridays`, couldHaveKnown: 6 }],
    ['grade', { sourceGrade: '2', assessmentGrade: 'C', handlingCode: 'P' }],
  ] as const)
    version = (await call(unit, `${path}/paragraphs/${first?.id}/${act}`, body, Number(version))).version
}

test('a person whom a paragraph names is linked by the unit, and shows on the profile to who may hold it and to nobody else @phone', async ({
  browser,
  page,
}) => {
  await signIn(page, 'P1005', '/intelligence/new')
  const surname = someName()
  const name = `Orla ${surname}`
  const { id: nominalId } = await createPerson(page, { forename: 'Orla', surname, dob: '1984-05-06' })
  const reportId = await write(page, name)

  const unit = await deskOf(browser, page, 'P1018')
  await prepare(unit, reportId, name)
  await unit.goto(`/intelligence/${reportId}/evaluate`)
  await expect(
    unit.getByText(`Link “${name}” to its record, or say why it cannot be identified.`).first(),
  ).toBeVisible()
  await expect(unit.getByRole('button', { name: 'Release', exact: true })).toHaveCount(0)
  const answer = unit.getByLabel(`${name} (name)`, { exact: true })
  const offered = answer.locator(`option[value="link:${nominalId}"]`)
  await expect(offered).toBeAttached()
  await answer.selectOption(`link:${nominalId}`)
  await unit.getByRole('button', { name: 'Keep the names of paragraph 1' }).click()
  const person = unit.getByRole('region', { name: new RegExp(surname, 'i') })
  await expect(person.getByText('Not said as what')).toBeVisible()
  await expectNoAxeViolations(unit)
  await expectNoSidewaysScroll(unit)
  await picture(unit, 'people-of-a-report')
  await person.getByRole('combobox').selectOption({ label: 'Witness' })
  await person.getByRole('button', { name: /^Keep for/ }).click()
  await expect(person.getByText('Witness', { exact: true }).first()).toBeVisible()
  await unit.getByRole('button', { name: 'Release', exact: true }).click()
  await expect(unit.getByText('Evaluated', { exact: true }).first()).toBeVisible()

  const reader = await deskOf(browser, page, 'P1010', `/nominals/${nominalId}`)
  await choosePurpose(reader, 'Investigating a crime')
  const timeline = reader.getByRole('group', { name: 'Timeline', exact: true })
  await expect(timeline.getByText('Mentioned').first()).toBeVisible()
  await timeline
    .getByRole('link', { name: /Intelligence report/ })
    .first()
    .click()
  await expect(reader.getByText(`${name} drives the van to the yard on Fridays`)).toBeVisible()
  await expect(reader.getByRole('article', { name: /Mentioned/ })).toContainText('Witness')
  await expectNoAxeViolations(reader)
  await picture(reader, 'mentioned-in-a-report')

  const other = await deskOf(browser, page, 'P1003', `/nominals/${nominalId}`)
  await choosePurpose(other, 'Investigating a crime')
  await expect(other.getByRole('heading', { level: 1 })).toContainText(new RegExp(surname, 'i'))
  await expect(other.getByRole('heading', { name: 'Timeline' })).toBeVisible()
  await expect(other.getByText('Intelligence report')).toHaveCount(0)
})
