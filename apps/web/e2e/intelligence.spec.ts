import { expect, test } from '@playwright/test'
import { keyboard } from './hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

test('a report of two paragraphs pages the intelligence unit of a threat to life @phone', async ({
  page,
}) => {
  await signIn(page, 'P1018', '/intelligence/new')
  const first = page.getByRole('region', { name: 'Paragraph 1' })
  const second = page.getByRole('region', { name: 'Paragraph 2' })
  await first.getByLabel(/^What was learnt/).fill('Keeps a knife in the glove box of his van')
  await page.getByRole('button', { name: 'Add a paragraph' }).click()
  // Nobody has come to the new paragraph yet, so nothing of it is wrong.
  await second.getByLabel(/^What was learnt/).click()
  await expect(page.getByText('Choose from the list')).toHaveCount(0)
  await page.getByRole('button', { name: 'Submit entry' }).click()
  await expect(second.getByText('Write the intelligence')).toBeVisible()

  await second.getByLabel(/^What was learnt/).fill('Says that he will use it on Saturday')
  for (const paragraph of [first, second]) {
    await paragraph.getByRole('radio', { name: '2 Untested' }).check()
    await paragraph.getByRole('radio', { name: 'C Known indirectly' }).check()
    await paragraph.getByRole('radio', { name: 'P Lawful sharing permitted' }).check()
  }
  await page.getByRole('checkbox', { name: 'A threat to life' }).check()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Submit entry' }).click()
  await choosePurpose(page, 'Intelligence work')
  const kept = page.getByText(/INT\/\d{4}\/\d+, graded/)
  await expect(kept).toBeVisible()
  const [reference = ''] = /INT\/\d{4}\/\d+/.exec((await kept.textContent()) ?? '') ?? []

  await page.getByRole('link', { name: 'Home', exact: true }).first().click()
  await page.getByRole('link', { name: new RegExp(`Threat to life: answer the page: ${reference}`) }).click()
  await expect(page.getByText('Says that he will use it on Saturday')).toBeVisible()
  await expectNoAxeViolations(page)
})

test('a report says by code how it may be shared, what it is worth and until when, by keys alone @phone', async ({
  page,
}) => {
  await signIn(page, 'P1018', '/intelligence/new')
  const first = page.getByRole('region', { name: 'Paragraph 1' })
  const second = page.getByRole('region', { name: 'Paragraph 2' })
  await keyboard.type(first.getByLabel(/^What was learnt/), 'Sells the phones from the boot of a hired car')
  await keyboard.pick(first.getByRole('radio', { name: '1 Reliable' }))
  await keyboard.pick(first.getByRole('radio', { name: 'A Known directly to the source' }))
  // Sharing is under conditions until somebody says otherwise: one of them is needed.
  await keyboard.press(page.getByRole('button', { name: 'Submit entry' }))
  await choosePurpose(page, 'Intelligence work')
  await expect(first.getByText('Give at least one condition for sharing. (IG-4)')).toBeVisible()
  await keyboard.pick(first.getByRole('checkbox', { name: 'A1 Covert development only' }))
  await keyboard.choose(first.getByLabel('Applies to'), 'Partner agency')
  await keyboard.pick(first.getByRole('checkbox', { name: 'Named officers only' }))
  await keyboard.find(first.getByRole('combobox', { name: 'Who may use it' }), 'P1009', /P1009/)
  await keyboard.press(first.locator('summary', { hasText: 'Source, marking and readers' }))
  await keyboard.pick(
    first.getByRole('group', { name: 'Is the source under 18?' }).getByLabel('No', { exact: true }),
  )
  await keyboard.pick(first.getByRole('radio', { name: 'Official-Sensitive' }))
  await keyboard.type(first.getByLabel('What makes it sensitive?'), 'An operation is running')

  await keyboard.press(page.getByRole('button', { name: 'Add a paragraph' }))
  await keyboard.type(second.getByLabel(/^What was learnt/), 'Leaves the car behind the gym at night')
  await keyboard.choose(second.getByLabel('Who told it?'), 'Another source')
  await keyboard.pick(second.getByRole('radio', { name: '2 Untested' }))
  await keyboard.pick(second.getByRole('radio', { name: 'D Not known' }))
  await keyboard.pick(second.getByRole('radio', { name: 'P Lawful sharing permitted' }))
  const until = page.getByRole('group', { name: /^Worth nothing after/ })
  await keyboard.type(until.getByLabel('Day'), '31')
  await keyboard.type(until.getByLabel('Month'), '12')
  await keyboard.type(until.getByLabel('Year'), '2027')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)

  const sent = page.waitForRequest((request) => new URL(request.url()).pathname === '/api/intelligence')
  await keyboard.press(page.getByRole('button', { name: 'Submit entry' }))
  const body = (await sent).postDataJSON()
  // A day without a time lasts to its end.
  expect(body.usefulUntil).toBe('2027-12-31T23:59:00.000Z')
  expect(body.paragraphs).toMatchObject([
    {
      conditions: [{ code: 'A1', appliesTo: 'PARTNER' }, { code: 'NAMED_ONLY' }],
      marking: 'OFFICIAL-SENSITIVE',
      markingReason: 'An operation is running',
      isSourceChild: false,
      sourceNumber: 1,
    },
    { marking: 'OFFICIAL', sourceNumber: 2 },
  ])
  await expect(page.getByText('graded 1 A C, 2 D P')).toBeVisible()
  await page.getByRole('link', { name: 'My intelligence' }).last().click()
  await expect(page.getByRole('heading', { name: 'My intelligence' })).toBeVisible()
  await expect(page.getByRole('row').nth(1).getByText('Sent in', { exact: true }).last()).toBeVisible()
  await expectNoAxeViolations(page)
})

test('a report longer than other drafts is kept whole while it is written', async ({ page }) => {
  await signIn(page, 'P1010', '/intelligence/new')
  const long = 'The van stood at the gate again. '.repeat(300)
  for (let number = 1; number <= 8; number += 1) {
    if (number > 1) await page.getByRole('button', { name: 'Add a paragraph' }).click()
    await page
      .getByLabel(/^What was learnt/)
      .last()
      .fill(`${number}: ${long}`)
  }
  await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel(/^What was learnt/)).toHaveCount(8)
  await expect(page.getByLabel(/^What was learnt/).last()).toHaveValue(`8: ${long}`)
  await page.getByRole('button', { name: 'Start again' }).click()
})

test('an officer reads what the unit asks, puts it right, and loses nothing on the way @phone', async ({
  page,
}, { project }) => {
  await signIn(page, project.name === 'phone' ? 'P1007' : 'P1004', '/intelligence/own')
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: /^Put it right INT/ }).click()
  await expect(page.getByRole('heading', { name: 'What the unit asks' })).toBeVisible()
  await page.getByLabel('Paragraph 1').fill('He drives the silver car again. I saw it by the park on Monday.')
  await page.getByLabel('What you put right').fill('Which day, and that I saw it')
  await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible()
  await page.goto('/')
  await page.getByRole('link', { name: 'An answer to the intelligence unit' }).click()
  await expect(page.getByLabel('What you put right')).toHaveValue('Which day, and that I saw it')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Send it back to the unit' }).click()
  await expect(page.getByRole('heading', { name: 'My intelligence' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Put it right/ })).toHaveCount(0)
})
