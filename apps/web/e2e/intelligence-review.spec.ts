import { expect, test, type Locator, type Page } from '@playwright/test'
import { keyboard } from './hands.ts'
import { choosePurpose, expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const phone = { width: 390, height: 844 }

/** A word that stands in no other report. */
const oneWord = () =>
  `arch${[...crypto.randomUUID().replaceAll('-', '')]
    .map((sign) => 'bdfghklmnprstvwz'[Number.parseInt(sign, 16)])
    .join('')
    .slice(0, 8)}`

async function writeParagraph(paragraph: Locator, text: string, handling: 'P' | 'C'): Promise<void> {
  await paragraph.getByLabel(/^What was learnt/).fill(text)
  await paragraph.getByRole('radio', { name: '2 Untested' }).check()
  await paragraph.getByRole('radio', { name: 'C Known indirectly' }).check()
  if (handling === 'P')
    await paragraph.getByRole('radio', { name: 'P Lawful sharing permitted', exact: true }).check()
  else await paragraph.getByRole('textbox', { name: 'Other conditions, in words' }).fill('Ring us first')
  await paragraph.locator('summary', { hasText: 'Source, marking and readers' }).click()
  for (const question of ['Is the source under 18?', 'Is the source vulnerable?'])
    await paragraph.getByRole('group', { name: question }).getByLabel('No', { exact: true }).check()
}

/** The officer writes up at the kerb, on the phone. */
async function sendIn(page: Page, word: string): Promise<string> {
  await page.setViewportSize(phone)
  await signIn(page, 'P1005', '/intelligence/new')
  const nth = (number: number) => page.getByRole('region', { name: `Paragraph ${number}` })
  await writeParagraph(nth(1), `My neighbour says that he sells wraps by the ${word} every Friday`, 'P')
  await page.getByRole('button', { name: 'Add a paragraph' }).click()
  await writeParagraph(nth(2), `He keeps what he sells in the lock-up behind the ${word} yard`, 'C')
  await page.getByRole('button', { name: 'Add a paragraph' }).click()
  await writeParagraph(nth(3), 'Somebody drives him there', 'P')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Submit entry' }).click()
  await choosePurpose(page, 'Intelligence work')
  const kept = page.getByText(/INT\/\d{4}\/\d+, graded/)
  await expect(kept).toBeVisible()
  return /INT\/\d{4}\/\d+/.exec((await kept.textContent()) ?? '')?.[0] ?? ''
}

/** The unit's grade of one paragraph, as it was proposed or with conditions of its own. */
async function grade(page: Page, number: number, more?: (part: Locator) => Promise<void>): Promise<void> {
  const part = page.locator(`#paragraph-${number}`)
  await more?.(part)
  await part.getByRole('button', { name: `Keep the grade of paragraph ${number}` }).click()
  await expect(part.getByText('Not graded yet')).toHaveCount(0)
}

/** The copy of one paragraph: its words, and why each part was taken out. */
async function sanitise(page: Page, number: number, text?: string): Promise<void> {
  const part = page.locator(`#paragraph-${number}`)
  if (text !== undefined) {
    await part.getByLabel(`Copy of paragraph ${number}`, { exact: true }).fill(text)
    // The parts are told apart a moment after the typing.
    const reasons = part.getByLabel(/^Why “.*” was taken out$/)
    await expect(reasons).toHaveCount(1)
    await reasons.selectOption({ label: 'Points to the source' })
  }
  await part.getByLabel('How many people could have known it?').fill('6')
  await part.getByRole('button', { name: `Keep the copy of paragraph ${number}` }).click()
  await expect(page.getByText(`Copy of paragraph ${number} kept`)).toBeVisible()
}

test('three paragraphs are sent in from a phone, graded, sanitised, returned and answered; a second person releases them, and each reader finds what they may hold @phone', async ({
  browser,
  page,
  baseURL,
}) => {
  const at = async (who: `P${number}`, path: string) => {
    const context = await browser.newContext({
      baseURL,
      viewport: page.viewportSize(),
      reducedMotion: 'reduce',
    })
    const desk = await context.newPage()
    await signIn(desk, who, path)
    return desk
  }
  const word = oneWord()
  const officer = await at('P1005', '/')
  const reference = await sendIn(officer, word)

  const unit = await at('P1018', '/intelligence')
  await expectNoAxeViolations(unit)
  await expectNoSidewaysScroll(unit)
  await unit.getByRole('link', { name: reference, exact: true }).click()
  await unit.getByRole('button', { name: 'Open and take it' }).click()
  await expect(unit.getByText('Being evaluated', { exact: true })).toBeVisible()
  await sanitise(unit, 1, `He sells wraps by the ${word} every Friday`)
  await expect(
    unit.locator('#paragraph-1').getByRole('list', { name: 'Taken out of paragraph 1' }),
  ).toContainText('Points to the source')
  await unit.getByRole('button', { name: 'Return to its writer…' }).click()
  await unit.getByLabel('What the writer has to put right').fill('Paragraph 3: who drives him, and in what?')
  await expectNoAxeViolations(unit)
  await expectNoSidewaysScroll(unit)
  await unit.getByRole('button', { name: 'Return to its writer', exact: true }).click()
  await expect(unit.getByText('Returned to its writer', { exact: true }).first()).toBeVisible()

  await officer.goto('/intelligence/own')
  await officer.getByRole('link', { name: `Put it right ${reference}` }).click()
  await expect(officer.getByText('Paragraph 3: who drives him, and in what?')).toBeVisible()
  await officer.getByLabel('Paragraph 3').fill('A woman in a small red car drives him there')
  await officer.getByLabel('What you put right').fill('Seen again today')
  await officer.getByRole('button', { name: 'Send it back to the unit' }).click()
  await expect(officer.getByRole('heading', { name: 'My intelligence' })).toBeVisible()

  await unit.reload()
  await expect(unit.getByText('A woman in a small red car drives him there').first()).toBeVisible()
  await unit.getByRole('button', { name: 'Open and take it' }).click()
  await expect(unit.getByText('Being evaluated', { exact: true })).toBeVisible()
  await sanitise(unit, 2)
  await sanitise(unit, 3)
  await grade(unit, 1)
  await grade(unit, 2, async (part) => {
    await part.getByRole('textbox', { name: 'Other conditions, in words' }).fill('')
    await part.getByRole('checkbox', { name: 'Named officers only' }).check()
    await part.getByRole('combobox', { name: 'Who may use it' }).click()
    await unit.keyboard.type('P1009')
    await unit.getByRole('option', { name: /P1009/ }).click()
  })
  await grade(unit, 3)
  for (const box of await unit.locator('#risk').getByRole('textbox').all())
    await box.fill('None: nobody is named')
  await unit.getByRole('button', { name: 'Keep the risk assessment' }).click()
  await expect(unit.getByText('Risk assessment kept')).toBeVisible()
  await expect(unit.getByText(/A second person looks at this/)).toBeVisible()

  const manager = await at('P1038', '/intelligence')
  await manager.goto(new URL(unit.url()).pathname)
  await manager.getByRole('button', { name: 'Authorise the risk assessment' }).click()
  await expect(manager.getByText('Risk assessment authorised')).toBeVisible()
  await unit.reload()
  await expect(unit.locator('#left')).toContainText('Nothing.')
  await keyboard.press(unit.getByRole('button', { name: 'Ask a second person to check' }))
  await expect(unit.getByText('With a second person', { exact: true }).first()).toBeVisible()
  await expect(unit.getByText('You evaluated this report: a second person approves it.')).toBeVisible()

  await manager.goto('/intelligence?view=CHECK')
  await manager.getByRole('link', { name: reference, exact: true }).click()
  await expectNoAxeViolations(manager)
  await expectNoSidewaysScroll(manager)
  await keyboard.press(manager.getByRole('button', { name: 'Approve and release' }))
  await expect(manager.getByText('Evaluated', { exact: true })).toBeVisible()
  const path = new URL(manager.url()).pathname.replace('/evaluate', '')

  const found = async (who: `P${number}`, words: string) => {
    const reader = await at(who, '/')
    await reader.getByRole('combobox', { name: /^Search people/ }).fill(words)
    await reader.keyboard.press('Enter')
    await choosePurpose(reader, 'Investigating a crime')
    await expect(reader.getByText(/^Results for/)).toBeVisible()
    await expect(reader.getByText(/^Searching people/)).toHaveCount(0)
    return reader
  }
  const named = await found('P1009', `wraps ${word}`)
  await expect(named.getByRole('main').locator(`a[href^="${path}"]`).first()).toBeVisible()
  await named.goto(path)
  await expect(named.getByText(`He sells wraps by the ${word} every Friday`)).toBeVisible()
  await expect(named.getByText(`He keeps what he sells in the lock-up behind the ${word} yard`)).toBeVisible()
  const other = await found('P1010', `lock-up ${word}`)
  await expect(other.getByRole('main').locator(`a[href^="${path}"]`)).toHaveCount(0)
  await other.goto(path)
  await expect(other.getByText(`He sells wraps by the ${word} every Friday`)).toBeVisible()
  await expect(other.getByText(/lock-up/)).toHaveCount(0)
  for (const desk of [officer, unit, manager, named, other]) await desk.context().close()
})

test('the queue is walked by keys, and each view has its count', async ({ page }) => {
  await signIn(page, 'P1018')
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'Intelligence to read' })).toBeVisible()
  const views = page.getByRole('navigation', { name: 'Views of the queue' })
  for (const view of [
    'Not opened',
    'Being evaluated',
    'With a second person',
    'With the writer',
    'Held back',
    'All',
  ])
    await expect(views.getByRole('link', { name: new RegExp(`^${view} [1-9]`) })).toBeVisible()
  await page.keyboard.press(']')
  await expect(views.getByRole('link', { name: /^Being evaluated/ })).toHaveAttribute('aria-current', 'page')
  // The lines of the view before stand until those of this one have come.
  const lines = page
    .getByRole('main')
    .getByRole('row')
    .filter({ hasText: /Being evaluated/ })
  await expect(lines.first()).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(lines.getByRole('link').and(page.locator(':focus'))).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'As it was sent in' })).toBeVisible()
  await page.keyboard.press('l')
  await expect(page.locator('#left')).toBeFocused()
  await page.keyboard.press('f')
  await expect(page.locator('#steps')).toBeFocused()
  await expectNoAxeViolations(page)
})
