import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { signIn } from './support.ts'

const mostBytes = 300_000

test('the first page loads less than 300 kB, asks no other site, and breaks no rule of its content policy', async ({
  page,
  baseURL,
}) => {
  const sizes = new Map<string, number>()
  const elsewhere: string[] = []
  const refused: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '') && !request.url().startsWith('blob:'))
      elsewhere.push(request.url())
  })
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text())
  })
  page.on('response', async (response) => {
    if (/\.(js|css)$/.test(response.url())) sizes.set(response.url(), gzipSync(await response.body()).length)
  })
  await signIn(page, 'DESPATCHER')
  await page.waitForLoadState('networkidle')
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  console.log(`FIRST LOAD ${Math.round(total / 1000)} kB compressed in ${sizes.size} files`)
  expect(total).toBeLessThan(mostBytes)
  expect(elsewhere).toEqual([])
  expect(refused).toEqual([])
})

test('the page is sent with a fresh nonce, and nothing in it is the mark or the typeface of the government', async ({
  request,
}) => {
  const [one, two] = [await request.get('/'), await request.get('/any/page')]
  const policy = one.headers()['content-security-policy'] ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
  expect(nonce.length).toBeGreaterThan(20)
  expect(two.headers()['content-security-policy']).not.toContain(nonce)
  expect(policy).not.toContain('unsafe')
  const html = await one.text()
  expect(html).toContain(`nonce="${nonce}"`)
  expect(html).not.toContain('__CSP_NONCE__')
  for (const script of html.match(/<script[^>]*>/g) ?? []) expect(script).toContain(nonce)
  for (const [, path = ''] of html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
    const text = await (await request.get(path)).text()
    expect(`${path} ${text}`).not.toMatch(/GDS Transport|crest|govuk-logotype|light-[0-9a-f]+-v\d/i)
  }
})
