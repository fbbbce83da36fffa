import { expect, test, type Page } from '@playwright/test'
import { keyboard } from './hands.ts'
import { type Answer, call, createPerson, headers, picture } from './identity-hands.ts'
import { deskOf, releasedReport } from './intelligence-hands.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const ownName = () =>
  Array.from({ length: 9 }, () => 'AEIOUBDFGK'.charAt(Math.floor(Math.random() * 10))).join('')

/** What the API answers to the page's user. */
async function read(page: Page, path: string): Promise<Answer> {
  const answer = await page.context().request.get(`/api${path}`, { headers })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  const body: Answer = await answer.json()
  return body
}

/** Looks at the page as it stands: axe, its width, and a picture. */
async function look(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, name)
}

/** Opens what is folded, by keys, and answers the part of the page in which it stands. */
async function unfold(page: Page, words: string): Promise<void> {
  await keyboard.press(page.locator('summary', { hasText: words }))
}

test('a paragraph under conditions goes to another force, which accepts them, is told of a corrected fact and answers @phone', async ({
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
    surname: `Harrow${name}`,
    forename: 'Ferris',
    dob: '1979-03-04',
  })
  const report = await releasedReport(
    { officer, unit, manager },
    {
      raw: 'My cousin says that he brings the tools over the border each Friday',
      text: 'He brings the tools over the border each Friday',
      subjectId: person.id,
      condition: 'Ring us before you act',
    },
  )
  const recipient = `DI Wren ${name}`

  await unit.goto(`/intelligence/${report.id}`)
  await keyboard.press(unit.getByRole('link', { name: 'What was given of it, and to whom' }))
  await expect(unit.getByText('Nothing that you may see was given to anybody.')).toBeVisible()
  await keyboard.press(unit.getByRole('link', { name: 'Give it to somebody' }))
  await expect(unit.getByRole('region', { name: 'Paragraph 1' })).toContainText('Ring us before you act')
  await expect(unit.getByRole('checkbox', { name: /^Paragraph 1/ })).toBeChecked()
  await keyboard.choose(unit.getByLabel('How it goes'), 'Another force')
  await keyboard.press(unit.getByRole('button', { name: 'Give it', exact: true }))
  // What is missing is said at its field, with its rule.
  await expect(unit.getByText('Say what it is for. (DS-2)').first()).toBeVisible()
  await look(unit, 'give-refused')
  await keyboard.type(unit.getByLabel('Who gets it'), recipient)
  await keyboard.type(unit.getByLabel('Their organisation'), 'Northmoor Police')
  await keyboard.type(unit.getByLabel('What it is for'), 'To stop the sale of stolen tools')
  await keyboard.choose(unit.getByLabel('Ground in law'), 'Purpose of law enforcement (DPA 2018 s.31, s.35)')
  await keyboard.type(unit.getByLabel('Why it is given'), 'He sells them there')
  await look(unit, 'give')
  await keyboard.press(unit.getByRole('button', { name: 'Give it', exact: true }))

  await expect(unit.getByRole('heading', { name: `${recipient}, Northmoor Police` })).toBeVisible()
  await expect(unit.getByText('Not yet: they may not use it')).toBeVisible()
  await look(unit, 'given')
  await unit.goto('/intelligence/to-tell')
  const line = unit.getByRole('row').filter({ hasText: recipient })
  await expect(line).toContainText('Conditions to accept')
  await keyboard.press(line.getByRole('link', { name: report.reference }))
  await unfold(unit, 'They accepted the conditions')
  await keyboard.type(unit.getByLabel('Who accepted the conditions, and how'), `${recipient}, by mail`)
  await keyboard.press(unit.getByRole('button', { name: 'Keep the receipt' }))
  await expect(unit.getByText(`${recipient}, by mail (`)).toBeVisible()
  await expect(unit.getByText('Not yet: they may not use it')).toHaveCount(0)

  // Somebody who knows nothing of the report corrects the day of birth of the man that it is about.
  const nominal = await read(detective, `/nominals/${person.id}`)
  const [record] = nominal.records as { id: string }[]
  await call(
    detective,
    `/nominals/${person.id}/records/${record?.id ?? ''}/corrections`,
    { dob: '1979-04-03', reason: 'The passport says so' },
    Number(nominal.version),
  )

  await unit.goto('/intelligence/own')
  await keyboard.press(unit.getByRole('link', { name: 'To be told' }))
  await expect(line).toContainText('Urgent')
  await expect(unit.getByText(/passport/)).toHaveCount(0)
  await look(unit, 'to-tell')
  await keyboard.press(line.getByRole('link', { name: report.reference }))
  await expect(unit.getByText('Not for use any more')).toBeVisible()
  await look(unit, 'called-back')
  await unfold(unit, 'Tell them')
  await keyboard.type(unit.getByLabel('Whom you told, and how'), 'Rang the control room')
  await keyboard.press(unit.getByRole('button', { name: 'They were told' }))
  await expect(unit.getByText(/Told: Rang the control room/)).toBeVisible()
  await unfold(unit, 'What they answer')
  await keyboard.type(unit.getByLabel('What they say became of it'), 'Taken out of their system')
  await keyboard.press(unit.getByRole('button', { name: 'Keep the answer' }))
  await expect(unit.getByText(/Their answer: Taken out of their system/)).toBeVisible()
  await look(unit, 'answered')
  // The words that were wrong do not go out again.
  await keyboard.press(unit.getByRole('link', { name: 'Give it to somebody' }))
  await expect(unit.getByRole('region', { name: 'Paragraph 1' })).toContainText('DS-6')
  await expect(unit.getByRole('checkbox', { name: /^Paragraph 1/ })).not.toBeChecked()
  await unit.goto('/intelligence/to-tell')
  await expect(unit.getByRole('status').filter({ hasText: 'to tell' })).toBeVisible()
  await expect(line).toHaveCount(0)
  for (const desk of [officer, manager, detective]) await desk.context().close()
})

