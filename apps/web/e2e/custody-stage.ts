/** What the journeys of a stay share: who plays, how it is counted, and how fields, times and topics are worked. */
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test'
import {
  countKeysAndClicks,
  countRekey,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  signIn,
} from './support.ts'

export const desk = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }
export const officers = { arresting: 'P1003', sergeant: 'P1012', inspector: 'P1024', super: 'P1017' } as const

export type Stage = ReturnType<typeof openStage>

/** A browser for each officer of the stay; every press of all of them is counted, and every fact typed again is found. */
export function openStage(browser: Browser, viewport = desk) {
  const watched: {
    effort: Awaited<ReturnType<typeof countKeysAndClicks>>
    rekey: ReturnType<typeof countRekey>
  }[] = []
  const open: Page[] = []
  const enter = async (who: `P${number}`, path = '/', size = viewport) => {
    const context = await browser.newContext({
      viewport: size,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
      hasTouch: size.width < 500,
    })
    watched.push({ effort: await countKeysAndClicks(context), rekey: countRekey(context) })
    const page = await context.newPage()
    open.push(page)
    await signIn(page, who, path)
    return page
  }
  const sum = () => {
    const made = { keys: 0, clicks: 0, typed: 0, rekeyed: [] as string[] }
    for (const { effort, rekey } of watched) {
      made.keys += effort.now().keys
      made.clicks += effort.now().clicks
      made.typed += rekey.typed()
      made.rekeyed.push(...rekey.found().map(({ field, route }) => `${field} in ${route}`))
    }
    return made
  }
  return {
    enter,
    sum,
    /** Says what the whole took, and holds that no fact was typed which an answer of the server held. */
    end: async (journey: string) => {
      const { keys, clicks, typed, rekeyed } = sum()
      console.log(
        `JOURNEY ${journey} at ${viewport.width} px: ${keys} keys, ${clicks} clicks; re-key count ${rekeyed.length} of ${typed} typed facts`,
      )
      for (const page of open) await page.context().close()
      expect(rekeyed).toEqual([])
    },
  }
}

/** Types over what a field holds, by its keys. */
export async function type(field: Locator, text: string): Promise<void> {
  await field.click()
  await field.press('ControlOrMeta+a')
  await field.page().keyboard.type(text)
}

export const group = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole('group', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
export const choose = (page: Page | Locator, question: string | RegExp, answer: string) =>
  group(page, question).getByLabel(answer, { exact: true }).check()
export const press = (page: Page | Locator, name: string | RegExp) =>
  page
    .getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
    .first()
    .click()

/** Unfolds what is under a line. */
export const open = (page: Page, summary: string) =>
  page.locator('summary').filter({ hasText: summary }).first().click()

/** The width that the project plays at. */
export const sizeOf = () => (test.info().project.name === 'phone' ? phone : desk)

export const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)

const london = (at: Date) => {
  const part = (type: string) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    })
      .formatToParts(at)
      .find((one) => one.type === type)?.value ?? ''
  return {
    day: part('day'),
    date: `${part('day')}/${part('month')}/${part('year')}`,
    time: `${part('hour')}${part('minute')}`,
    zone: part('timeZoneName'),
  }
}

/** Gives a day and a time as an officer does: the day only where it is not the one that stands there, four figures, the zone where it is asked. */
export async function at(page: Page | Locator, legend: string | RegExp, when: Date): Promise<void> {
  const { day, date, time, zone } = london(when)
  const whole = 'goto' in page ? page : page.page()
  const field = page.locator('.mips-date-time').filter({ has: whole.getByRole('group', { name: legend }) })
  const box = field.getByLabel('Day', { exact: true })
  if ((await box.inputValue()).padStart(2, '0') !== day) await box.fill(date)
  await type(field.getByLabel('Time', { exact: true }), time)
  const zones = field.getByRole('radio', { name: `(${zone})` })
  if ((await zones.count()) > 0) await zones.check()
}

/** The same for an entry that is made from the notes of the night, with the reason why it is late. */
export async function late(page: Page | Locator, legend: string | RegExp, when: Date): Promise<void> {
  await at(page, legend, when)
  await type(page.getByLabel(/^Why (it|this) is entered late|^Why is this entered late/), 'Kept on paper')
}

export async function look(page: Page, name: string): Promise<void> {
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await shoot(page, name)
}

/** A picture of the page, for whoever changes a screen: MIPS_SHOTS=1 takes them. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (process.env.MIPS_SHOTS !== '1') return
  // What stays in sight while the page scrolls stands at the top of the picture.
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true })
}

/** Goes to a topic of the record by the list beside it. */
export async function toTopic(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Topics of this record' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await expect(page.getByText(/^(Opening|Reading).*…$/)).toHaveCount(0)
}
