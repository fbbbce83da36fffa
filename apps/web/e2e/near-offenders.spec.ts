/** A child who lives where a registered sex offender goes is on the list with the way as the reason; the chart and a referral are one step away. */
import { expect, test } from '@playwright/test'
import { call, createPerson, picture } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const surnameOf = () =>
  Array.from({ length: 9 }, () => 'AEIOUBDFGK'.charAt(Math.floor(Math.random() * 10))).join('')

test('a child near a known offender is seen, charted and referred @phone', async ({ page }) => {
  const [own, other] = [`Near${surnameOf().toLowerCase()}`, `Far${surnameOf().toLowerCase()}`]
  const good = async (name: string) => {
    await expectNoAxeViolations(page)
    await expectNoSidewaysScroll(page)
    await picture(page, name)
  }
  await signIn(page, 'P1034')
  const child = await createPerson(page, { surname: own, forename: 'Kit', dob: '2015-03-04' })
  const offender = await createPerson(page, { surname: other, forename: 'Otto', dob: '1971-03-04' })
  await call(page, `/pole/records/${child.id}/links`, { toId: offender.id, role: 'FRIEND' })
  await call(page, `/pole/records/${offender.id}/markers`, {
    code: 'SEX_OFFENDER',
    reason: 'On the register since 2019',
    sourceText: 'Public protection',
  })

  await page.context().clearCookies()
  await signIn(page, 'P1037', '/safeguarding/near-offenders?steps=1&kind=SEXUAL')
  await choosePurpose(page, 'Protecting a child or vulnerable adult')
  const row = page.getByRole('row').filter({ hasText: own.toUpperCase() })
  await expect(row).toContainText(other.toUpperCase())
  await expect(row).toContainText('Sexual harm')
  await good('near-offenders')

  await page.getByLabel('The offender is known for').selectOption('DRUGS')
  await expect(row).toHaveCount(0)
  await page.getByLabel('The offender is known for').selectOption('SEXUAL')
  await row.getByRole('link', { name: /^Chart/ }).click()
  await expect(page).toHaveURL(new RegExp(`/records/${child.id}/chart`))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
