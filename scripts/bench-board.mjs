// `npm run bench -- board`: a suite of sixty on two real browsers. How soon an entry made in one shows in the other, and
// how evenly the board scrolls, beside an empty page that scrolls in the same browser at the same time of day.
/* global document, MutationObserver, requestAnimationFrame */
import { spawn } from 'node:child_process'
import { chromium } from '@playwright/test'
import { demoPassword } from './lib/demo-password.mjs'
import { end } from './lib/processes.mjs'
import { print, root, say } from './lib/run.mjs'

const HELD = 60
const ENTRIES = 60
const SOON_MS = 1000
const FRAME_MS = 1000 / 60
const SCROLL_MS = 5000
const letters = 'abcdefghijklmnopqrstuvwxyz'
const port = process.env.MIPS_BENCH_PORT ?? '8093'
const origin = `http://127.0.0.1:${port}`

/** Measures; answers 0 when both targets are met. */
export async function benchBoard() {
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
    const officer = await desk(browser, 'P1003')
    const sergeant = await desk(browser, 'P1012')
    const watcher = await desk(browser, 'P1012')
    const station = await fill(officer, sergeant)
    const address = `/custody?station=${station}`
    for (const page of [sergeant, watcher]) {
      await page.goto(`${origin}${address}`)
      await page.getByText('Live', { exact: true }).waitFor()
    }
    const held = await watcher.locator('[data-line]').count()
    const shown = await measureShown(sergeant, watcher, station)
    const board = await scroll(watcher)
    const blank = await desk(browser, 'P1012')
    await blank.setContent(`<div style="height:${HELD * 40}px">${'<p>.</p>'.repeat(HELD)}</div>`)
    return report(held, shown, board, await scroll(blank))
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
  for (let left = 300; left > 0; left -= 1) {
    if (await isReady()) return
    await pause(1000)
  }
  throw new Error('The server of the bench did not start.')
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

async function desk(browser, staffNumber) {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, baseURL: origin })
  const page = await context.newPage()
  const answer = await context.request.post('/api/session', {
    headers: { 'sec-fetch-site': 'same-origin' },
    data: { staffNumber, password: demoPassword() },
  })
  if (!answer.ok()) throw new Error(`Nobody was signed in: ${await answer.text()}`)
  await page.goto('/')
  return page
}

async function call(page, method, route, data, version) {
  const answer = await page.context().request.fetch(`/api${route}`, {
    method,
    headers: {
      'sec-fetch-site': 'same-origin',
      'x-mips-purpose': 'ARREST_CUSTODY',
      'x-mips-purpose-source': 'picked',
      ...(version === undefined ? {} : { 'if-match': String(version) }),
    },
    ...(data === undefined ? {} : { data }),
  })
  if (!answer.ok()) throw new Error(`${route} answered ${answer.status()}: ${await answer.text()}`)
  return answer.json()
}

/** Brings the busiest suite up to sixty, each from an arrest of their own; answers its code. */
async function fill(officer, sergeant) {
  const { stations } = await call(sergeant, 'GET', '/custody/board')
  const [busiest] = stations.sort((a, b) => b.held - a.held)
  const { locations } = await call(officer, 'POST', '/pole/locations/suggestions', { text: 'road' })
  say(`Taking ${HELD - busiest.held} more people into custody.`)
  for (let number = busiest.held; number < HELD; number += 1) {
    const incident = await call(officer, 'POST', '/incidents', {
      locationId: locations[0].id,
      incidentType: 'DOMESTIC',
      grade: 'IMMEDIATE',
      summary: 'For the bench of the board',
    })
    const named = {
      surname: `Detainee${letters[number % 26]}${letters[(number * 7) % 26]}`,
      forename: 'Bench',
    }
    const { searchId } = await call(officer, 'POST', '/nominals/searches', named)
    const person = await call(officer, 'POST', '/nominals', { searchId, person: { ...named, sex: 'M' } })
    const at = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString()
    const arrest = await call(officer, 'POST', '/arrests', {
      incidentId: incident.id,
      personRecordId: person.personRecordId,
      offences: [{ code: 'CJ88116', isDomestic: true }],
      arrestedAt: at(30),
      power: 'S24',
      grounds: 'For the bench of the board',
      necessityCodes: ['PROMPT_EFFECTIVE_INVESTIGATION'],
      necessityReason: 'For the bench',
      cautionGiven: true,
      cautionAt: at(29),
      stationCode: busiest.code,
      arrivedAtStationAt: at(5),
    })
    const stay = await call(sergeant, 'POST', '/custody/records', {
      arrestId: arrest.id,
      stationCode: busiest.code,
      arrivedAt: at(5),
      cell: `B${number}`,
    })
    const { version } = await call(
      sergeant,
      'POST',
      `/custody/records/${stay.id}/authorisations`,
      {
        decision: 'AUTHORISED',
        decidedAt: at(1),
        grounds: ['OBTAIN_QUESTIONING'],
        groundsText: 'For the bench',
        toldInPresence: true,
      },
      stay.version,
    )
    await call(
      sergeant,
      'POST',
      `/custody/records/${stay.id}/care`,
      { riskLevel: 'STANDARD', observationLevel: number % 2 === 0 ? '1' : '2', reason: 'For the bench' },
      version,
    )
  }
  return busiest.code
}

