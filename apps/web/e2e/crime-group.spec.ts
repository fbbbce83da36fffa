/** A crime group: opened for its readers alone, scored, a person added, a disruption recorded; seen on the page of its leader by its readers and by nobody else. */
import { expect, test } from '@playwright/test'
import { createPerson, picture } from './identity-hands.ts'
import { deskOf } from './intelligence-hands.ts'
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

test('a crime group is kept for its readers alone @phone', async ({ page, browser }) => {
  const surname = `Line${surnameOf().toLowerCase()}`
  const name = `The ${surname} line`
  const good = async (picturedAs: string) => {
    await expectNoAxeViolations(page)
    await expectNoSidewaysScroll(page)
    await picture(page, picturedAs)
  }
  await signIn(page, 'P1018')
  const leader = await createPerson(page, { surname, forename: 'Lorcan', dob: '1979-03-04' })
  const courier = await createPerson(page, {
    surname: `Run${surnameOf().toLowerCase()}`,
    forename: 'Tamsin',
    dob: '2001-07-08',
  })

  await test.step('it is opened with two people, an owner and its readers', async () => {
    await page.goto('/crime-groups/new')
    await page.getByRole('button', { name: 'Open the group' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Give the group a name')
    await page.getByLabel('Name of the group').fill(name)
    await page.getByLabel('What the group does').fill('Supplies from the port to two towns.')
    await page.getByRole('combobox', { name: 'First person' }).click()
    await page.keyboard.type('Line')
    await choosePurpose(page, 'Intelligence work')
    await page.getByRole('combobox', { name: 'First person' }).fill('')
    await chooseByTyping(page, 'First person', leader.reference, new RegExp(surname, 'i'))
    await chooseByTyping(page, 'Second person', courier.reference, /Tamsin/)
    await chooseByTyping(page, 'Owner', 'anstruther', /Anstruther/)
    await chooseByTyping(page, 'Who else reads it', 'rahmani', /Rahmani/)
    await good('crime-group-open')
    await page.getByRole('button', { name: 'Open the group' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
    await expect(page.getByText('Not scored', { exact: true })).toBeVisible()
  })

  await test.step('it is scored and a disruption recorded', async () => {
    await page.getByText('Score it', { exact: true }).click()
    for (const part of [
      'Violence and weapons',
      'Exploitation of children and adults',
      'Drugs',
      'Reach',
      'Capability',
      'Harm to a community',
    ])
      await page.getByLabel(part, { exact: true }).selectOption('4')
    await page.getByLabel('What the score stands on').fill('Two stabbings in May.')
    await page.getByRole('button', { name: 'Keep the score' }).click()
    await expect(page.getByText('Tier 1 · 80', { exact: true })).toBeVisible()
    await page.getByText('Record a disruption', { exact: true }).click()
    await page.getByLabel('What was done').fill('Warrant at the yard')
    await page.getByLabel('What it came to').selectOption({ label: 'Moderate disruption' })
    await page.getByLabel('Why it is judged so').fill('The press is gone.')
    await page.getByRole('button', { name: 'Keep the disruption' }).click()
    await expect(page.getByRole('row').filter({ hasText: 'Warrant at the yard' })).toBeVisible()
    await good('crime-group')
    await page.goto('/crime-groups')
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Tier 1')
    await good('crime-groups')
  })

  await test.step('its reader meets it on the page of its leader, and nobody else does', async () => {
    const reader = await deskOf(browser, page, 'P1019', `/nominals/${leader.id}`)
    await choosePurpose(reader, 'Intelligence work')
    await expect(reader.locator('#timeline').getByText(name)).toBeVisible()
    const other = await deskOf(browser, page, 'P1009', `/nominals/${leader.id}`)
    await choosePurpose(other, 'Investigating a crime')
    await expect(other.getByRole('heading', { level: 1 })).toContainText(surname.toUpperCase())
    await expect(other.locator('#timeline')).toBeVisible()
    await expect(other.getByText(name)).toHaveCount(0)
    await other.goto('/crime-groups')
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Crime groups')
    await expect(other.getByText(name)).toHaveCount(0)
  })
})