test('what was given by mistake is called back, and who has it is told @phone', async ({
  browser,
  page: unit,
}) => {
  await signIn(unit, 'P1018')
  const officer = await deskOf(browser, unit, 'P1005')
  const report = await releasedReport(
    { officer, unit, manager: unit },
    {
      raw: 'A friend of mine says that the van is kept behind the gym',
      text: 'The van is kept behind the gym',
    },
  )
  const recipient = `Sgt Alder ${ownName()}`
  const log = await read(unit, `/intelligence/${report.id}/disseminations`)
  const [paragraph] = log.paragraphs as { textId: string }[]
  await call(unit, `/intelligence/${report.id}/disseminations`, {
    textIds: [paragraph?.textId],
    route: 'FORCE',
    toPerson: recipient,
    toOrganisation: 'Eastvale Police',
    purpose: 'To find the van',
    basis: 'LAW_ENFORCEMENT',
    reason: 'It was seen there',
  })

  await unit.goto(`/intelligence/${report.id}/given`)
  await keyboard.press(unit.getByRole('button', { name: `Print the envelope for ${recipient}` }))
  await expect(unit.getByRole('link', { name: 'Open the envelope (PDF)' })).toBeVisible()
  await unfold(unit, `Call it back from ${recipient}`)
  await keyboard.type(unit.getByLabel('Why it is called back'), 'It was given to the wrong force')
  await keyboard.press(unit.getByRole('button', { name: 'Call it back', exact: true }))
  await expect(unit.getByText('Not for use any more')).toBeVisible()
  // The paper that was made before does not say that it is called back.
  await expect(unit.getByRole('button', { name: `Print the envelope for ${recipient}` })).toBeVisible()
  await look(unit, 'recalled')
  await unit.goto('/intelligence/to-tell')
  const line = unit.getByRole('row').filter({ hasText: recipient })
  await expect(line).toContainText('Urgent')
  await keyboard.press(line.getByRole('link', { name: report.reference }))
  await unfold(unit, 'Tell them')
  await keyboard.type(unit.getByLabel('Whom you told, and how'), 'Rang their duty sergeant')
  await keyboard.press(unit.getByRole('button', { name: 'They were told' }))
  await expect(unit.getByText(/Told: Rang their duty sergeant/)).toBeVisible()
  await officer.context().close()
})

test('a paragraph for named officers is briefed to one of them, chosen by their record, and to nobody else @phone', async ({
  browser,
  page: unit,
}) => {
  await signIn(unit, 'P1018')
  const [officer, manager, named] = await Promise.all([
    deskOf(browser, unit, 'P1005'),
    deskOf(browser, unit, 'P1038'),
    deskOf(browser, unit, 'P1009'),
  ])
  const { user } = (await read(named, '/session')) as { user: { id: string } }
  const report = await releasedReport(
    { officer, unit, manager },
    {
      raw: 'My brother says that the bags go into the lock-up at night',
      text: 'The bags go into the lock-up at night',
      condition: { namedIds: [user.id] },
    },
  )
  await unit.goto(`/intelligence/${report.id}/give`)
  await expect(unit.getByText('Conditions: Named officers only', { exact: true })).toBeVisible()
  await keyboard.choose(unit.getByLabel('How it goes'), 'Briefing in the force')
  const colleague = unit.getByRole('combobox', { name: 'Colleague' })
  await keyboard.find(colleague, 'P1010', /P1010/)
  await expect(unit.getByLabel('Who gets it')).toHaveCount(0)
  await keyboard.type(unit.getByLabel('What it is for'), 'To watch the lock-up')
  await keyboard.choose(unit.getByLabel('Ground in law'), 'Purpose of law enforcement (DPA 2018 s.31, s.35)')
  await keyboard.type(unit.getByLabel('Why it is given'), 'The watch is theirs')
  const give = unit.getByRole('button', { name: 'Give it', exact: true })
  await keyboard.press(give)
  await expect(unit.getByText(/\(DS-4\)$/).first()).toBeVisible()
  await look(unit, 'not-named')
  await keyboard.find(colleague, 'P1009', /P1009/)
  await keyboard.press(give)
  await expect(unit.getByRole('heading', { name: 'Callum Strachan, Own force' })).toBeVisible()
  for (const desk of [officer, manager, named]) await desk.context().close()
})
