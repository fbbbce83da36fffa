/** Grades, the risk matrix and the rules SG-01, SG-03 and SG-08. */
import { describe, expect, it } from 'vitest'
import { type AsbAnswers, asbReviewDue, missingAsbAnswers, readAsbAnswers, scoreAsbRisk } from './asb-risk.ts'
import { gravestGrade, partnerActionDue } from './reports.ts'
import { decideGradeChild, markerStanding, reportForArrest } from './rules.ts'

const none: AsbAnswers = {
  REPEAT: 0,
  TARGETED: 0,
  VULNERABILITY: 0,
  HARM: 0,
  IMPACT: 0,
  SUPPORT: 0,
  ESCALATION: 0,
}

describe('the risk matrix of anti-social behaviour', () => {
  it.each<[Partial<AsbAnswers>, number, string]>([
    [{}, 0, 'STANDARD'],
    [{ REPEAT: 3, IMPACT: 2, SUPPORT: 2 }, 7, 'STANDARD'],
    [{ REPEAT: 3, IMPACT: 3, SUPPORT: 2 }, 8, 'MEDIUM'],
    [{ HARM: 3 }, 3, 'MEDIUM'],
    [{ HARM: 2, TARGETED: 2, VULNERABILITY: 2 }, 6, 'STANDARD'],
    [{ HARM: 3, TARGETED: 3 }, 6, 'HIGH'],
    [{ REPEAT: 3, IMPACT: 3, SUPPORT: 3, ESCALATION: 3, HARM: 1 }, 13, 'MEDIUM'],
    [{ REPEAT: 3, IMPACT: 3, SUPPORT: 3, ESCALATION: 3, HARM: 2 }, 14, 'HIGH'],
    [{ REPEAT: 3, IMPACT: 3, SUPPORT: 3, ESCALATION: 3, HARM: 3, TARGETED: 3, VULNERABILITY: 3 }, 21, 'HIGH'],
  ])('%o scores %i and is %s', (answers, score, grade) => {
    expect(scoreAsbRisk({ ...none, ...answers })).toMatchObject({ score, grade })
  })

  it('says which answer raised the grade', () => {
    expect(scoreAsbRisk({ ...none, HARM: 3, VULNERABILITY: 3 }).reason).toBe(
      'Raised to high by the answer on vulnerability and harm.',
    )
  })

  it('a raised answer never lowers the grade', () => {
    const order = { STANDARD: 1, MEDIUM: 2, HIGH: 3 }
    const factors = [
      'REPEAT',
      'TARGETED',
      'VULNERABILITY',
      'HARM',
      'IMPACT',
      'SUPPORT',
      'ESCALATION',
    ] as const
    for (let seed = 0; seed < 4 ** 7; seed += 13) {
      const answers = { ...none }
      factors.forEach((factor, at) => {
        answers[factor] = ([0, 1, 2, 3] as const)[Math.floor(seed / 4 ** at) % 4] ?? 0
      })
      const before = order[scoreAsbRisk(answers).grade]
      for (const factor of factors) {
        expect(order[scoreAsbRisk({ ...answers, [factor]: 3 }).grade]).toBeGreaterThanOrEqual(before)
      }
    }
  })

  it('is not graded before every factor is answered', () => {
    expect(missingAsbAnswers({ ...none, HARM: 4 })).toEqual(['HARM'])
    expect(readAsbAnswers({ REPEAT: 1 })).toBeUndefined()
    expect(readAsbAnswers({ ...none, HARM: 2 })).toEqual({ ...none, HARM: 2 })
  })

  it('high is reviewed within a day, medium in seven, standard in twenty-eight', () => {
    expect(asbReviewDue('HIGH', '2026-11-30')).toBe('2026-12-01')
    expect(asbReviewDue('MEDIUM', '2026-11-30')).toBe('2026-12-07')
    expect(asbReviewDue('STANDARD', '2026-11-30')).toBe('2026-12-28')
  })
})

describe('grades of reports', () => {
  it('red asks partners to act in four hours, blue asks nothing', () => {
    expect(partnerActionDue('RED', '2026-11-22T09:00:00Z')).toBe('2026-11-22T13:00:00.000Z')
    expect(partnerActionDue('BLUE', '2026-11-22T09:00:00Z')).toBeUndefined()
    expect(gravestGrade(['GREEN', 'RED', 'BLUE'])).toBe('RED')
    expect(gravestGrade([])).toBeUndefined()
  })

  it('SG-01: a child is not graded lower than a linked incident without a reason', () => {
    expect(decideGradeChild('GREEN', ['AMBER'], ' ')).toMatchObject({
      allowed: false,
      reason: expect.stringMatching(/amber/),
    })
    expect(decideGradeChild('GREEN', ['AMBER'], 'Seen by the social worker')).toEqual({ allowed: true })
    expect(decideGradeChild('RED', ['AMBER'], '')).toEqual({ allowed: true })
    expect(decideGradeChild('BLUE', [], '')).toEqual({ allowed: true })
  })
})

describe('rules that follow from other acts', () => {
  it.each([
    ['2008-11-23', 'Arrested while under 18.'],
    ['2008-11-22', undefined],
    [undefined, 'Arrested, and the age is not known.'],
    ['not a day', 'Arrested, and the age is not known.'],
  ])('SG-03: born %s', (born, reason) => expect(reportForArrest(born, '2026-11-22')?.reason).toBe(reason))

  it.each([
    [{ reviewDue: '2026-11-22' }, 'LIVE'],
    [{ reviewDue: '2026-11-21' }, 'UNREVIEWED'],
    [{ reviewDue: '2020-01-01' }, 'UNREVIEWED'],
    [{ reviewDue: '2027-01-01', end: '2026-11-22' }, 'ENDED'],
    [{ reviewDue: '2027-01-01', start: '2026-11-23' }, 'NOT_YET'],
  ])('SG-08: %o is %s', (marker, standing) => expect(markerStanding(marker, '2026-11-22')).toBe(standing))
})
