/** A statement is redacted by keys: suggestions walked, a name added, sent, given the second look by somebody else, burnt in and read. */
import { expect, type Page, test } from '@playwright/test'
import { arrangeCrime } from './at-the-flat.ts'
import { picture } from './identity-hands.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const look = async (page: Page, name: string) => {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await picture(page, name)
}

const statement = [
  'Statement of the witness about the laptop.',
  'I can be reached on 07700 900123 at any time.',
  'I live at 12 Old Mill Lane near SW1A 1AA with Zebedee.',
  'I saw the laptop being carried to the car AB12 CDE at noon.',
].join('\n')

test('a statement is redacted with a second look, and what goes out is made afresh @phone', async ({
  page,
}) => {
  await signIn(page, 'P1003')
  const crimeId = await arrangeCrime(page, {
    summary: 'A laptop was taken',
    crime: (known) => ({ victims: [known(0)], suspects: [known(1)] }),
  })
  await page.goto(`/crimes/${crimeId}`)
  const documents = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Documents', exact: true }) })
    .first()

  await test.step('the document is added and its redaction begun', async () => {
    await documents.getByText('Add a document', { exact: true }).click()
    await documents.getByLabel('What the document is').fill('Statement of the witness')
    await documents.getByLabel('File', { exact: true }).setInputFiles({
      name: 'statement of Zebedee.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(statement),
    })
    await documents.getByRole('button', { name: 'Add the document' }).click()
    await documents.getByRole('link', { name: 'Redact Statement of the witness' }).click()
    await expect(page.getByText('It was not redacted yet.')).toBeVisible()
    await look(page, 'begin')
    await page.getByRole('button', { name: 'Begin the redaction' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Statement of the witness')
  })

  const address = new URL(page.url()).pathname
  await test.step('every suggestion is answered by keys, and none can be left out', async () => {
    await expect(page.getByText('4 to answer')).toBeVisible()
    await look(page, 'suggestions')
    await page.getByRole('button', { name: 'Send to the second look' }).click()
    await expect(page.getByText(/RD-12|4 suggestions are not answered/).first()).toBeVisible()
    for (const words of ['07700 900123', '12 Old Mill Lane', 'SW1A 1AA']) {
      await page.getByRole('button', { name: `Take out ${words}`, exact: true }).focus()
      await page.keyboard.press('Enter')
    }
    await page.getByRole('button', { name: 'Leave AB12 CDE', exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Every suggestion is answered.')).toBeVisible()
  })

  await test.step('a word that nothing suggests is added by the arrows, and the draft survives', async () => {
    const words = page.getByRole('listbox', { name: 'Words of page 1' })
    await words.getByRole('option', { name: 'Zebedee.', exact: true }).click()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowRight')
    await words.focus()
    await page.keyboard.press('Enter')
    await expect(words.getByRole('option', { name: 'Zebedee.', exact: true })).toHaveAttribute(
      'aria-selected',
      'true',
    )
    await expect(page.getByText('Every mark is kept.')).toBeVisible()
    await page.reload()
    await expect(words.getByRole('option', { name: 'Zebedee.', exact: true })).toHaveAttribute(
      'aria-selected',
      'true',
    )
    await expect(page.getByText('Every suggestion is answered.')).toBeVisible()
    await page.getByRole('button', { name: 'Show it as it will go out' }).click()
    await look(page, 'as-it-goes-out')
    await page.getByRole('button', { name: 'Send to the second look' }).click()
    await expect(
      page.getByText('You marked this: the second look is somebody else', { exact: false }),
    ).toBeVisible()
  })

  await test.step('somebody else looks and burns it in', async () => {
    await page.context().clearCookies()
    await signIn(page, 'P1034', address)
    await expect(page.getByRole('button', { name: 'Burn it in' })).toBeVisible()
    await look(page, 'second-look')
    await page.getByRole('button', { name: 'Burn it in' }).click()
    await expect(page.getByRole('heading', { name: 'Burnt in', exact: true })).toBeVisible()
    await look(page, 'burnt-in')
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Fetch the redacted file' }).click()
    const file = await (await coming).createReadStream()
    const chunks: Buffer[] = []
    for await (const chunk of file) chunks.push(Buffer.from(chunk as Uint8Array))
    const bytes = Buffer.concat(chunks)
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    for (const gone of ['07700', 'Zebedee', 'Old Mill']) expect(bytes.includes(gone)).toBe(false)
  })

  await test.step('the original stands beside it as it came', async () => {
    await page.goto(`/crimes/${crimeId}`)
    await expect(
      documents.getByRole('rowheader', { name: /^Redacted: Statement of the witness/ }),
    ).toBeVisible()
    await expect(documents.getByText('statement of Zebedee.txt', { exact: false }).first()).toBeVisible()
  })
})
