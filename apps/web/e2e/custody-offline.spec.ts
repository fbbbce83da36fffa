import { expect, test, type Page } from '@playwright/test'
import { demoPassword } from '../../cli/src/demo/sign-ins.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, signIn } from './support.ts'

const hour = 3_600_000
type Line = { id: string; text: string; happenedAt: string; recordedAt: string; lateReason: string | null }

const read = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate(async (url) => {
    const answer = await fetch(`/api${url}`, {
      headers: { 'x-mips-purpose': 'ARREST_CUSTODY', 'x-mips-purpose-source': 'picked' },
    })
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
    return answer.json() as Promise<never>
  }, path)

test('with the network pulled for four hours the board opens, alarms sound, and 50 entries land once with both times', async ({
  page,
  context,
}) => {
  // Four hours take their time, also for a clock that is turned by hand.
  test.setTimeout(300_000)
  await signIn(page, 'P1012', '/custody')
  // The suite with the most people.
  const select = page.getByLabel('Suite', { exact: true })
  const options = await select.locator('option').allInnerTexts()
  const many = options.map((words, index) => (index === 0 ? 0 : Number(/\((\d+)\)/.exec(words)?.[1] ?? 0)))
  await select.selectOption({ index: many.indexOf(Math.max(...many)) })
  await page.getByRole('button', { name: /^Keep a copy here/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Your password').fill('not the password')
  await dialog.getByRole('button', { name: 'Keep the copy' }).click()
  await expect(dialog.getByText(/not|wrong|password/i).first()).toBeVisible()
  await dialog.getByLabel('Your password').fill(demoPassword)
  await expectNoAxeViolations(page)
  await dialog.getByRole('button', { name: 'Keep the copy' }).click()
  await expect(page.getByText(/A locked copy of .* is kept here/)).toBeVisible({ timeout: 30_000 })
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  const onDisk = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('mips-kept')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('not opened'))
    })
    const store = database.transaction('packs').objectStore('packs')
    const rows = await new Promise<{ sealed: { bytes: ArrayBuffer } }[]>((resolve) => {
      const request = store.getAll()
      request.onsuccess = () => resolve(request.result as never)
    })
    return rows.map(({ sealed }) => new TextDecoder('latin1').decode(sealed.bytes)).join('')
  })
  expect(onDisk.length).toBeGreaterThan(1000)
  expect(onDisk).not.toContain('custodyNumber')

  const station = new URL(page.url()).searchParams.get('station') ?? ''
  const board = await read<{ lines: { arrivedAt: string }[] }>(page, `/custody/board?stationCode=${station}`)
  // The copy lists who came first before who came later.
  const earlier = board.lines.filter(({ arrivedAt }) => Date.parse(arrivedAt) < Date.now() - 4 * hour).length
  expect(earlier).toBeGreaterThan(1)

  // The network is pulled; the four hours are the last four, so that the server can take what was typed in them.
  const start = Date.now() - 4 * hour
  await page.clock.install({ time: start })
  await context.setOffline(true)
  await page.goto('/custody')
  await expect(page).toHaveURL(/\/custody\/kept$/)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Open the copy' }).click()
  await expect(page.getByText('This password does not open the copy')).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Open the copy' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('kept board')
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath('kept.png'), fullPage: true })
  await page.getByRole('button', { name: /Alarm sound is off/ }).click()
  const soundsOf = async () =>
    Number(/^(\d+) sounded/.exec((await page.getByText(/sounded here/).innerText()).trim())?.[1] ?? 0)

  const cells = page.getByRole('list', { name: 'Cells of the round' }).getByRole('listitem')
  expect(await cells.count()).toBe(board.lines.length)
  const before = await soundsOf()
  let made = 0
  for (let half = 0; half < 8; half += 1) {
    await page.clock.fastForward('29:00')
    const wanted = half === 7 ? 50 - made : Math.min(7, 50 - made)
    for (let one = 0; one < wanted; one += 1) {
      await cells
        .nth((made + one) % earlier)
        .getByRole('button')
        .first()
        .click()
      await page.clock.runFor(1100)
    }
    made += wanted
    await expect(page.getByText(`${made} entries wait`)).toBeVisible()
  }
  expect(made).toBe(50)
  expect(await soundsOf()).toBeGreaterThan(before)
  await expect(page.getByText(/^Sounded at \d\d:\d\d/)).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('kept-later.png'), fullPage: true })

  // Also a tab that was closed meanwhile loses nothing.
  await page.reload()
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Open the copy' }).click()
  await expect(page.getByText('50 entries wait')).toBeVisible()

  await context.setOffline(false)
  await page.clock.runFor(10_000)
  await expect(page.getByText(/50 sent from this page, 0 waiting/)).toBeVisible({ timeout: 90_000 })

  const { lines } = await read<{ lines: { id: string }[] }>(page, '/custody/board')
  const landed: Line[] = []
  for (const { id } of lines) {
    const { log } = await read<{ log: Line[] }>(page, `/custody/records/${id}`)
    landed.push(...log.filter((entry) => entry.lateReason?.includes('without the network') === true))
  }
  expect(landed).toHaveLength(50)
  expect(new Set(landed.map(({ id }) => id)).size).toBe(50)
  for (const entry of landed) {
    expect(Date.parse(entry.happenedAt)).toBeGreaterThanOrEqual(start)
    expect(Date.parse(entry.recordedAt) - Date.parse(entry.happenedAt)).toBeGreaterThan(0)
    expect(entry.lateReason).toMatch(/Typed at .*\d\d:\d\d/)
  }
})
