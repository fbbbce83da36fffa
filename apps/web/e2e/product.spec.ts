/** A subject profile: made from a nominal, standing on two reports, written, printed, and flagged when one of them is held back. */
import { expect, test, type Page } from '@playwright/test'
import { keyboard } from './hands.ts'
import { call, createPerson, headers, picture } from './identity-hands.ts'
import { deskOf, releasedReport } from './intelligence-hands.ts'
import { pdfWords } from '../../api/src/modules/product/pdf-words.testing.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const ownName = () =>
  Array.from({ length: 9 }, () => 'AEIOUBDFGK'.charAt(Math.floor(Math.random() * 10))).join('')

async function look(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, name)
}

/** Prints by the one button, and answers the same file as the server gives it: a browser keeps no bytes of what it downloads. */
async function printed(page: Page): Promise<Buffer> {
  const given = page.waitForResponse((answer) => answer.url().endsWith('/paper'))
  await keyboard.press(page.getByRole('button', { name: 'Print the marked pack' }))
  const answer = await given
  expect(answer.headers()['content-type']).toBe('application/pdf')
  await expect(page.getByRole('link', { name: 'Open the pack (PDF)' })).toBeVisible()
  const again = await page.context().request.post(answer.url(), { headers, data: {} })
  expect(again.ok()).toBe(true)
  return again.body()
}

test('a subject profile is made from a nominal, stands on two reports, is printed, and flags itself when one is held back', async ({
  browser,
  page: unit,
}) => {
  await signIn(unit, 'P1018')
  const [officer, manager, detective] = await Promise.all([
    deskOf(browser, unit, 'P1005'),
    deskOf(browser, unit, 'P1038'),
    deskOf(browser, unit, 'P1009'),
  ])
  const name = ownName()
  const person = await createPerson(detective, {
    surname: `Profile${name}`,
    forename: 'Ferris',
    dob: '1979-03-04',
  })
  const desks = { officer, unit, manager }
  const kept = await releasedReport(desks, {
    raw: 'My cousin says that he keeps the tools in a lock-up by the canal',
    text: 'He keeps the tools in a lock-up by the canal',
    subjectId: person.id,
  })
  const held = await releasedReport(desks, {
    raw: 'Her brother says that he drives a white van at night',
    text: 'He drives a white van at night',
    subjectId: person.id,
  })

  await unit.goto(`/nominals/${person.id}`)
  await choosePurpose(unit, 'Investigating a crime')
  await keyboard.press(unit.getByRole('link', { name: 'Make a subject profile' }))
  const about = unit.getByRole('list', { name: 'What it is about' })
  await expect(about).toContainText(`PROFILE${name}, Ferris`)
  await keyboard.press(unit.getByRole('button', { name: 'Make the profile' }))
  await expect(unit.getByRole('alert').first()).toContainText('Give it a title')
  await keyboard.type(unit.getByLabel('Title', { exact: true }), `Operation ${name}`)
  await look(unit, 'new-product')
  await keyboard.press(unit.getByRole('button', { name: 'Make the profile' }))

  await expect(unit.getByRole('heading', { level: 1 })).toContainText(`Operation ${name}`)
  const offers = unit.getByRole('region', { name: 'Paragraphs that you could rely on' })
  for (const text of ['He keeps the tools in a lock-up by the canal', 'He drives a white van at night']) {
    await keyboard.press(offers.getByRole('button', { name: `Rely on it ${text}` }))
    await expect(offers.getByText(text)).toHaveCount(0)
  }
  await expect(unit.getByRole('region', { name: 'Evidence 2' })).toContainText('2 C P')
  await keyboard.press(unit.locator('summary', { hasText: 'Write on Risk' }))
  await keyboard.type(unit.getByLabel('Words on risk'), 'He will move the tools if he is stopped.')
  await keyboard.pick(unit.getByRole('radio', { name: 'My assessment' }))
  await keyboard.press(unit.getByRole('button', { name: 'Keep the words' }))
  await expect(unit.getByText('Assessment of the author')).toBeVisible()
  await look(unit, 'product')

  const before = await printed(unit)
  expect(before.toString('latin1')).toContain('/StructTreeRoot')
  const words = await pdfWords(before)
  for (const part of [
    `PROFILE${name}, Ferris`,
    'He keeps the tools in a lock-up by the canal',
    'He drives a white van at night',
    '2 C P',
    'He will move the tools if he is stopped.',
    'Live data as at',
    'OFFICIAL',
    kept.reference.slice(0, 8),
  ])
    expect(words).toContain(part)
  expect(words.match(/For: .*\(P1018\)/)).not.toBeNull()

  // The unit holds one of them back.
  const review = await unit.context().request.get(`/api/intelligence/${held.id}`, {
    headers: { ...headers, 'x-mips-purpose': 'INTELLIGENCE' },
  })
  const { version } = (await review.json()) as { version: number }
  await call(manager, `/intelligence/${held.id}/hold`, { reason: 'Her brother is at risk' }, version)

  await unit.goto('/intelligence/products')
  const line = unit.getByRole('row').filter({ hasText: `Operation ${name}` })
  await expect(line).toContainText('Look again')
  await look(unit, 'products')
  await keyboard.press(line.getByRole('link', { name: `Operation ${name}` }))
  await expect(unit.getByText('1 part that you relied on fell away, and may not be used')).toBeVisible()
  await expect(unit.getByText('He drives a white van at night')).toHaveCount(0)
  await look(unit, 'product-flagged')
  const after = await pdfWords(await printed(unit))
  expect(after).toContain('He keeps the tools in a lock-up by the canal')
  expect(after).not.toContain('white van')

  await keyboard.press(unit.locator('summary', { hasText: 'I have looked at it' }))
  await keyboard.type(unit.getByLabel('What you looked at, and what follows'), 'It stands without the van.')
  await keyboard.press(unit.getByRole('button', { name: 'It stands as it is now' }))
  await expect(unit.getByText('Look at this profile again')).toHaveCount(0)
  for (const desk of [officer, manager, detective]) await desk.context().close()
})
