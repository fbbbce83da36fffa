/** Coded lists: a new version is looked at, proposed, decided by a second person, and what it retires is offered no more. */
import { expect, test, type Page } from '@playwright/test'
import { keyboard as keys } from './hands.ts'
import { call, picture } from './identity-hands.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

/** A list of its own at each width, because the store is the same. */
const cast = {
  desktop: { list: 'weaponTypes', title: 'Weapon types', gone: 'BLUNT', goneWords: 'Blunt object' },
  phone: { list: 'documentTypes', title: 'Document types', gone: 'OTHER', goneWords: 'Other' },
} as const

async function typeToday(page: Page): Promise<void> {
  const from = page.getByRole('group', { name: 'Valid from' })
  const [year = '', month = '', day = ''] = new Date().toISOString().slice(0, 10).split('-')
  await keys.type(from.getByLabel('Day'), day)
  await keys.type(from.getByLabel('Month'), month)
  await keys.type(from.getByLabel('Year'), year)
}

test('a list gets a new version by two people: previewed, approved, and a retired code stays in words only @phone', async ({
  page: one,
  browser,
  viewport,
}, { project }) => {
  const { list, title, gone, goneWords } = project.name === 'phone' ? cast.phone : cast.desktop

  await test.step('the lists say how far they are tied to the national catalogue', async () => {
    await signIn(one, 'P1022', '/admin/code-lists')
    await expect(one.getByRole('heading', { level: 1 })).toHaveText(/Coded lists$/)
    await expect(one.getByText(/0 carry an official id/)).toBeVisible()
    await expectNoAxeViolations(one)
    await expectNoSidewaysScroll(one)
    await picture(one, 'lists')
    await keys.press(one.getByRole('link', { name: title }))
    await expect(one.getByRole('heading', { level: 1 })).toContainText(title)
  })

  await test.step('what a file would change is shown before it is proposed', async () => {
    const text = one.getByLabel('The whole list')
    const kept = (await text.inputValue()).split('\n').filter((line) => !line.startsWith(`${gone},`))
    await text.fill([...kept, 'NOVEL,Novel kind'].join('\n'))
    await typeToday(one)
    await keys.press(one.getByRole('button', { name: 'Show what it changes' }))
    const shown = one.getByRole('status').filter({ hasText: 'Retired (1)' })
    await expect(shown).toContainText(`${gone} ${goneWords}`)
    await expect(shown).toContainText('NOVEL Novel kind')
    await keys.press(one.getByRole('button', { name: 'Propose the version' }))
    await expect(one.getByRole('alert')).toContainText('Say where the list comes from')
    await expectNoAxeViolations(one)
    await expectNoSidewaysScroll(one)
    await picture(one, 'preview')
    await keys.type(one.getByLabel('Where it comes from'), 'Circular 7 of 2026')
    await keys.type(one.getByLabel('Reason', { exact: true }), 'The national list has changed')
    await keys.press(one.getByRole('button', { name: 'Propose the version' }))
    await expect(one.getByText('waits for a second person')).toBeVisible()
    await expect(one.getByText('Somebody else decides about a version that you proposed.')).toBeVisible()
  })

  await test.step('a second person approves it, and its differences stand on the page', async () => {
    const other = await (await browser.newContext({ viewport })).newPage()
    await signIn(other, 'P1025', `/admin/code-lists/${list}`)
    await keys.pick(other.getByRole('radio', { name: 'Approve the version' }))
    await keys.type(other.getByLabel('Reason for the decision'), 'Checked against the circular')
    await expectNoAxeViolations(other)
    await keys.press(other.getByRole('button', { name: 'Keep the decision' }))
    await expect(other.getByText('Version 2 is approved')).toBeVisible()
    const row = other.getByRole('row').filter({ hasText: goneWords }).first()
    await expect(row).toContainText('retired after')
    await expectNoAxeViolations(other)
    await expectNoSidewaysScroll(other)
    await picture(other, 'approved')
  })

  await test.step('officers have what stands now', async () => {
    await signIn(one, 'P1003')
    const answer = await one.context().request.get('/api/code-lists/in-force', {
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    const { lists } = (await answer.json()) as {
      lists: Record<string, { code: string; isChoosable: boolean }[]>
    }
    const codes = new Map(lists[list]?.map(({ code, isChoosable }) => [code, isChoosable]))
    expect([codes.get(gone), codes.get('NOVEL')]).toEqual([false, true])
    if (list !== 'weaponTypes') return
    const fields = { kind: 'WEAPON', weaponType: 'NOVEL', description: 'Found in the hedge' }
    expect(await call(one, '/pole/objects', { fields })).toMatchObject({ reference: expect.any(String) })
  })
})