/** Each entry is a change of risk made by one browser; the time is until the other shows it. */
async function measureShown(sergeant, watcher, station) {
  const times = []
  for (let number = 0; number < ENTRIES; number += 1) {
    const { lines } = await call(sergeant, 'GET', `/custody/board?stationCode=${station}`)
    const line = lines[number % lines.length]
    const cell = `X${number}`
    const { version } = await call(sergeant, 'GET', `/custody/records/${line.id}`)
    const seen = watcher.evaluate(
      ([id, wanted]) =>
        new Promise((resolve) => {
          const isThere = () => {
            const row = document.querySelector(`[data-line="${id}"]`)?.closest('tr')
            if (row?.textContent?.includes(wanted)) {
              watch.disconnect()
              resolve(Date.now())
            }
          }
          const watch = new MutationObserver(isThere)
          watch.observe(document.body, { subtree: true, childList: true, characterData: true })
        }),
      [line.id, cell],
    )
    // Given up at the end where nothing was made.
    seen.catch(() => undefined)
    const made = sergeant.evaluate(
      async ([id, wanted, at]) => {
        const start = Date.now()
        const answer = await fetch(`/api/custody/records/${id}/care`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'if-match': at,
            'x-mips-purpose': 'ARREST_CUSTODY',
            'x-mips-purpose-source': 'picked',
          },
          body: JSON.stringify({ cell: wanted, reason: 'For the bench' }),
        })
        return answer.ok ? start : undefined
      },
      [line.id, cell, String(version)],
    )
    const start = await made
    if (start === undefined) {
      // Somebody at hospital is not moved: nothing was made, nothing is measured.
      continue
    }
    times.push((await seen) - start)
  }
  return times.sort((a, b) => a - b)
}

/** Scrolls to the end and back for five seconds; answers the time of each frame in order of length. */
async function scroll(page) {
  const frames = await page.evaluate(
    (span) =>
      new Promise((resolve) => {
        const times = []
        const box = document.scrollingElement
        const start = performance.now()
        let last = start
        const step = (now) => {
          times.push(now - last)
          last = now
          const far = box.scrollHeight - box.clientHeight
          box.scrollTop = far * Math.abs(Math.sin(((now - start) / span) * Math.PI * 2))
          if (now - start < span) requestAnimationFrame(step)
          else resolve(times.slice(1))
        }
        requestAnimationFrame(step)
      }),
    SCROLL_MS,
  )
  return frames.sort((a, b) => a - b)
}

const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
const perSecond = (frames) => frames.length / (frames.reduce((sum, one) => sum + one, 0) / 1000)

function report(held, shown, board, blank) {
  const p95 = quantile(shown, 0.95)
  const [fps, blankFps] = [perSecond(board), perSecond(blank)]
  const late = board.filter((ms) => ms > FRAME_MS * 1.5).length / board.length
  const isSoon = p95 <= SOON_MS
  // Sixty a second, or whatever this machine can draw of an empty page.
  const isEven = fps >= Math.min(60, blankFps) * 0.95
  print('')
  print(`Board of ${held} people, two browsers, ${shown.length} entries made in one:`)
  print(
    `  shown in the other after ${quantile(shown, 0.5)} ms (half of them), ${p95} ms (p95), ${shown.at(-1)} ms (longest)`,
  )
  print(
    `  scrolling ${fps.toFixed(1)} frames a second, ${(late * 100).toFixed(1)} % of them late; an empty page here ${blankFps.toFixed(1)}`,
  )
  print('')
  print(
    `Bench: board p95 ${p95} ms of ${SOON_MS} (ratio ${(p95 / SOON_MS).toFixed(2)})${isSoon ? '' : ' MISSED'}; scrolling ${fps.toFixed(1)} of ${Math.min(60, blankFps).toFixed(1)} frames a second (ratio ${(fps / Math.min(60, blankFps)).toFixed(2)})${isEven ? '' : ' MISSED'}.`,
  )
  return isSoon && isEven ? 0 : 1
}
