/** Two sources give two names of one person: both are shown with source, day and confidence; what intelligence asserts stands beside and is not the fact. */
import { expect, test } from '@playwright/test'
import { call, createPerson, look, picture } from './identity-hands.ts'
import { deskOf, releasedReport } from './intelligence-hands.ts'
import {
  chooseByTyping,
  choosePurpose,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  signIn,
} from './support.ts'

/** A surname that no other person of any run has. */
const surnameOf = () =>
  Array.from({ length: 9 }, () => 'AEIOUBDFGK'.charAt(Math.floor(Math.random() * 10))).join('')

test('what sources and intelligence say differently stands side by side @phone', async ({
  page,
  browser,
}) => {
  const surname = `Differ${surnameOf().toLowerCase()}`
  await signIn(page, 'P1003')
  const person = await createPerson(page, { surname, forename: 'Lorcan', dob: '1979-03-04' })
  const path = `/nominals/${person.id}`
  for (const [heightCm, basis] of [
    [168, 'WITNESS_SAID'],
    [183, 'MEASURED'],
  ] as const) {
    const { version } = await look(page, path)
    await call(
      page,
      `${path}/descriptions`,
      { heightFromCm: heightCm, heightToCm: heightCm, saidOn: '2026-01-02', basis },
      Number(version),
    )
  }
  const unit = await deskOf(browser, page, 'P1018')
  const manager = await deskOf(browser, page, 'P1038')
  const report = await releasedReport(
    { officer: page, unit, manager },
    {
      raw: 'Told a mate that he was born in March 1981.',
      text: 'Says that he was born in March 1981.',
      subjectId: person.id,
    },
  )
  const part = unit.locator('#disagreement')

  await test.step('both heights stand, and the measured one is shown', async () => {
    await unit.goto(path)
    await choosePurpose(unit, 'Intelligence work')
    const height = part.getByRole('region', { name: 'Height' })
    await expect(height.getByRole('row').filter({ hasText: '183 cm' })).toContainText('Shown')
    await expect(height.getByRole('row').filter({ hasText: '183 cm' })).toContainText('measured in custody')
    await expect(height.getByRole('row').filter({ hasText: '168 cm' })).toContainText('Low')
  })

  await test.step('what the report says is kept beside, and the birth stays as it was', async () => {
    await part.getByText('Keep what intelligence asserts', { exact: true }).click()
    await part.getByLabel('Value', { exact: true }).fill('1981-03')
    await chooseByTyping(unit, 'Report', report.reference, new RegExp(report.reference))
    await part.getByRole('radio', { name: /born in March 1981/ }).check()
    await part.getByRole('button', { name: 'Keep it' }).click()
    const birth = part.getByRole('region', { name: 'Date of birth' })
    await expect(birth.getByText('says something else', { exact: false })).toBeVisible()
    await expect(birth.getByRole('row').filter({ hasText: '4 Mar 1979' })).toContainText('Shown')
    await expectNoAxeViolations(unit)
    await expectNoSidewaysScroll(unit)
    await picture(unit, 'disagreement')
  })
})
