/** A description typed into the one box, as it is heard on the radio. */
import { expect, test } from '@playwright/test'
import { call, createPerson, picture } from './identity-hands.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, choosePurpose, signIn } from './support.ts'

const someLetters = () =>
  [...crypto.getRandomValues(new Uint8Array(9))].map((byte) => 'AEIOUBDFGK'[byte % 10]).join('')

test('looks, a place and a month in one line find who was described so, with why @phone', async ({
  page,
}) => {
  await signIn(page, 'P1009')
  const surname = `Seen${someLetters()}`
  const shows = `quag${someLetters().toLowerCase()}`
  const { id } = await createPerson(page, { surname, forename: 'Lorcan', dob: '1979-03-04' })
  await call(
    page,
    `/nominals/${id}/descriptions`,
    {
      build: 'STOCKY',
      heightFromCm: 190,
      heightToCm: 190,
      marks: [{ kind: 'TATTOO', site: 'NECK', side: 'LEFT', words: shows }],
      saidOn: '2026-05-03',
      basis: 'OFFICER_SAW',
    },
    1,
  )
  await page.goto(`/search?q=${encodeURIComponent(`tall stocky man ${shows} tattoo left neck in May`)}`)
  await choosePurpose(page, 'Investigating a crime')
  const found = page.getByRole('region', { name: /^People who look like this/ })
  await expect(found.getByText(`tattoo on left neck of “${shows}”`)).toBeVisible()
  const hit = found.getByRole('article', { name: new RegExp(surname, 'i') })
  await expect(hit).toContainText(shows)
  await expect(hit).toContainText('Not recorded: being anywhere in May')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'described-in-the-box')
  await page.goto(`/search?q=${encodeURIComponent(surname)}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Search/)
  await expect(page.getByRole('region', { name: /^People who look like this/ })).toHaveCount(0)
  await expect(page.getByRole('link', { name: new RegExp(surname, 'i') }).first()).toBeVisible()
})
