/** The seventy file-quality rules: each with files that keep it and files that break it, and 500 files broken at random. */
import { describe, expect, it } from 'vitest'
import { caseRulesOn } from './case-rules-table.ts'
import { cleanFile, type Draft, seeded, today } from './case-file.testing.ts'
import { certifyingProblems, checkFile, qualityRules, qualityScore, rulesRefusedAs } from './file-quality.ts'
import { type Fault, faults } from './quality-faults.testing.ts'

const rules = caseRulesOn(today)
const cleanSeeds = Array.from({ length: 150 }, (_, index) => index + 1)
const foundIn = (file: Draft): Set<string> => new Set(checkFile(file, rules).map(({ rule }) => rule))
const allowed = (planted: readonly Fault[]) =>
  new Set(planted.flatMap(({ rule, also = [] }) => [rule, ...also].map((number) => `FQ-${number}`)))

describe('the list of rules', () => {
  it('has seventy, numbered from 1, each with what it asks', () => {
    expect(qualityRules.map(({ id }) => id)).toEqual(
      Array.from({ length: 70 }, (_, index) => `FQ-${index + 1}`),
    )
    for (const { asks } of qualityRules) expect(asks.length).toBeGreaterThan(10)
    expect(new Set(qualityRules.map(({ asks }) => asks)).size).toBe(70)
  })

  it('warns where the manual warns and blocks elsewhere', () => {
    const warns = qualityRules
      .filter(({ severity }) => severity === 'WARN')
      .map(({ id }) => Number(id.slice(3)))
    expect(warns).toEqual([14, 22, 26, 27, 28, 41, 45, 49, 50, 59, 62, 63, 64, 65])
  })

  it('has a fault for each rule', () => {
    expect([...new Set(faults.map(({ rule }) => rule))].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 70 }, (_, index) => index + 1),
    )
  })
})

describe('clean files', () => {
  it('break no rule, of any kind, stage, age and language', () => {
    for (const seed of cleanSeeds) expect([...foundIn(cleanFile(seed))], `seed ${seed}`).toEqual([])
  }, 60_000)

  it('are of every kind', () => {
    const files = cleanSeeds.map(cleanFile)
    const kinds = new Set(
      files.map(({ stage, initiation, anticipatedPlea }) => `${stage} ${initiation} ${anticipatedPlea}`),
    )
    expect(kinds.size).toBe(14)
    expect(files.some(({ isRemandSought }) => isRemandSought)).toBe(true)
    expect(files.some(({ domesticAbuse }) => domesticAbuse !== undefined)).toBe(true)
    expect(files.some(({ decision }) => decision?.test === 'THRESHOLD')).toBe(true)
    expect(files.some(({ decision }) => decision?.by === 'POLICE')).toBe(true)
    expect(
      files.some((file) => file.defendants.every(({ dateOfBirth }) => dateOfBirth === '2010-03-04')),
    ).toBe(true)
    expect(files.some((file) => file.defendants.some(({ hearingLanguage }) => hearingLanguage === 'W'))).toBe(
      true,
    )
  }, 60_000)
})

describe('each rule finds', () => {
  it.each(faults.map((fault) => [`FQ-${fault.rule}`, fault.name, fault] as const))(
    '%s: %s',
    (id, _, fault) => {
      let planted = 0
      for (const seed of cleanSeeds) {
        const count = fault.places(cleanFile(seed)).length
        for (let index = 0; index < count && planted < 6; index += 1) {
          const file = cleanFile(seed)
          fault.places(file)[index]?.plant()
          const found = foundIn(file)
          expect(found.has(id), `seed ${seed}, place ${index}`).toBe(true)
          expect(
            [...found].filter((rule) => !allowed([fault]).has(rule)),
            `seed ${seed}`,
          ).toEqual([])
          planted += 1
        }
        if (planted >= 6) break
      }
      expect(planted).toBeGreaterThan(0)
    },
  )

  it('says how to mend each, at its place', () => {
    for (const fault of faults)
      for (const seed of cleanSeeds) {
        const file = cleanFile(seed)
        const [place] = fault.places(file)
        if (place === undefined) continue
        place.plant()
        for (const { rule, field, message, severity } of checkFile(file, rules)) {
          expect(message, `${rule} ${fault.name}`).toMatch(/^[A-Z0-9./ ].{10,}[.?]$/s)
          expect(field).toBeTruthy()
          expect(severity).toBe(qualityRules.find(({ id }) => id === rule)?.severity)
        }
        break
      }
  }, 60_000)
})

