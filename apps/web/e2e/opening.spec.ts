/** A signposted record that cannot wait: opened for a short time with a reason, read and given up, and answered by the inspector on its list. */
import { expect, test } from '@playwright/test'
import { demoPassword } from '../../cli/src/demo/sign-ins.ts'
import { call, picture } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, personOf, signIn } from './support.ts'

const wordOf = () =>
  Array.from({ length: 9 }, () => 'AEIOUBDFGK'.charAt(Math.floor(Math.random() * 10))).join('')

test('a restricted record is opened for a short time, and its inspector says whether that was right @phone', async ({
  page,
  browser,
}) => {
  const good = async (shown: typeof page, name: string) => {
    await expectNoAxeViolations(shown)
    await expectNoSidewaysScroll(shown)
    await picture(shown, name)
  }
  const summary = `Shouting in the street, ${wordOf()}`
  const inspector = await (await browser.newContext()).newPage()
  const admin = await (await browser.newContext()).newPage()
  await signIn(inspector, 'INSPECTOR')
  const { locations } = await call(inspector, '/pole/locations/suggestions', { text: 'road' })
  const made = await call(inspector, '/incidents', {
    locationId: (locations as { id: string }[])[0]?.id,
    incidentType: 'SUSPICIOUS',
    grade: 'PRIORITY',
    summary,
  })
  await signIn(admin, 'ADMIN')
  const { users } = await call(admin, '/admin/users/searches', { text: 'Castellain' })
  const { users: others } = await call(admin, '/admin/users/searches', { text: 'Carrington' })
  const idOf = (found: unknown) => (found as { id: string }[])[0]?.id
  await call(
    admin,
    `/admin/records/${String(made.id)}/restriction`,
    {
      grade: 'signposted',
      userIds: [idOf(users), idOf(others)],
      contact: 'the duty inspector',
      reason: 'It concerns a colleague.',
    },
    Number(made.version ?? 1),
  )

  await signIn(page, 'RESPONSE_OFFICER', `/incidents/${String(made.id)}`)
  await test.step('who is not on its list is told whom to ask, and that it may be opened', async () => {
    await choosePurpose(page, 'Responding to an incident')
    await expect(page.getByText('Ask the duty inspector.')).toBeVisible()
    await good(page, 'opening-signpost')
    await page.getByRole('link', { name: 'It cannot wait: open it for a short time' }).press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open a restricted record')
  })

  await test.step('it takes a reason and the own password, and opens for 15 minutes', async () => {
    await page.getByLabel('What cannot wait').fill('needed')
    await page.getByLabel('Your password').fill(demoPassword)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert').first()).toContainText('at least 20 characters')
    await page.getByLabel('What cannot wait').fill('A child is missing and may be at this address.')
    await good(page, 'opening-form')
    await page.getByLabel('Your password').press('Enter')
    await expect(page.getByText(summary).first()).toBeVisible()
    await good(page, 'opening-record')
  })

  await test.step('it is given up when it was seen', async () => {
    await page.goto('/openings')
    const row = page.getByRole('row').filter({ hasText: String(made.reference) })
    await expect(row).toContainText('open now')
    await row.getByRole('button', { name: 'I have seen what I needed' }).press('Enter')
    await expect(row).toContainText('to be answered')
    await good(page, 'opening-own')
  })

  await test.step('the inspector on its list finds it under their work and answers', async () => {
    await inspector.goto('/work')
    await inspector.goto('/openings')
    const row = inspector.getByRole('row').filter({ hasText: String(made.reference) })
    await expect(row).toContainText(personOf('RESPONSE_OFFICER').name.split(' ').at(-1) ?? '')
    await row.getByRole('button', { name: 'Say whether it was right' }).press('Enter')
    await inspector.getByRole('radio', { name: 'It was right to look' }).check()
    await inspector.getByLabel('How you know').fill('The child was found there.')
    await good(inspector, 'opening-answer')
    await inspector.getByRole('button', { name: 'Keep the answer' }).press('Enter')
    await expect(row).toBeHidden()
    await inspector.getByRole('button', { name: 'Show those that were answered' }).press('Enter')
    await expect(row).toContainText('The child was found there.')
  })
})
