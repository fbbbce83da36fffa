/** The box holds the circle, and not much more. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boxAround } from './around.ts'

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** The point so many metres from another on a bearing. */
function travel(from: { latitude: number; longitude: number }, metres: number, bearing: number) {
  const reach = metres / 6_371_008.8
  const phi = radians(from.latitude)
  const there = Math.asin(
    Math.sin(phi) * Math.cos(reach) + Math.cos(phi) * Math.sin(reach) * Math.cos(radians(bearing)),
  )
  const turn = Math.atan2(
    Math.sin(radians(bearing)) * Math.sin(reach) * Math.cos(phi),
    Math.cos(reach) - Math.sin(phi) * Math.sin(there),
  )
  return { latitude: (there * 180) / Math.PI, longitude: from.longitude + (turn * 180) / Math.PI }
}

const asked = {
  latitude: fc.double({ min: 49, max: 61.5, noNaN: true }),
  longitude: fc.double({ min: -9, max: 2.5, noNaN: true }),
  metres: fc.integer({ min: 50, max: 5_000 }),
  bearing: fc.double({ min: 0, max: 360, noNaN: true }),
}

it('holds every point within the distance', () => {
  fc.assert(
    fc.property(fc.record(asked), ({ metres, bearing, ...from }) => {
      const box = boxAround(from, metres)
      const there = travel(from, metres, bearing)
      expect(there.latitude).toBeGreaterThanOrEqual(box.south)
      expect(there.latitude).toBeLessThanOrEqual(box.north)
      expect(there.longitude).toBeGreaterThanOrEqual(box.west)
      expect(there.longitude).toBeLessThanOrEqual(box.east)
    }),
  )
})

it('is no wider than it must be', () => {
  const box = boxAround({ latitude: 51.4, longitude: -0.07 }, 1_000)
  expect((box.north - box.south) * 111_195).toBeCloseTo(2_002, -1)
  expect((box.east - box.west) * 111_195 * Math.cos(radians(51.4))).toBeCloseTo(2_002, -1)
})