describe('500 files broken at random', () => {
  it('every planted fault is found, and none that was not planted', () => {
    const counts = new Map<number, number>()
    for (let seed = 1; seed <= 500; seed += 1) {
      const random = seeded(seed * 7919)
      const file = cleanFile(1000 + seed)
      const taken = new Set<string>()
      const planted: Fault[] = []
      const wanted = 1 + Math.floor(random() * 8)
      for (let attempt = 0; attempt < 60 && planted.length < wanted; attempt += 1) {
        // The rule is chosen first, so that one with many faults is not broken more often than others.
        const number = 1 + Math.floor(random() * 70)
        const ofRule = faults.filter((one) => one.rule === number)
        const fault = ofRule[Math.floor(random() * ofRule.length)]
        const places = (fault?.places(file) ?? []).filter(({ keys }) => keys.every((key) => !taken.has(key)))
        const place = places[Math.floor(random() * places.length)]
        if (fault === undefined || place === undefined) continue
        place.plant()
        for (const key of place.keys) taken.add(key)
        planted.push(fault)
        counts.set(number, (counts.get(number) ?? 0) + 1)
      }
      const found = foundIn(file)
      const names = planted.map(({ rule, name }) => `${rule} ${name}`).join('; ')
      expect(
        planted.filter(({ rule }) => !found.has(`FQ-${rule}`)).map(({ name }) => name),
        `seed ${seed}: ${names}`,
      ).toEqual([])
      expect(
        [...found].filter((rule) => !allowed(planted).has(rule)),
        `seed ${seed}: ${names}`,
      ).toEqual([])
    }
    expect(counts.size).toBe(70)
    expect(Math.min(...counts.values())).toBeGreaterThan(1)
  }, 60_000)
})

describe('what follows from the rules', () => {
  it('the same file gives the same answer, and is left as it was', () => {
    const file = cleanFile(4)
    file.urn = 'x'
    const before = JSON.stringify(file)
    expect(checkFile(file, rules)).toEqual(checkFile(file, rules))
    expect(JSON.stringify(file)).toBe(before)
  })

  it('a supervisor certifies what breaks no blocking rule but the one that asks for the certificate', () => {
    const file = cleanFile(5)
    file.certified = undefined
    expect(certifyingProblems(checkFile(file, rules))).toEqual([])
    file.defendants.forEach((one) => (one.nationality = 'x'))
    expect(certifyingProblems(checkFile(file, rules))).toEqual([])
    file.isUrnTaken = true
    expect(certifyingProblems(checkFile(file, rules)).map(({ rule }) => rule)).toEqual(['FQ-1'])
  })

  it('a score counts rules once, however often they are broken', () => {
    const file = cleanFile(6)
    const all = file.defendants.length
    file.defendants.forEach((one) => ((one.documentLanguage = undefined), (one.nationality = 'x')))
    expect(qualityScore(checkFile(file, rules))).toMatchObject({
      blocks: all,
      warnings: all,
      kept: 68,
      of: 70,
    })
    expect(qualityScore([])).toMatchObject({ blocks: 0, warnings: 0, kept: 70 })
  })

  it('a refusal of a receiver leads to the rule that finds it first', () => {
    expect(rulesRefusedAs('HO100206').map(({ id }) => id)).toEqual(['FQ-2'])
    expect(rulesRefusedAs('HO100304').map(({ id }) => id)).toContain('FQ-67')
    expect(rulesRefusedAs('NO_SUCH_CODE')).toEqual([])
  })
})
