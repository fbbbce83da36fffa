/** Two identifiers where a person has one: it stands in the queue of attention with why, and somebody settles it with what shows it. */
import { expect, test } from '@playwright/test'
import { keyboard as keys } from './hands.ts'
import { call, chooseDataQuality, createPerson, headers, picture } from './identity-hands.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

/** People of different names and numbers at each width, because the store is the same. */
const cast = {
  desktop: { surname: 'Thistlecombe', forename: 'Verity', right: '2000/1234567V', wrong: '1979/0163001B' },
  phone: { surname: 'Mortlakeson', forename: 'Aubrey', right: '2001/0000021M', wrong: '1988/0000045M' },
} as const

test('a person with two PNC IDs needs attention and says why, until the case is settled by the keyboard alone @phone', async ({
  page,
}, { project }) => {
  const { surname, forename, right, wrong } = project.name === 'phone' ? cast.phone : cast.desktop
  await signIn(page, 'P1003')
  const person = await createPerson(page, { surname, forename, dob: '1969-04-21' })
  await signIn(page, 'P1022')
  for (const value of [right, wrong]) {
    const held = await page.context().request.get(`/api/nominals/${person.id}`, { headers })
    const { version } = (await held.json()) as { version: number }
    await call(page, `/nominals/${person.id}/identifiers`, { type: 'PNC', value }, version)
  }

  const row = page.getByRole('row').filter({ hasText: surname.toUpperCase() })
  await test.step('the queue names the person and says what is wrong', async () => {
    await page.goto('/identity/attention')
    await chooseDataQuality(page)
    // The finder looks at who was written after the commit.
    await expect(async () => {
      await page.reload()
      await expect(row).toHaveCount(1, { timeout: 3_000 })
    }).toPass({ timeout: 60_000 })
    await expect(row).toContainText('Two different identifiers where a person has one')
    await expect(row).toContainText('PNC')
    await expect(row).toContainText(person.reference)
    await expectNoAxeViolations(page)
    await expectNoSidewaysScroll(page)
    await picture(page, 'attention')
    await keys.press(row.getByRole('link', { name: new RegExp(surname, 'i') }))
    await expect(page).toHaveURL(new RegExp(`/nominals/${person.id}`))
    await expect(page.getByText(`${right} and ${wrong}`).first()).toBeVisible()
  })

  await test.step('the case is settled: which number is not theirs, and what shows it', async () => {
    await page.goto('/identity/cases')
    await keys.press(page.getByRole('button', { name: new RegExp(`^Settle the case of ${surname}`, 'i') }))
    await keys.press(page.getByRole('button', { name: 'Settle the case', exact: true }))
    await expect(page.getByRole('alert')).toBeVisible()
    await expectNoAxeViolations(page)
    await keys.pick(page.getByLabel('One identifier is wrong'))
    await keys.pick(page.getByRole('radio', { name: wrong }))
    await keys.type(page.getByLabel('What shows it'), 'The bureau holds prints under the other')
    await expectNoSidewaysScroll(page)
    await picture(page, 'settling')
    await keys.press(page.getByRole('button', { name: 'Settle the case', exact: true }))
    await expect(page.getByText('Case settled')).toBeVisible()
  })

  await test.step('nothing is left to attend to, and the reason is kept', async () => {
    await page.goto('/identity/cases?show=settled')
    const settled = page.getByRole('article').filter({ hasText: surname.toUpperCase() })
    await expect(settled).toContainText('one identifier is wrong. The bureau holds prints under the other')
    await page.goto('/identity/attention')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^People that need attention/)
    await page.waitForLoadState('networkidle')
    await expect(row).toHaveCount(0)
    await page.goto(`/nominals/${person.id}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(surname.toUpperCase())
    await expect(page.getByText(`${right} and ${wrong}`)).toHaveCount(0)
    // Nothing has happened to this person: there is nothing to narrow.
    await expect(page.getByText('No events recorded')).toBeVisible()
    await expect(page.getByRole('group', { name: 'Show on the timeline' })).toHaveCount(0)
  })
})

test('somebody who works on cases alone is led to them from the rail', async ({ page }) => {
  // A detective may settle cases and may not decide about joins.
  await signIn(page, 'P1009')
  await keys.press(page.getByRole('navigation').getByRole('link', { name: 'Identity' }).first())
  await chooseDataQuality(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Identity cases/)
  await expect(page.getByRole('link', { name: 'Duplicates' })).toHaveCount(0)
})
