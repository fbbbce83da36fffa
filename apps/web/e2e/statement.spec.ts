/** A statement typed at the width of the screen, signed on it by the witness and the officer, found on its case, on paper without how the witness is reached; and the witness warned for the hearing. */
import { expect, test, type Page } from '@playwright/test'
import { arrangePerson, newSurname } from './custody-arrest.ts'
import { chargedStay } from './charged-hands.ts'
import { press, type } from './custody-stage.ts'
import { call, headers, look, picture } from './identity-hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

async function good(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, name)
}

/** Signs with the pointer in the box. */
async function draw(page: Page, label: RegExp): Promise<void> {
  const box = page.getByRole('img', { name: label })
  await box.scrollIntoViewIfNeeded()
  const at = await box.boundingBox()
  if (at === null) throw new Error('no box to sign in')
  await page.mouse.move(at.x + 20, at.y + 20)
  await page.mouse.down()
  await page.mouse.move(at.x + 60, at.y + 50)
  await page.mouse.move(at.x + 110, at.y + 25)
  await page.mouse.up()
}

test('a statement is typed, signed and found on its case, and its maker is warned @phone', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  const { recordId } = await chargedStay(browser)
  await signIn(page, 'P1009')
  await page.addLocatorHandler(page.getByRole('dialog', { name: 'Why are you looking?' }), () =>
    choosePurpose(page, 'Investigating a crime'),
  )
  const surname = newSurname('Counter')
  const witness = await arrangePerson(page, { surname, forename: 'Odile', dob: '1988-03-04' })
  const made = await call(page, '/cases', { by: 'CHARGE', custodyRecordIds: [recordId] })
  const caseId = String(made.id)
  await call(
    page,
    `/cases/${caseId}/people`,
    { part: 'WITNESS', personId: witness.personRecordId },
    Number(made.version),
  )
  const name = new RegExp(surname, 'i')

  await test.step('it is begun from the case', async () => {
    await page.goto(`/cases/${caseId}`)
    await page.getByRole('link', { name: 'Statements', exact: true }).first().click()
    await expect(page.getByText('No statement was taken yet.')).toBeVisible()
    await page
      .getByLabel('Whose statement')
      .selectOption({ label: `${surname.toUpperCase()}, Odile (Witness)` })
    await page.getByLabel('A key statement: the case rests on it').check()
    await good(page, 'statements')
    await press(page, 'Begin the statement')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
    await expect(page.getByRole('list', { name: 'Before it is signed' })).toContainText(
      'Write what the witness says.',
    )
  })

  await test.step('what is typed survives a reload; an address or a number in it is refused', async () => {
    const words = page.getByLabel('What the witness says')
    await type(words, 'I was behind the counter. Ring me on 07700 900456.')
    await page.waitForResponse(
      (response) => response.url().includes('/api/drafts') && response.request().method() === 'PUT',
    )
    await page.reload()
    await expect(words).toHaveValue('I was behind the counter. Ring me on 07700 900456.')
    await press(page, 'Keep the words')
    await expect(page.getByRole('list', { name: 'Before it is signed' })).toContainText('they are kept apart')
    await words.fill('I was behind the counter. I saw him put the coat under his own and walk out.')
    await press(page, 'Keep the words')
    await expect(page.getByRole('heading', { name: 'The witness signs' })).toBeVisible()
    await expect(page.getByText('liable to prosecution')).toBeVisible()
    await good(page, 'statement-draft')
  })

  await test.step('how she is reached is kept apart', async () => {
    await page.getByText('They are reached otherwise', { exact: true }).click()
    await type(page.getByLabel('Telephone', { exact: true }), '07700 900456')
    await press(page, 'Keep it apart')
    await expect(page.getByText('07700 900456').first()).toBeVisible()
  })

  await test.step('the witness signs with the finger, the officer by name, and it is locked', async () => {
    await draw(page, /^Signature of .+: empty$/)
    await press(page, 'Sign as the witness')
    await expect(page.getByRole('heading', { name: 'The officer signs' })).toBeVisible()
    await page.getByLabel('Name typed', { exact: true }).check()
    await type(page.getByLabel('Full name', { exact: true }), 'A Detective')
    await press(page, 'Sign as the officer')
    await expect(page.getByText(/^Locked: what is to be added/)).toBeVisible()
    await expect(page.getByLabel('What the witness says')).toHaveCount(0)
    await good(page, 'statement-signed')
  })

  await test.step('its paper has the words and the marking, and not how she is reached', async () => {
    const [, statementId] = /statements\/([0-9a-f-]+)/.exec(page.url()) ?? []
    const answer = await page
      .context()
      .request.post(`/api/records/${caseId}/statements/${statementId}/paper`, {
        headers,
        data: { recipient: 'The prosecutor' },
      })
    expect(answer.headers()['content-type']).toContain('application/pdf')
    const plain = (await answer.body()).toString('latin1')
    for (const part of ['/MarkInfo', '/StructTreeRoot', '/Lang']) expect(plain).toContain(part)
    expect(plain).not.toContain('900456')
  })

  await test.step('the case has it: she is a witness who has to be listed', async () => {
    await page.getByRole('link', { name: 'All statements' }).click()
    await expect(page.getByRole('row').filter({ hasText: surname.toUpperCase() })).toContainText('Signed')
    const file = await look(page, `/cases/${caseId}`)
    const rules = (file.quality as { rule: string; message: string }[]).filter(({ rule }) => rule === 'FQ-44')
    expect(rules.some(({ message }) => name.test(message))).toBe(true)
    const version = Number(file.version)
    await call(
      page,
      `/cases/${caseId}/people/${witness.personRecordId}`,
      { part: 'WITNESS', facts: { isListed: true } },
      version,
    )
    await call(page, `/cases/${caseId}/facts`, { anticipatedPlea: 'NGAP' }, version + 1)
  })

  await test.step('she is not warned, is warned, and comes', async () => {
    await page.goto('/witness-care?of=MINE')
    const row = page.getByRole('row').filter({ hasText: surname.toUpperCase() })
    await expect(row).toContainText('Not warned')
    await good(page, 'witnesses-not-warned')
    await row.getByRole('link').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Witness care')
    const card = page.getByRole('region', { name })
    await card.getByText(/^Special measures of/).click()
    await card.getByLabel('Measure', { exact: true }).selectOption({ label: 'Screens' })
    await card.getByLabel('Where it stands').selectOption({ label: 'Asked for by the witness' })
    await type(card.getByLabel('Why', { exact: true }), 'I am afraid to see him.')
    await press(card, 'Keep the measure')
    await expect(card.getByText(/^Screens: asked for by the witness, apply by/)).toBeVisible()
    await card.getByText(/^Warned for the hearing of/).click()
    await card.getByLabel('How they were warned').selectOption({ label: 'Letter' })
    await press(card, 'Keep the warning')
    await expect(card.getByText('Warned, no answer', { exact: true })).toBeVisible()
    await card.getByText(/^Answer of/).click()
    await card.getByLabel('Will come', { exact: true }).check()
    await press(card, 'Keep the answer')
    await expect(card.getByRole('strong').filter({ hasText: 'Will come' })).toBeVisible()
    await good(page, 'witness-care')
  })
})
