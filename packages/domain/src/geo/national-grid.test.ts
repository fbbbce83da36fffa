import { describe, expect, it } from 'vitest'
import { gridReference, nationalGridOf, projectOsgb36 } from './national-grid.ts'

const radians = (degrees: number, minutes: number, seconds: number) =>
  ((degrees + minutes / 60 + seconds / 3600) * Math.PI) / 180

describe('projecting OSGB36', () => {
  it('gives the worked example of the Ordnance Survey to the millimetre', () => {
    const point = projectOsgb36(radians(52, 39, 27.2531), radians(1, 43, 4.5177))
    expect(point.easting).toBeCloseTo(651409.903, 2)
    expect(point.northing).toBeCloseTo(313177.27, 2)
  })
})

describe('the grid point of a WGS84 position', () => {
  it('shifts the datum: the same place in WGS84 lands within 5 m', () => {
    // 52 39 28.8282 N, 1 42 57.8663 E is the WGS84 position of the worked example.
    const point = nationalGridOf(52 + 39 / 60 + 28.8282 / 3600, 1 + 42 / 60 + 57.8663 / 3600)
    expect(Math.abs(point.easting - 651410)).toBeLessThanOrEqual(5)
    expect(Math.abs(point.northing - 313177)).toBeLessThanOrEqual(5)
  })

  it('puts the middle of London in TQ', () => {
    expect(gridReference(nationalGridOf(51.5007, -0.1246))).toMatch(/^TQ 30\d{3} 79\d{3}$/)
  })
})

describe('a grid reference', () => {
  it.each([
    [{ easting: 651409, northing: 313177 }, 'TG 51409 13177'],
    [{ easting: 0, northing: 0 }, 'SV 00000 00000'],
    [{ easting: 216666, northing: 771288 }, 'NN 16666 71288'],
    [{ easting: -1, northing: 5 }, undefined],
  ])('of %o is %s', (point, reference) => {
    expect(gridReference(point)).toBe(reference)
  })
})
