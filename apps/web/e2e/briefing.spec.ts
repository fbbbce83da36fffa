/** A briefing: made of a live record and a notice, read at parade on a phone, its receipt counted, an item taken out, and ended. */
import { expect, test } from '@playwright/test'
import { createPerson, picture } from './identity-hands.ts'
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

test('a briefing is made, read on a phone, and its receipts are counted @phone', async ({
  page,
  browser,
}) => {
  const surname = `Parade${surnameOf().toLowerCase()}`
  const title = `Parade of ${surname}`
  const reader = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })
  ).newPage()
  const good = async (name: string, on = page) => {
    await expectNoAxeViolations(on)
    await expectNoSidewaysScroll(on)
    await picture(on, name)
  }

  await test.step('a supervisor makes it of a wanted person and a notice', async () => {
    await signIn(page, 'SUPERVISOR')
    const wanted = await createPerson(page, { surname, forename: 'Corwin', dob: '1988-05-06' })
    await page.goto('/briefings')
    await page.getByRole('button', { name: 'Make the briefing' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Give it a title')
    await page.getByLabel('Title', { exact: true }).fill(title)
    await good('briefings')
    await page.getByRole('button', { name: 'Make the briefing' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)

    // The first search of a session asks why.
    await page.getByRole('combobox', { name: 'Who' }).click()
    await page.keyboard.type('Parade')
    await choosePurpose(page, 'Supervising the work of others')
    await page.getByRole('combobox', { name: 'Who' }).fill('')
    await chooseByTyping(page, 'Who', wanted.reference, new RegExp(surname, 'i'))
    await page.getByLabel('What is asked of readers').fill('Arrest on sight: failed to appear.')
    await page.getByLabel('Everybody must read it').check()
    await page.getByRole('button', { name: 'Put it on' }).click()
    await expect(page.getByRole('heading', { name: `1. ${surname.toUpperCase()}, Corwin` })).toBeVisible()

    await page.getByLabel('What it is').selectOption({ label: 'Notice' })
    await page.getByLabel('The notice').fill('The lift of the north station is out of order.')
    await page.getByLabel('What is asked of readers').fill('Take the stairs.')
    await page.getByRole('button', { name: 'Put it on' }).click()
    await expect(page.getByRole('heading', { name: '2. Notice' })).toBeVisible()
    await page.getByRole('button', { name: 'Up Take the stairs.' }).click()
    await expect(page.getByRole('heading', { name: '1. Notice' })).toBeVisible()
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect(page.getByRole('button', { name: 'End it now' })).toBeVisible()
    await good('briefing')
  })

  const mine = reader.getByRole('region', { name: title })
  await test.step('an officer reads it at parade', async () => {
    await signIn(reader, 'P1003', '/briefing')
    await expect(mine.getByRole('heading', { level: 3 })).toHaveText([
      '1. Notice',
      `2. ${surname.toUpperCase()}, Corwin`,
    ])
    await expect(mine).toContainText('Arrest on sight: failed to appear.')
    await good('briefing-today', reader)
    await mine.getByRole('button', { name: 'I have read this Arrest on sight: failed to appear.' }).tap()
    await expect(mine.getByText('Read', { exact: true })).toHaveCount(1)
  })

  await test.step('the supervisor sees who has read it and who has not', async () => {
    await page.getByRole('link', { name: 'Who has read it' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
    await page.locator('summary', { hasText: 'Who: 1 read it' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Imran Qureshi-Vale' })).toBeVisible()
    await expect(page.getByText(/^Not yet \(\d+\)$/)).toBeVisible()
    await expect(page.locator('main')).toContainText(/1 of \d+ \(\d+ %\)/)
    await good('briefing-receipts')
  })

  await test.step('an item taken out and a briefing that ended are told no more', async () => {
    await page.getByRole('link', { name: 'The briefing' }).click()
    await page.getByRole('button', { name: 'Take out Take the stairs.' }).click()
    await page.getByLabel('Why it comes out').fill('The lift works again')
    await page.getByRole('button', { name: 'Take it out' }).click()
    await expect(page.getByRole('heading', { name: `1. ${surname.toUpperCase()}, Corwin` })).toBeVisible()
    await reader.reload()
    await expect(mine.getByRole('heading', { level: 3 })).toHaveText([`1. ${surname.toUpperCase()}, Corwin`])
    await page.getByRole('button', { name: 'End it now' }).click()
    await expect(page.getByText('Ended', { exact: true })).toBeVisible()
    await reader.reload()
    await expect(reader.getByRole('heading', { level: 1 })).toContainText('Briefing')
    await expect(mine).toHaveCount(0)
  })
})
