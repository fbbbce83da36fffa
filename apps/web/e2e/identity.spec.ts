/** Finding people by what was heard wrong, and joining and parting them: all by the keyboard, with a picture of each screen. */
import { expect, test, type Page } from '@playwright/test'
import { knownAtFlat, suspectHeld } from '../../cli/src/demo/journey.ts'
import { keyboard as keys } from './hands.ts'
import {
  type Answer,
  call,
  chooseDataQuality,
  createPerson,
  headers,
  picture,
  walkToPair,
} from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const [colquitt, tolliver] = knownAtFlat
const whitlockeName = `${suspectHeld.surname.toUpperCase()}, ${suspectHeld.forename} ${suspectHeld.middle}`
const colquittName = `${colquitt.surname.toUpperCase()}, ${colquitt.forename}`
const tolliverName = `${tolliver.surname.toUpperCase()}, ${tolliver.forename}`

const mistakes = [
  { kind: 'surname misspelt', surname: 'Whitlok', forename: 'Darren', born: '7 4 1991', is: whitlockeName },
  {
    kind: 'forename misspelt',
    surname: 'Colquitt',
    forename: 'Bernedete',
    born: '23 11 1968',
    is: colquittName,
  },
  { kind: 'names swapped', surname: 'Wayne', forename: 'Tolliver', born: '15 3 1984', is: tolliverName },
  {
    kind: 'short form of the forename',
    surname: 'Whitlocke',
    forename: 'Daz',
    born: '7 4 1991',
    is: whitlockeName,
  },
  { kind: 'initial only', surname: 'Colquitt', forename: 'B', born: '23 11 1968', is: colquittName },
  {
    kind: 'day and month swapped',
    surname: 'Whitlocke',
    forename: 'Darren',
    born: '4 7 1991',
    is: whitlockeName,
  },
  {
    kind: 'one digit of the date wrong',
    surname: 'Tolliver',
    forename: 'Wayne',
    born: '15 3 1985',
    is: tolliverName,
  },
  { kind: 'year of birth only', surname: 'Colquitt', forename: 'Bernadette', born: '1968', is: colquittName },
  {
    kind: 'surname by its sound',
    surname: 'Kolkwit',
    forename: 'Bernadette',
    born: '23 11 1968',
    is: colquittName,
  },
  {
    kind: 'half of a double-barrelled name',
    surname: 'Tolliver-Marsh',
    forename: 'Wayne',
    born: '15 3 1984',
    is: tolliverName,
  },
  { kind: 'a false name given before', surname: 'Whitaker', forename: 'Dean', born: '', is: whitlockeName },
  {
    kind: 'two letters changed round',
    surname: 'Tollvier',
    forename: 'Wayne',
    born: '15 3 1984',
    is: tolliverName,
  },
] as const

async function typeBirth(page: Page, born: string): Promise<void> {
  if (born === '') return
  const group = page.getByRole('group', { name: 'Date of birth' })
  const parts = born.split(' ')
  const [day, month, year] = parts.length === 1 ? ['', '', parts[0]] : parts
  if (day) await keys.type(group.getByLabel('Day'), day)
  if (month) await keys.type(group.getByLabel('Month'), month)
  await keys.type(group.getByLabel('Year'), year ?? '')
}

test('the right person is on top by each of twelve kinds of mistake, by the keyboard alone', async ({
  page,
}) => {
  await signIn(page, 'P1003')
  for (const { kind, surname, forename, born, is } of mistakes) {
    await test.step(kind, async () => {
      await page.goto('/nominals/search')
      await keys.type(page.getByLabel('Surname'), surname)
      await keys.type(page.getByLabel('Forename', { exact: true }), forename)
      await typeBirth(page, born)
      await page.keyboard.press('Enter')
      if (kind === mistakes[0].kind) await choosePurpose(page, 'Responding to an incident')
      const first = page.getByRole('main').getByRole('article').first()
      await expect(first).toHaveAccessibleName(is)
      await expect(first.getByRole('list', { name: 'Why it matched' })).not.toBeEmpty()
      await picture(page, kind.replaceAll(' ', '-'))
    })
  }
})

const visits = [
  ['/identity', 'Suspected duplicates'],
  ['/identity?status=JOINED', 'Suspected duplicates'],
  ['/identity/attention', 'People that need attention'],
  ['/identity/placements', 'Facts to place'],
  ['/identity/cases', 'Identity cases'],
  ['/identity/unidentified', 'People not identified'],
] as const

