/** A record is watched for a reason and a time; a colleague opens and links it, and its watcher is told; then it is let go. */
import { expect, test } from '@playwright/test'
import { call, createPerson, picture } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

/** A surname that no other person of any run has. */
const surnameOf = () =>
  Array.from({ length: 9 }, () => 'AEIOUBDFGK'.charAt(Math.floor(Math.random() * 10))).join('')

test('a watched record tells who opened it and what was linked, until it is let go @phone', async ({
  page,
  browser,
}) => {
  const surname = `Watch${surnameOf().toLowerCase()}`
  const heading = `${surname.toUpperCase()}, Lorcan`
  const colleague = await (await browser.newContext()).newPage()
  const good = async (name: string) => {
    await expectNoAxeViolations(page)
    await expectNoSidewaysScroll(page)
    await picture(page, name)
  }
  await signIn(page, 'P1009')
  const person = await createPerson(page, { surname, forename: 'Lorcan', dob: '1979-03-04' })

  await test.step('it is watched for a reason and a time', async () => {
    await page.goto(`/nominals/${person.id}`)
    await choosePurpose(page, 'Investigating a crime')
    await page.getByRole('button', { name: 'Who this is' }).click()
    await page.getByRole('menuitem', { name: 'Watch this person' }).click()
    await expect(page).toHaveURL(/\/watch$/)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(heading)
    await page.getByRole('button', { name: 'Watch it' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Say why your work needs it')
    await page.getByLabel('Why your work needs it').fill('He is the suspect of the burglaries that I work.')
    await good('watch')
    await page.getByRole('button', { name: 'Watch it' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('My watched records')
  })

  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: heading }) })
  await test.step('a colleague opens it and links it, and the watcher is told', async () => {
    await expect(card).toContainText('Nothing happened since.')
    await signIn(colleague, 'P1003', `/nominals/${person.id}`)
    await choosePurpose(colleague, 'Investigating a crime')
    await expect(colleague.getByRole('heading', { level: 1 })).toContainText(surname.toUpperCase())
    const { locations } = await call(colleague, '/pole/locations/suggestions', { text: 'road' })
    const place = (locations as { id: string }[])[0]?.id
    await call(colleague, `/pole/records/${person.id}/links`, { toId: place, role: 'FREQUENTS' })
    await page.reload()
    await expect(
      card.getByRole('listitem').filter({ hasText: 'Looked at by somebody else' }).first(),
    ).toContainText('Imran Qureshi-Vale')
    await expect(card.getByRole('listitem').filter({ hasText: 'Linked' }).first()).toBeVisible()
    await good('watched')
  })

  await test.step('it is let go', async () => {
    await card.getByRole('button', { name: /^Stop watching/ }).click()
    await expect(card).toHaveCount(0)
  })
})
