/** The frame of a map without tiles. */
import { expect, it } from 'vitest'
import { frameOf, lengthWords, middleReference, placeOn } from './map-frame.ts'

const shape = { width: 600, height: 400 }

it('is none without points', () => {
  expect(frameOf([], shape)).toBeUndefined()
})

it('shows at least four hundred metres around one point, which stands in the middle', () => {
  const point = { easting: 533_880, northing: 168_420 }
  const frame = frameOf([point], shape)
  expect(frame).toMatchObject({ width: 400, step: 50 })
  const spot = frame && placeOn(frame, point, shape)
  expect(spot?.x).toBeCloseTo(300)
  expect(spot?.y).toBeCloseTo(200)
  expect(frame && middleReference(frame)).toBe('TQ 33880 68420')
})

it('holds every point with a margin, its lines on whole steps, its shape kept', () => {
  const points = [
    { easting: 530_000, northing: 165_000 },
    { easting: 541_300, northing: 166_000 },
  ]
  const frame = frameOf(points, shape)
  if (frame === undefined) throw new Error('No frame')
  expect(frame.width / frame.height).toBeCloseTo(1.5)
  expect(frame.step).toBe(2_000)
  expect(frame.eastings.every((easting) => easting % frame.step === 0)).toBe(true)
  for (const point of points) {
    const { x, y } = placeOn(frame, point, shape)
    expect(x).toBeGreaterThan(20)
    expect(x).toBeLessThan(580)
    expect(y).toBeGreaterThan(20)
    expect(y).toBeLessThan(380)
  }
})

it('says lengths in metres and kilometres', () => {
  expect([lengthWords(500), lengthWords(2_000)]).toEqual(['500 m', '2 km'])
})
