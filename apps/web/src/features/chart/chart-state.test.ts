import type { Chart, ChartLink, ChartPath } from '@mips/contracts/pole-chart'
import { expect, it } from 'vitest'
import { drawnOf, rolesOf } from './chart-state.ts'
import { layOut } from './chart-layout.ts'

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
})
const anyLink = { roles: [], from: '', to: '' }
const ids = (drawn: ReturnType<typeof drawnOf>) => drawn.nodes.map((one) => one.id).sort()

const first = chart([link('a', 'b'), link('a', 'c', 'Suspect', '2019-01-01')])
const second = chart([link('a', 'b'), link('b', 'd', 'Owns')])

it('draws each link once and what hangs on the root', () => {
  const drawn = drawnOf('a', [first, second], undefined, anyLink)
  expect(ids(drawn)).toEqual(['a', 'b', 'c', 'd'])
  expect(drawn.links).toHaveLength(3)
  expect(rolesOf(drawn.links)[0]).toEqual({ label: 'Lives at', count: 1 })
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