test('every queue about identity is fit for all, on a desk and on a phone @phone', async ({ page }) => {
  await signIn(page, 'P1019')
  for (const [path, heading] of visits) {
    await test.step(path, async () => {
      await page.goto(path)
      const dialog = page.getByRole('dialog', { name: 'Why are you looking?' })
      await expect(
        page.getByRole('navigation', { name: 'Queues about identity' }).or(dialog).first(),
      ).toBeVisible()
      if (await dialog.isVisible()) await choosePurpose(page, 'Correcting or joining records')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^${heading}`))
      await page.waitForLoadState('networkidle')
      await expectNoAxeViolations(page)
      await expectNoSidewaysScroll(page)
      await picture(page, path.replaceAll(/\W+/g, '-'))
    })
  }
})

test('two records of one child: compared, joined by two people, undone, and never suggested again, by the keyboard alone', async ({
  page: officer,
  browser,
}) => {
  test.setTimeout(400_000)
  const child = { surname: 'Osgathorpe', forename: 'Tobias', dob: '2014-05-19' }
  await signIn(officer, 'P1003')
  const first = await createPerson(officer, child)
  const second = await createPerson(officer, { ...child, surname: 'Osgathorp' })

  const analyst = await (await browser.newContext()).newPage()
  const approver = await (await browser.newContext()).newPage()

  await test.step('the pair stands in the queue and is compared', async () => {
    await signIn(analyst, 'P1019')
    await analyst.keyboard.press('g')
    await analyst.keyboard.press('q')
    await chooseDataQuality(analyst)
    await walkToPair(analyst, 'OSGATHORPE')
    await picture(analyst, '1-queue')
    await expectNoAxeViolations(analyst)
    await analyst.keyboard.press('Enter')
    await expect(analyst.getByRole('heading', { level: 1 })).toContainText(/Compare N\d+ with N\d+/)
    const table = analyst.getByRole('table', { name: 'The two people field by field' })
    await expect(table.getByRole('row', { name: /Surname/ })).toContainText('Differs')
    await expect(table.getByRole('row', { name: /Date of birth/ })).toContainText('Agrees')
    await expect(analyst.getByRole('list', { name: /speaks for and against/ })).toContainText('for')
    await expect(analyst.getByText('A join of these two needs a second person')).toBeVisible()
    await expectNoAxeViolations(analyst)
    await picture(analyst, '2-comparison')
  })

  await test.step('a name and a date of birth alone are refused', async () => {
    await analyst.keyboard.press('a')
    await keys.type(analyst.getByLabel('Reason'), 'They have the same name')
    await analyst.keyboard.press('Control+Enter')
    await expect(analyst.getByRole('alert')).toContainText(
      'A name and a date of birth do not make two people one',
    )
    await picture(analyst, '3-refused')
  })

  await test.step('with evidence it is proposed', async () => {
    await keys.pick(analyst.getByLabel(/^Fingerprints confirmed/))
    await keys.press(analyst.getByRole('button', { name: 'Propose the join' }))
    await expect(analyst.getByText('it waits for a second person')).toBeVisible()
  })

  await test.step('somebody else approves it', async () => {
    await signIn(approver, 'P1020')
    await approver.keyboard.press('g')
    await approver.keyboard.press('q')
    await chooseDataQuality(approver)
    await keys.press(approver.getByRole('link', { name: /^Waits for a second person/ }))
    await walkToPair(approver, 'OSGATHORPE')
    await picture(approver, '4-waits')
    await approver.keyboard.press('Enter')
    await keys.pick(approver.getByLabel('Approve: they are one person'))
    await keys.type(approver.getByLabel('Reason'), 'Checked the prints with the bureau')
    await expectNoAxeViolations(approver)
    await picture(approver, '5-approval')
    await keys.press(approver.getByRole('button', { name: 'Approve the join' }))
    await expect(approver.getByText('Joined; both lead to')).toBeVisible()
  })

  const [kept, retired] = await test.step('the retired number leads to the one person', async () => {
    await analyst.goto(`/nominals/${second.id}`)
    await expect(analyst.getByRole('heading', { level: 1 })).toContainText('OSGATHORP')
    const ofSecond = analyst.getByText(`${second.reference} was joined into ${first.reference}`)
    await expect(ofSecond).toBeVisible()
    await expect(analyst.getByText('approved by')).toBeVisible()
    await expectNoAxeViolations(analyst)
    await picture(analyst, '6-joined')
    return [first, second]
  })

  await test.step('a telephone is recorded while they are one', async () => {
    const { version } = await read(officer, `/nominals/${kept.id}`)
    await call(
      officer,
      `/nominals/${kept.id}/phones`,
      { phone: '07700 900862', origins: { phone: { how: 'typed' } } },
      Number(version),
    )
    await analyst.reload()
    await expect(analyst.getByText('07700900862').or(analyst.getByText('07700 900862')).first()).toBeVisible()
  })

  await test.step('undone: both numbers are back, and what is to be done is said', async () => {
    await keys.press(analyst.getByRole('button', { name: /^Undo: the same person/ }))
    const dialog = analyst.getByRole('dialog', { name: 'Undo this decision' })
    await expect(dialog).toContainText('waits to be placed')
    await keys.type(dialog.getByLabel('Why it is undone'), 'The prints were of a cousin')
    await picture(analyst, '7-undo')
    await expectNoAxeViolations(analyst)
    await keys.press(dialog.getByRole('button', { name: 'Undo the decision' }))
    const done = analyst.getByRole('status').filter({ hasText: 'Undone' })
    await expect(done).toContainText(kept.reference)
    await expect(done).toContainText(retired.reference)
    await expect(done).toContainText('to be told')
    await picture(analyst, '8-undone')
  })

  await test.step('who saw them as one is told', async () => {
    await keys.press(analyst.getByRole('link', { name: /received the wrong picture/ }))
    await expect(analyst.getByRole('heading', { level: 1 })).toContainText('Who is to be told')
    await expectNoAxeViolations(analyst)
    await keys.press(analyst.getByRole('button', { name: /has been told/ }).first())
    const dialog = analyst.getByRole('dialog', { name: /has been told/ })
    await keys.type(dialog.getByLabel('How they were told'), 'By telephone')
    await keys.press(dialog.getByRole('button', { name: 'Keep' }))
    await expect(analyst.getByRole('cell', { name: /By telephone/ })).toBeVisible()
    await picture(analyst, '9-corrections')
  })

  await test.step('the telephone is placed', async () => {
    await analyst.goto('/identity/placements')
    const item = analyst.getByRole('article').filter({ hasText: 'Has the phone: 07700 900862' })
    await keys.press(item.getByRole('button', { name: /^Place/ }))
    await keys.pick(item.getByRole('radio').first())
    await keys.type(item.getByLabel('How you know'), 'Rang it: his mother answered')
    await expectNoAxeViolations(analyst)
    await picture(analyst, '10-placement')
    await keys.press(item.getByRole('button', { name: 'Place it' }))
    await expect(analyst.getByText('Placed', { exact: true })).toBeVisible()
  })

  await test.step('they are not suggested again, and a join is refused', async () => {
    await analyst.goto('/identity')
    await expect(analyst.getByRole('heading', { level: 1 })).toContainText('Suspected duplicates')
    await expect(analyst.getByRole('navigation', { name: 'Which suspicions' })).toBeVisible()
    await expect(analyst.getByText('OSGATHORPE')).toHaveCount(0)
    await analyst.goto(`/nominals/${first.id}/compare?with=${second.id}`)
    await expect(analyst.getByText('Decided about these two before')).toBeVisible()
    await analyst.keyboard.press('a')
    await keys.pick(analyst.getByLabel(/^Fingerprints confirmed/))
    await keys.type(analyst.getByLabel('Reason'), 'Trying it all the same')
    await analyst.keyboard.press('Control+Enter')
    await expect(analyst.getByRole('alert')).toContainText('A rule does not allow this')
    await picture(analyst, '11-kept-apart')
  })
})

/** Reads as the page's user does. */
async function read(page: Page, path: string): Promise<Answer> {
  const answer = await page.context().request.get(`/api${path}`, { headers })
  const body: Answer = await answer.json()
  return body
}

test('a comparison is worked on a phone as well as on a desk @phone', async ({ page, viewport }) => {
  const isPhone = (viewport?.width ?? 0) < 500
  const person = {
    surname: isPhone ? 'Bramhallow' : 'Cranthorne',
    forename: 'Gideon',
    dob: isPhone ? '1979-10-02' : '1968-02-21',
  }
  await signIn(page, 'P1003')
  const first = await createPerson(page, person)
  const second = await createPerson(page, { ...person, forename: 'Gidion' })
  await signIn(page, 'P1019', `/nominals/${first.id}/compare?with=${second.id}`)
  await chooseDataQuality(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Compare')
  await page.getByText('Their records and where they were seen').click()
  await expect(page.getByText('Where seen, newest first').first()).toBeVisible()
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await expectNoAxeViolations(page)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Keep the decision' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await picture(page, 'comparison')
  await page.getByLabel('Not sure (S)').check()
  await page.getByLabel('Reason').fill('A photograph of each would settle it')
  await page.getByRole('button', { name: 'Keep as not sure' }).click()
  await expect(page).toHaveURL(new RegExp(`/nominals/${first.id}$`))
  await expect(page.getByRole('heading', { name: 'Decisions about who this is' })).toBeVisible()
  await expect(page.getByText('A photograph of each would settle it').first()).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectNoAxeViolations(page)
})

const caseForms = ['false-identity', 'stolen-identity', 'change', 'twins', 'death', 'identified'] as const

test('each form of a case of identity is fit for all, and says beside the field what is missing @phone', async ({
  page,
}) => {
  await signIn(page, 'P1003')
  const { hits } = await call(page, '/nominals/searches', { surname: 'Tolliver', forename: 'Wayne' })
  const [hit] = hits as { nominalId: string }[]
  await signIn(page, 'P1022')
  for (const [index, kind] of caseForms.entries()) {
    await test.step(kind, async () => {
      await page.goto(`/nominals/${hit?.nominalId ?? ''}/identity/${kind}`)
      if (index === 0) await chooseDataQuality(page)
      const submit = page.getByRole('main').locator('button[type=submit]')
      await submit.click()
      await expect(page.getByRole('alert')).toContainText('Give the reason')
      await expectNoAxeViolations(page)
      await expectNoSidewaysScroll(page)
      await picture(page, kind)
    })
  }
})

test('the cases of identity are recorded by the keyboard alone', async ({ page }) => {
  test.setTimeout(400_000)
  await signIn(page, 'P1003')
  const liar = await createPerson(page, { surname: 'Pennyfeather', forename: 'Rollo', dob: '1988-02-11' })
  const victim = await createPerson(page, { surname: 'Larkmeade', forename: 'Ottoline', dob: '1975-08-30' })
  const twin = await createPerson(page, { surname: 'Pennyfeather', forename: 'Rufus', dob: '1988-02-11' })
  const nobody = await createUnidentified(page)
  await signIn(page, 'P1022')

  await test.step('a false identity is found by a search from then on', async () => {
    await page.goto(`/nominals/${liar.id}/identity/false-identity`)
    await chooseDataQuality(page)
    await keys.type(page.getByLabel('Surname'), 'Zabrowitz')
    await keys.type(page.getByLabel('Forename or single name'), 'Casimir')
    await keys.type(page.getByLabel('How it was found to be false'), 'No such person in any register')
    await keys.press(page.getByRole('button', { name: 'Record the false identity' }))
    await expect(page.getByText('ZABROWITZ, Casimir').first()).toBeVisible()
    await picture(page, 'false-identity-kept')
  })

  await test.step('a stolen identity keeps the two apart', async () => {
    await page.goto(`/nominals/${victim.id}/identity/stolen-identity`)
    await keys.find(
      page.getByRole('combobox', { name: 'Who uses the identity' }),
      'Rollo Pennyfeather 1988',
      /PENNYFEATHER, Rollo/,
    )
    await keys.type(page.getByLabel('How it is known'), 'He gave her name at the counter')
    await keys.press(page.getByRole('button', { name: 'Record the stolen identity' }))
    await expect(page).toHaveURL(new RegExp(`/nominals/${victim.id}$`))
    await expect(page.getByText('Not the same person').first()).toBeVisible()
  })

  await test.step('twins are kept apart for good', async () => {
    await page.goto(`/nominals/${liar.id}/identity/twins`)
    await keys.find(
      page.getByRole('combobox', { name: 'The twin' }),
      'Rufus Pennyfeather 1988',
      /PENNYFEATHER, Rufus/,
    )
    await keys.type(page.getByLabel('How it is known'), 'Both were seen together')
    await keys.press(page.getByRole('button', { name: 'Record the twins' }))
    await expect(page).toHaveURL(new RegExp(`/nominals/${liar.id}$`))
    await page.goto(`/nominals/${liar.id}/compare?with=${twin.id}`)
    await expect(page.getByText('Decided about these two before')).toBeVisible()
  })

  await test.step('a change of name is recorded with what shows it', async () => {
    await page.goto(`/nominals/${victim.id}/identity/change`)
    await keys.pick(page.getByLabel('Legal change of name'))
    await keys.type(page.getByLabel('Surname'), 'Wexcombe')
    await keys.type(page.getByLabel('Forename or single name'), 'Ottoline')
    const since = page.getByRole('group', { name: 'Since' })
    await keys.type(since.getByLabel('Day'), '4')
    await keys.type(since.getByLabel('Month'), '9')
    await keys.type(since.getByLabel('Year'), '2025')
    await keys.choose(page.getByLabel('What shows it'), 'Deed poll')
    await keys.type(page.getByLabel('Reason'), 'Deed poll seen at the counter')
    await keys.press(page.getByRole('button', { name: 'Record the change' }))
    await expect(page.getByRole('heading', { level: 1 })).toContainText('WEXCOMBE')
    await picture(page, 'changed-name')
  })

  await test.step('a death is recorded and withdrawn', async () => {
    await page.goto(`/nominals/${twin.id}/identity/death`)
    await keys.pick(page.getByLabel('Death certificate'))
    await keys.type(page.getByLabel(/^Number of the certificate/), 'BXCA 104417')
    await keys.type(page.getByLabel('Reason'), 'Certificate seen')
    await keys.press(page.getByRole('button', { name: 'Record the death' }))
    await expect(page.getByText('Notice: Deceased')).toBeVisible()
    await page.goto(`/nominals/${twin.id}/identity/death-withdrawn`)
    await keys.type(page.getByLabel('How it was found to be wrong'), 'The certificate is his father’s')
    await keys.press(page.getByRole('button', { name: 'Withdraw the death' }))
    await expect(page).toHaveURL(new RegExp(`/nominals/${twin.id}$`))
    await expect(page.getByText('Notice: Deceased')).toHaveCount(0)
  })

  await test.step('somebody not identified is on the list until their name is known', async () => {
    await page.goto('/identity/unidentified')
    await expect(page.getByText(nobody.reference)).toBeVisible()
    await picture(page, 'unidentified')
    await keys.press(page.getByRole('link', { name: `Say who ${nobody.reference} is` }))
    await keys.pick(page.getByLabel('Somebody new, whose name is known now'))
    await keys.type(page.getByLabel('Surname'), 'Thistlewood')
    await keys.type(page.getByLabel('Forename or single name'), 'Ambrose')
    await keys.type(page.getByLabel('Reason'), 'Named by his sister')
    await keys.press(page.getByRole('button', { name: 'Keep who it is' }))
    await expect(page.getByRole('heading', { level: 1 })).toContainText('THISTLEWOOD')
  })

  await test.step('a watched person is on the page of watched records', async () => {
    await keys.press(page.getByRole('button', { name: 'Who this is' }))
    // Within a menu the arrows walk.
    const watch = page.getByRole('menuitem', { name: 'Watch this person' })
    await expect(watch).toBeVisible()
    const isThere = () => watch.evaluate((item) => item === document.activeElement)
    for (let steps = 0; steps < 15 && !(await isThere()); steps += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await keys.type(page.getByLabel('Why your work needs it'), 'Newly identified')
    await keys.press(page.getByRole('button', { name: 'Watch it' }))
    await expect(page.getByRole('heading', { level: 1 })).toContainText('My watched records')
    await expect(page.getByRole('link', { name: /^N\d+ THISTLEWOOD, Ambrose$/ })).toBeVisible()
  })
})

/** Somebody without a name, as found in the street. */
async function createUnidentified(page: Page): Promise<{ id: string; reference: string }> {
  const { searchId, hits } = await call(page, '/nominals/searches', { dob: '1952', sex: 'M', limit: 50 })
  for (const hit of hits as { nominalId: string }[])
    await call(page, `/nominals/searches/${String(searchId)}/candidates/${hit.nominalId}/opened`, {})
  const made = await call(page, '/nominals', {
    searchId,
    person: { isUnidentified: true, sex: 'M', ageYears: 70 },
  })
  return { id: String(made.id), reference: String(made.reference) }
}
