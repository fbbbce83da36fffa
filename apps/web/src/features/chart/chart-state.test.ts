import type { Chart, ChartLink, ChartPath } from '@mips/contracts/pole-chart'
import { expect, it } from 'vitest'
import { countsOf, daysOf, drawnOf } from './chart-state.ts'
import { layOut } from './chart-layout.ts'
import { layOutMany } from './force-layout.ts'

const node = (id: string) => ({
  id,
  kind: 'Nominal',
  reference: null,
  title: id,
  detail: null,
  hasWarning: false,
  isRestricted: false,
})
const link = (fromId: string, toId: string, roleLabel = 'Lives at', day = '2026-01-01'): ChartLink => ({
  id: `${fromId}-${toId}-${roleLabel}`,
  fromId,
  toId,
  role: roleLabel,
  roleLabel,
  day,
  until: null,
  hasEnded: false,
  confidence: 'confirmed',
  origin: 'typed',
  derived: null,
})
const chart = (links: ChartLink[]): Chart => ({
  nodes: [...new Set(links.flatMap((one) => [one.fromId, one.toId]))].map(node),
  links,
  left: 0,
  isBounded: false,
})
const anyLink = { roles: [], kinds: [], sure: [], made: [], from: '', to: '' }
const ids = (drawn: ReturnType<typeof drawnOf>) => drawn.nodes.map((one) => one.id).sort()

const first = chart([link('a', 'b'), link('a', 'c', 'Suspect', '2019-01-01')])
const second = chart([link('a', 'b'), link('b', 'd', 'Owns')])

it('draws each link once and what hangs on the root', () => {
  const drawn = drawnOf('a', [first, second], undefined, anyLink)
  expect(ids(drawn)).toEqual(['a', 'b', 'c', 'd'])
  expect(drawn.links).toHaveLength(3)
  expect(countsOf(drawn.links.map((one) => one.roleLabel))[0]).toEqual({ value: 'Lives at', count: 1 })
  expect(daysOf(drawn.links)).toEqual({ first: '2019-01-01', last: '2026-01-01' })
})

it('takes away what hung only on a link that a filter leaves out', () => {
  expect(ids(drawnOf('a', [first, second], undefined, { ...anyLink, roles: ['Owns'] }))).toEqual(['a'])
  expect(ids(drawnOf('a', [first, second], undefined, { ...anyLink, from: '2025-01-01' }))).toEqual([
    'a',
    'b',
    'd',
  ])
  expect(ids(drawnOf('a', [first, second], undefined, { ...anyLink, to: '2020-01-01' }))).toEqual(['a', 'c'])
})

it('keeps the way that was asked for, whatever the filters say', () => {
  const way: ChartPath = {
    steps: ['a', 'x', 'y'],
    nodes: ['a', 'x', 'y'].map(node),
    links: [link('a', 'x'), link('x', 'y')],
    ended: 'found',
  }
  const drawn = drawnOf('a', [first], way, { ...anyLink, roles: ['Owns'] })
  expect(ids(drawn)).toEqual(['a', 'x', 'y'])
  expect(drawn.onWay.has('y')).toBe(true)
})

it('lays out the same chart the same way, inside the picture, no box on another', () => {
  const many = chart('bcdefghijklmnopqr'.split('').map((id) => link('a', id)))
  const drawn = drawnOf('a', [many], undefined, anyLink)
  const picture = { width: 900, height: 560 }
  const one = layOut(drawn.nodes, drawn.links, picture)
  expect(layOut(drawn.nodes, drawn.links, picture)).toEqual(one)
  const spots = [...one.values()]
  for (const { x, y } of spots) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x).toBeLessThanOrEqual(picture.width)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y).toBeLessThanOrEqual(picture.height)
  }
  for (const [at, spot] of spots.entries())
    for (const other of spots.slice(at + 1))
      expect(Math.abs(spot.x - other.x) > 180 || Math.abs(spot.y - other.y) > 45).toBe(true)
})

it('narrows by how sure a link is, by whether it was derived, and by the kind of record', () => {
  const place = { ...node('p'), kind: 'Location' }
  const derived = { rule: 'SAME_ADDRESS', source: { id: 'p', kind: 'Location', reference: null, title: 'p' } }
  const some: Chart = {
    nodes: [node('a'), node('b'), node('c'), place],
    links: [
      { ...link('a', 'b'), confidence: 'reported' },
      { ...link('a', 'c'), derived },
      link('a', 'p', 'Lives at'),
    ],
    left: 0,
    isBounded: false,
  }
  const left = (filter: object) => ids(drawnOf('a', [some], undefined, { ...anyLink, ...filter }))
  expect(left({ sure: ['confirmed'] })).toEqual(['a', 'c', 'p'])
  expect(left({ made: ['derived'] })).toEqual(['a', 'c'])
  expect(left({ made: ['recorded'] })).toEqual(['a', 'b', 'p'])
  expect(left({ kinds: ['Location'] })).toEqual(['a', 'p'])
})

it('lays out two thousand records the same way each time, linked ones nearer than others', () => {
  const count = 2000
  const pairs = Int32Array.from(
    Array.from({ length: 6000 }, (_, at) => [(at + 1) % count, Math.floor(((at * 7919) % count) / 9)]).flat(),
  )
  const spots = layOutMany(count, pairs)
  expect(layOutMany(count, pairs)).toEqual(spots)
  expect(spots.every(Number.isFinite)).toBe(true)
  const far = (a: number, b: number) =>
    Math.hypot((spots[a * 2] ?? 0) - (spots[b * 2] ?? 0), (spots[a * 2 + 1] ?? 0) - (spots[b * 2 + 1] ?? 0))
  const mean = (all: number[]) => all.reduce((sum, one) => sum + one, 0) / all.length
  const linked = mean(
    Array.from({ length: 6000 }, (_, at) => far(pairs[at * 2] ?? 0, pairs[at * 2 + 1] ?? 0)),
  )
  expect(linked).toBeLessThan(mean(Array.from({ length: 1000 }, (_, at) => far(at, at + 1000))) / 1.3)
})
