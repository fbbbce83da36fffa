import { expect, it } from 'vitest'
import { stationName } from './station-name.ts'

it.each([
  ['CROYDON POLICE STATION (WINDMILL ROAD)', 'Croydon Police Station (Windmill Road)'],
  ['STOKE-ON-TRENT', 'Stoke-On-Trent'],
  ['Croydon Custody Centre', 'Croydon Custody Centre'],
])('%s is written %s', (name, written) => expect(stationName(name)).toBe(written))
