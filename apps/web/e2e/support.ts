/** What the journeys share: signing in, axe, and the two counts (keys and clicks; facts typed although they were known). */
import AxeBuilder from '@axe-core/playwright'
import { expect, type BrowserContext, type Page } from '@playwright/test'
import { demoPassword } from '../../cli/src/demo/sign-ins.ts'
import { staff } from '../../cli/src/demo/staff.data.ts'

type Role = (typeof staff)[number]['role']

/** The first person of the demonstration who holds the role, or the one with the number. */
export function personOf(who: Role | `P${number}`) {
  const found = staff.find(({ role, number }) => role === who || number === who)
  if (found === undefined) throw new Error(`Nobody in the demonstration is ${who}`)
  return found
}

/** Begins a session of the page's browser at once and opens Home or another page: for journeys that are about something else. */
export async function signIn(page: Page, who: Role | `P${number}`, path = '/'): Promise<void> {
  const answer = await page.context().request.post('/api/session', {
    headers: { 'sec-fetch-site': 'same-origin' },
    data: { staffNumber: personOf(who).number, password: demoPassword },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  await page.goto(path)
  await expect(page.getByRole('button', { name: /your menu/ })).toBeVisible()
}

/** Signs in by the sign-in page, as a person does, with real keys. */
export async function signInByPage(page: Page, who: Role | `P${number}`): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Warrant or pay number').pressSequentially(personOf(who).number)
  await page.keyboard.press('Tab')
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /your menu/ })).toBeVisible()
}

/** Answers the question why, when it is asked. */
export async function choosePurpose(page: Page, words: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Why are you looking?' })
  await dialog.getByRole('button', { name: words }).click()
  await expect(dialog).toBeHidden()
}

/** Taps a box that searches, types, waits for the answer to the whole text, and taps the option. */
export async function chooseByTyping(
  page: Page,
  box: string | RegExp,
  text: string,
  option: string | RegExp,
): Promise<void> {
  const answered = page.waitForResponse(
    (response) => (response.request().postData() ?? '').includes(`"${text}"`) && response.ok(),
  )
  // A person taps the box before typing, and the page has scrolled by then: a list closes when the page scrolls.
  await page.getByRole('combobox', { name: box }).click()
  await page.keyboard.type(text)
  await answered
  // On a touch screen the list stays unseen until there has been time for the keyboard to slide in.
  await expect(page.locator('.mips-combo__popover')).toHaveCSS('opacity', '1')
  await page.getByRole('option', { name: option, exact: typeof option === 'string' }).click()
}

/** Fails when axe finds anything serious or critical on the page as it stands; `only` asks some of its rules. */
export async function expectNoAxeViolations(page: Page, only?: readonly string[]): Promise<void> {
  const runOnly = only === undefined ? {} : { runOnly: { type: 'rule' as const, values: [...only] } }
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], ...runOnly })
    // In the page itself: no page of ours has frames, and the other mode opens a page more for each look.
    .setLegacyMode()
    .analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
  ).toEqual([])
}

/** Fails when the page scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, view } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    view: document.documentElement.clientWidth,
  }))
  expect(wide).toBeLessThanOrEqual(view)
}

export type Effort = { keys: number; clicks: number }

/**
 * Counts the real presses of keys and of the pointer in every page of the context from now on. Text that a test puts
 * into a field without keys (`fill`) counts one key for each character, and a choice set without the pointer two clicks,
 * so that a journey cannot look shorter than it is.
 */
export async function countKeysAndClicks(
  context: BrowserContext,
): Promise<{ now: () => Effort; print: (journey: string) => void }> {
  const effort: Effort = { keys: 0, clicks: 0 }
  await context.exposeBinding('countEffort', (_source, kind: keyof Effort, many: number) => {
    effort[kind] += many
  })
  await context.addInitScript(() => {
    const tell = (kind: string, many: number) => {
      const count: unknown = Reflect.get(window, 'countEffort')
      if (typeof count === 'function') Reflect.apply(count, window, [kind, many])
    }
    const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta'])
    let pressedAt = -1
    let touchedAt = -1
    window.addEventListener(
      'keydown',
      (event) => {
        if (!event.isTrusted || modifiers.has(event.key)) return
        pressedAt = performance.now()
        tell('keys', 1)
      },
      true,
    )
    window.addEventListener(
      'pointerdown',
      (event) => {
        if (!event.isTrusted) return
        touchedAt = performance.now()
        tell('clicks', 1)
      },
      true,
    )
    window.addEventListener(
      'input',
      (event) => {
        const text = event instanceof InputEvent ? event.data : null
        if (text !== null && text.length > 1 && performance.now() - pressedAt > 5) tell('keys', text.length)
        if (
          event.target instanceof HTMLSelectElement &&
          performance.now() - Math.max(pressedAt, touchedAt) > 1000
        )
          tell('clicks', 2)
      },
      true,
    )
  })
  return {
    now: () => ({ ...effort }),
    print: (journey) => console.log(`EFFORT ${journey}: ${effort.keys} keys, ${effort.clicks} clicks`),
  }
}

export type Rekey = { field: string; value: string; route: string }

/**
 * Watches what the browser sends and counts the facts that were typed although an earlier answer of the server held them.
 * A fact is a field of a body whose origin says `typed`; searches, passwords, drafts and log entries are no facts.
 */
export function countRekey(context: BrowserContext): {
  found: () => readonly Rekey[]
  typed: () => number
  print: () => void
} {
  const known = new Set<string>()
  const found: Rekey[] = []
  let typed = 0
  const fold = (value: unknown) =>
    typeof value === 'string' ? value.normalize('NFC').trim().toLocaleLowerCase('en-GB') : ''
  const isOfFacts = (path: string) =>
    path.startsWith('/api/') && !/^\/api\/(session|drafts)|\/searches$/.test(path)

  context.on('request', (request) => {
    const path = new URL(request.url()).pathname
    if (!isOfFacts(path) || request.method() === 'GET') return
    const body: unknown = jsonOf(request.postData())
    for (const [field, value] of typedFacts(body)) {
      typed += 1
      const text = fold(value)
      if (text.length >= 3 && known.has(text))
        found.push({ field, value: text, route: `${request.method()} ${path}` })
    }
  })
  context.on('response', async (response) => {
    const path = new URL(response.url()).pathname
    if (!path.startsWith('/api/') || path.startsWith('/api/drafts') || !response.ok()) return
    const body: unknown = jsonOf(await response.text().catch(() => null))
    for (const leaf of leavesOf(body)) known.add(fold(leaf))
  })

  return {
    found: () => found,
    typed: () => typed,
    print: () =>
      console.log(
        `REKEY ${found.length} of ${typed} typed facts were known already${found.map(({ field, route }) => `\n  ${field} in ${route}`).join('')}`,
      ),
  }
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    // A body that is no JSON holds no facts.
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The fields of a body, at any depth, whose own `origins` say that they were typed. */
function* typedFacts(body: unknown): Generator<[string, unknown]> {
  if (!isObject(body)) return
  const { origins } = body
  if (isObject(origins)) {
    for (const [field, origin] of Object.entries(origins)) {
      const value = field
        .split('.')
        .reduce<unknown>((inner, step) => (isObject(inner) ? inner[step] : undefined), body)
      if (isObject(origin) && origin.how === 'typed' && value !== undefined && value !== '')
        yield [field, value]
    }
  }
  for (const [name, value] of Object.entries(body)) if (name !== 'origins') yield* typedFacts(value)
}

function* leavesOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  if (isObject(value)) for (const inner of Object.values(value)) yield* leavesOf(inner)
}
