// `npm run bench -- chart`: a link chart of 2,000 records and 6,000 links in a real browser, on the page that officers use.
// How long it takes to lay out, and how many frames a second it draws while it is dragged about. The reply with the links
// is made up here; everything after it is the program as it is built.
/* global document, PointerEvent, requestAnimationFrame */
import { spawn } from 'node:child_process'
import { chromium } from '@playwright/test'
import { end } from './lib/processes.mjs'
import { print, root } from './lib/run.mjs'
import { demoPassword } from './lib/demo-password.mjs'

const RECORDS = 2000
const LINKS = 6000
const LAYOUT_MS = 3000
const FRAMES = 30
const PAN_MS = 5000
const RUNS = 3
const port = process.env.MIPS_BENCH_PORT ?? '8094'
const origin = `http://127.0.0.1:${port}`

/** Measures; answers 0 when both targets are met. */
export async function benchChart() {
  if (await isReady())
    throw new Error(`Something answers on port ${port} already: set MIPS_BENCH_PORT to another.`)
  const server = spawn(process.execPath, ['scripts/e2e-server.mjs'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, MIPS_E2E_PORT: port },
  })
  const browser = await chromium.launch({
    ...(process.env.MIPS_CHROMIUM === undefined ? {} : { executablePath: process.env.MIPS_CHROMIUM }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    await ready()
    const runs = []
    for (let run = 0; run < RUNS; run += 1) runs.push(await measure(browser))
    return report(runs)
  } finally {
    await browser.close()
    if (server.exitCode === null) await end(server.pid)
  }
}

const isReady = () =>
  fetch(`${origin}/ready`).then(
    ({ ok }) => ok,
    () => false,
  )

async function ready() {
  for (let left = 600; left > 0; left -= 1) {
    if (await isReady()) return
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  throw new Error('The server of the bench did not start.')
}

/** A browser of its own each time, so that nothing is kept from the run before. */
async function measure(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: origin })
  const page = await context.newPage()
  const answer = await context.request.post('/api/session', {
    headers: { 'sec-fetch-site': 'same-origin' },
    data: { staffNumber: 'P1012', password: demoPassword() },
  })
  if (!answer.ok()) throw new Error(`Nobody was signed in: ${await answer.text()}`)
  const chart = madeUp()
  await page.route('**/api/pole/records/*/chart', (route) => route.fulfill({ json: chart }))
  await page.goto(`/records/${chart.nodes[0].id}/chart`)
  const purpose = page.getByRole('button', { name: 'Investigating a crime' })
  const canvas = page.locator('.mips-chart canvas')
  await purpose
    .or(canvas)
    .first()
    .waitFor()
    .catch(async () => {
      throw new Error(`No chart was shown, but: ${await page.locator('main').innerText()}`)
    })
  if (await purpose.isVisible()) await purpose.click()
  await canvas.waitFor({ timeout: 60_000 })
  const layout = await page.evaluate(
    () => performance.getEntriesByName('mips-chart-layout').map(({ duration }) => duration)[0],
  )
  if (layout === undefined) throw new Error('The page did not measure its layout.')
  await canvas.scrollIntoViewIfNeeded()
  const far = await pan(page)
  // As near as names can be read: fewer records, more to draw of each.
  for (let step = 0; step < 6; step += 1) await page.getByRole('button', { name: 'Nearer' }).click()
  const near = await pan(page)
  await context.close()
  return { layout, far, near }
}

/** Ids as records have; everybody hangs on somebody known before, and the rest of the links join who stands near. */
function madeUp() {
  let seed = 20_261
  const chance = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed & 0x7fffffff) / 0x7fffffff
  }
  const id = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
  const kinds = ['Nominal', 'Nominal', 'Nominal', 'Incident', 'Location', 'Object', 'Crime']
  const nodes = Array.from({ length: RECORDS }, (_, number) => ({
    id: id(number),
    kind: kinds[number % kinds.length],
    reference: `N${900_000 + number}`,
    title: `BENCHMARK, Somebody ${number}`,
    detail: null,
    hasWarning: number % 9 === 0,
    isRestricted: false,
  }))
  const links = Array.from({ length: LINKS }, (_, number) => {
    const from = number < RECORDS - 1 ? number + 1 : Math.floor(chance() * RECORDS)
    const to =
      number < RECORDS - 1
        ? Math.floor(chance() * Math.min(number + 1, 40)) + Math.max(0, number - 39)
        : (from + 1 + Math.floor(chance() * 60)) % RECORDS
    return {
      id: `link ${number}`,
      fromId: id(from),
      toId: id(to),
      role: 'ASSOCIATE',
      roleLabel: 'Associate of',
      day: `20${String(10 + (number % 16))}-01-01`,
      until: null,
      hasEnded: false,
      confidence: 'confirmed',
      origin: 'typed',
      derived: null,
    }
  })
  return { nodes, links, left: 0, isBounded: false }
}

/** Drags the chart to and fro for five seconds, a little with every frame; answers frames a second. */
const pan = (page) =>
  page.evaluate(
    (span) =>
      new Promise((resolve) => {
        const canvas = document.querySelector('.mips-chart canvas')
        const box = canvas.getBoundingClientRect()
        const send = (type, x, y) =>
          canvas.dispatchEvent(
            new PointerEvent(type, {
              bubbles: true,
              pointerId: 1,
              clientX: box.left + x,
              clientY: box.top + y,
            }),
          )
        // A pointer that no hand holds cannot be captured.
        canvas.setPointerCapture = () => undefined
        const middle = { x: box.width / 2, y: box.height / 2 }
        send('pointerdown', middle.x, middle.y)
        const start = performance.now()
        let frames = 0
        const step = (now) => {
          frames += 1
          const turn = ((now - start) / span) * Math.PI * 4
          send('pointermove', middle.x + Math.sin(turn) * 300, middle.y + Math.sin(turn * 2) * 150)
          if (now - start < span) requestAnimationFrame(step)
          else {
            send('pointerup', middle.x + 300, middle.y)
            resolve((frames - 1) / ((now - start) / 1000))
          }
        }
        requestAnimationFrame(step)
      }),
    PAN_MS,
  )

function report(runs) {
  const layout = Math.max(...runs.map((run) => run.layout))
  const far = Math.min(...runs.map((run) => run.far))
  const near = Math.min(...runs.map((run) => run.near))
  const isSoon = layout < LAYOUT_MS
  const isFluid = Math.min(far, near) >= FRAMES
  print('')
  print(`Link chart of ${RECORDS} records and ${LINKS} links, the worst of ${RUNS} runs:`)
  print(`  laid out in ${Math.round(layout)} ms`)
  print(
    `  dragged at ${far.toFixed(1)} frames a second with all in view, ${near.toFixed(1)} near enough to read names`,
  )
  print('')
  print(
    `Bench: chart laid out in ${Math.round(layout)} ms of ${LAYOUT_MS} (ratio ${(layout / LAYOUT_MS).toFixed(2)})${isSoon ? '' : ' MISSED'}; dragged at ${Math.min(far, near).toFixed(1)} frames a second of at least ${FRAMES} (ratio ${(Math.min(far, near) / FRAMES).toFixed(2)})${isFluid ? '' : ' MISSED'}.`,
  )
  return isSoon && isFluid ? 0 : 1
}
