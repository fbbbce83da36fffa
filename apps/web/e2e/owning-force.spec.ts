import { expect, test } from '@playwright/test'
import { keyboard } from './hands.ts'
import { picture } from './identity-hands.ts'
import { deskOf, release, releasedReport } from './intelligence-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

/** A word that no other journey writes. */
const ownWord = () =>
  `quern${Array.from({ length: 7 }, () => 'aeiou'.charAt(Math.floor(Math.random() * 5))).join('')}`

test('a report received from another force is kept with its number there, found beside our own, narrowed to, and given on with its consent @phone', async ({
  browser,
  page: unit,
  viewport,
}) => {
  test.slow()
  const isDesk = (viewport?.width ?? 0) > 1000
  await signIn(unit, 'P1018', '/intelligence/new')
  const [officer, manager, detective] = await Promise.all([
    deskOf(browser, unit, 'P1005'),
    deskOf(browser, unit, 'P1038'),
    deskOf(browser, unit, 'P1009'),
  ])
  const word = ownWord()
  const graded = { sourceGrade: '2', assessmentGrade: 'C', handlingCode: 'P', conditions: [] }

  // The unit keeps what Kent sent, which stays its owner.
  await keyboard.choose(unit.getByLabel('Force that owns it'), 'Kent Police')
  const paragraph = unit.getByRole('region', { name: 'Paragraph 1' })
  await keyboard.type(paragraph.getByLabel(/^What was learnt/), `Grinds the blades at the ${word}`)
  await keyboard.pick(paragraph.getByRole('radio', { name: '2 Untested' }))
  await keyboard.pick(paragraph.getByRole('radio', { name: 'C Known indirectly' }))
  await keyboard.pick(paragraph.getByRole('radio', { name: 'P Lawful sharing permitted' }))
  await keyboard.press(paragraph.locator('summary', { hasText: 'Source, marking and readers' }))
  for (const name of [/under 18/, /vulnerable/])
    await keyboard.pick(paragraph.getByRole('group', { name }).getByLabel('No', { exact: true }))
  await keyboard.press(unit.getByRole('button', { name: 'Submit entry' }))
  await choosePurpose(unit, 'Intelligence work')
  await expect(unit.getByText('Give the number that the report has with that force').first()).toBeVisible()
  await keyboard.type(unit.getByLabel('Its number with that force'), `KP/${word}`)
  await expectNoAxeViolations(unit)
  await expectNoSidewaysScroll(unit)
  await picture(unit, 'received-from')
  await keyboard.press(unit.getByRole('button', { name: 'Submit entry' }))
  const opens = unit.getByRole('link', { name: 'Open the entry' })
  const id = /[0-9a-f-]{36}/.exec((await opens.getAttribute('href')) ?? '')?.[0] ?? ''
  await release(
    { unit: manager, manager },
    { id, version: 1 },
    { text: `Grinds blades at the ${word}`, graded },
  )
  const own = await releasedReport(
    { officer, unit, manager },
    { raw: `My aunt saw the ${word} in the yard`, text: `A ${word} stands in the yard` },
  )

  // A detective finds both, and narrows to the one of Kent.
  await detective.goto(`/search?q=${word}`)
  await choosePurpose(detective, 'Investigating a crime')
  const found = detective.getByRole('article', { name: /^Intelligence: / })
  await expect(found).toHaveCount(2)
  await expect(found.filter({ hasText: own.reference })).toContainText('Demonstration force')
  const panel = detective.getByRole('region', { name: 'Narrow the results' })
  if (!isDesk) await panel.getByText('Narrow the results').click()
  const forces = panel.getByRole('group', { name: 'Force' })
  await expect(forces.getByRole('checkbox', { name: 'Demonstration force 1' })).not.toBeChecked()
  await picture(detective, 'two-forces')
  await keyboard.pick(forces.getByRole('checkbox', { name: 'Kent Police 1' }))
  await expect(found).toHaveCount(1)
  await expect(found).toContainText('Kent Police')
  await expect(detective).toHaveURL(/force=46/)
  await expectNoAxeViolations(detective)
  await expectNoSidewaysScroll(detective)
  await keyboard.press(found.getByRole('link'))
  await expect(detective.getByText(`Kent Police, there KP/${word}`)).toBeVisible()
  await expectNoAxeViolations(detective)
  await expectNoSidewaysScroll(detective)
  await picture(detective, 'owned-by-kent')

  // It goes on to a third force once its owner said yes.
  await manager.goto(`/intelligence/${id}/give`)
  await keyboard.choose(manager.getByLabel('How it goes'), 'Another force')
  await keyboard.type(manager.getByLabel('Who gets it'), 'DI Wren')
  await keyboard.type(manager.getByLabel('Their organisation'), 'Northmoor Police')
  await keyboard.type(manager.getByLabel('What it is for'), 'To stop the sale of blades')
  await keyboard.choose(
    manager.getByLabel('Ground in law'),
    'Purpose of law enforcement (DPA 2018 s.31, s.35)',
  )
  await keyboard.type(manager.getByLabel('Why it is given'), 'He sells them there')
  await keyboard.press(manager.getByRole('button', { name: 'Give it', exact: true }))
  await expect(
    manager.getByText(/Kent Police owns it: ask whether it may go on.*DS-14/).first(),
  ).toBeVisible()
  await keyboard.type(manager.getByLabel(/^Who of Kent Police said/), 'DI Oxo, today, by telephone')
  await picture(manager, 'owner-asked')
  await keyboard.press(manager.getByRole('button', { name: 'Give it', exact: true }))
  await expect(manager.getByRole('heading', { name: 'DI Wren, Northmoor Police' })).toBeVisible()
  await expect(manager.getByText('DI Oxo, today, by telephone')).toBeVisible()
})
