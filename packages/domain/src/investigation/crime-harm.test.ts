import { describe, expect, it } from 'vitest'
import { harmFlagsOf, levelForClass, levelOfRank } from './crime-harm.ts'

describe('AL-1: the harm that is read off a crime', () => {
  it.each([
    ['a burglary', '028/03', [], []],
    ['a class not chosen yet', null, [], []],
    ['a rape', '019/08', [], ['SEXUAL']],
    ['wounding with intent', '005/01', [], ['SERIOUS_VIOLENCE']],
    ['a robbery', '034/01', [], ['SERIOUS_VIOLENCE']],
    ['domestic damage', '149/00', ['DOMESTIC'], ['DOMESTIC']],
    ['harassment for honour', '195/94', ['HONOUR'], ['DOMESTIC']],
    ['hate by race', '125/09', ['HATE_RACE'], ['HATE']],
    ['exploitation', '195/94', ['CHILD_SEXUAL_EXPLOITATION'], ['SEXUAL']],
  ] as const)('%s', (_what, hoCode, markers, flags) => {
    expect(harmFlagsOf({ hoCode, markers, isVulnerable: false })).toEqual(flags)
    expect(harmFlagsOf({ hoCode, markers, isVulnerable: true })).toEqual(['VULNERABLE', ...flags])
  })
})

it.each([
  [null, 1],
  ['028/03', 1],
  ['020/05', 2],
  ['005/01', 2],
  ['001/01', 3],
] as const)('AL-3: class %s needs level %s', (hoCode, level) => expect(levelForClass(hoCode)).toBe(level))

it.each([
  ['PC', 1],
  ['PS', 1],
  ['DC', 2],
  ['DI', 2],
  ['DCI', 3],
  ['D_SUPT', 3],
] as const)('AL-3: rank %s holds level %s', (rank, level) => expect(levelOfRank(rank)).toBe(level))
