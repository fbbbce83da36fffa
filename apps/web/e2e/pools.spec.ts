/** Separate pools of identities: entered with a reason, closed to everybody else, and a move by two people. */
import { expect, test, type Page } from '@playwright/test'
import { keyboard as keys } from './hands.ts'
import { call, createPerson, picture } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const cast = {
  desktop: { inPool: 'Vellacottish', moved: 'Ardingleyan' },
  phone: { inPool: 'Pennistoneham', moved: 'Wolferstanby' },
} as const

async function found(page: Page, surname: string): Promise<number> {
  const { hits } = await call(page, '/nominals/searches', { surname })
  return (hits as { displayName: string }[]).filter(({ displayName }) =>
    displayName.startsWith(surname.toUpperCase()),
  ).length
}

test('a pool is entered with a reason, holds its people apart, and takes somebody in by two people @phone', async ({
  page: one,
  browser,
  viewport,
}, { project }) => {
  const { inPool, moved } = project.name === 'phone' ? cast.phone : cast.desktop
  const officer = await (await browser.newContext({ viewport })).newPage()
  const other = await (await browser.newContext({ viewport })).newPage()
  await signIn(officer, 'P1003')
  const open = await createPerson(officer, { surname: moved, forename: 'Crispin', dob: '1979-06-12' })

  await test.step('the pool asks why before it opens', async () => {
    await signIn(one, 'P1026', '/pools')
    await choosePurpose(one, 'Investigating')
    await expect(one.getByRole('heading', { level: 1 })).toHaveText(/^Pools/)
    await keys.press(one.getByRole('button', { name: 'Enter the pool' }))
    await expect(one.getByRole('alert')).toContainText('Give the reason')
    await expectNoAxeViolations(one)
    await expectNoSidewaysScroll(one)
    await keys.pick(one.getByRole('radio', { name: 'Officers and staff under complaint' }))
    await keys.type(one.getByLabel('Why you enter it'), 'Assessment of PS/2026/14')
    await picture(one, 'enter')
    await keys.press(one.getByRole('button', { name: 'Enter the pool' }))
    await expect(one.getByRole('status').filter({ hasText: 'You work in the pool' })).toBeVisible()
  })

  await test.step('what is made there is there only, and nobody of the public index is', async () => {
    await createPerson(one, { surname: inPool, forename: 'Rosamund', dob: '1981-01-30' })
    expect(await found(one, inPool)).toBe(1)
    expect(await found(officer, inPool)).toBe(0)
    expect(await found(one, moved)).toBe(0)
    await one.goto('/search')
    await expect(one.getByRole('status').filter({ hasText: 'You work in the pool' })).toBeVisible()
    await expectNoAxeViolations(one)
    await picture(one, 'search-in-the-pool')
    await one.goto('/pools')
    await picture(one, 'in-the-pool')
    await keys.press(one.getByRole('button', { name: 'Leave the pool' }))
    await expect(one.getByRole('status').filter({ hasText: 'You work in the pool' })).toHaveCount(0)
    expect(await found(one, inPool)).toBe(0)
  })

  await test.step('a member proposes a move, and cannot decide about it', async () => {
    await one.goto(`/nominals/${open.id}`)
    await keys.press(one.getByRole('button', { name: 'Move to another pool' }))
    const dialog = one.getByRole('dialog', { name: 'Move to another pool' })
    await keys.pick(dialog.getByRole('radio', { name: 'Officers and staff under complaint' }))
    await keys.type(dialog.getByLabel('Why'), 'A member of staff; conduct matter PS/2026/14')
    await expectNoAxeViolations(one)
    await picture(one, 'move')
    await keys.press(dialog.getByRole('button', { name: 'Propose the move' }))
    await expect(one.getByText('The move is proposed')).toBeVisible()
    await one.goto('/pools')
    const waits = one.getByRole('article').filter({ hasText: moved.toUpperCase() })
    await expect(waits).toContainText('Somebody else decides about a move that you proposed')
    await expect(waits.getByRole('button')).toHaveCount(0)
  })

  await test.step('a second member decides, and the person is gone from the public index', async () => {
    await signIn(other, 'P1027', '/pools')
    await choosePurpose(other, 'Investigating')
    await keys.press(
      other.getByRole('button', { name: new RegExp(`^Decide about the move of ${moved}`, 'i') }),
    )
    await keys.pick(other.getByRole('radio', { name: 'Move the person' }))
    await keys.type(other.getByLabel('Reason'), 'The assessment is signed')
    await expectNoAxeViolations(other)
    await expectNoSidewaysScroll(other)
    await picture(other, 'decide')
    await keys.press(other.getByRole('button', { name: 'Keep the decision' }))
    await expect(other.getByText('is in “Officers and staff under complaint” now')).toBeVisible()
    expect(await found(officer, moved)).toBe(0)
    await officer.goto(`/nominals/${open.id}`)
    await choosePurpose(officer, 'Responding to an incident')
    await expect(officer.getByRole('heading', { level: 1 })).not.toContainText(moved.toUpperCase())
  })
})

test('somebody who may not enter a pool is led to none', async ({ page }) => {
  await signIn(page, 'P1019')
  await expect(page.getByRole('link', { name: 'Search' }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Pools' })).toHaveCount(0)
})
