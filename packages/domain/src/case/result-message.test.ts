/** RC-7, RC-8: a message of the court laid beside the file. */
import { describe, expect, it } from 'vitest'
import { type FileDefendant, messageExceptions, placeMessage, standing } from './result-message.ts'

const none = { defendants: [], offences: [] }
const theft = { code: 'TH68010', start: '2026-05-01' }
const file: FileDefendant[] = [
  {
    id: 'a',
    asn: '26/01ZD/00/000001A',
    familyName: 'Coat',
    offences: [
      { ...theft, sequence: 1, lineId: 'a1' },
      { ...theft, sequence: 2, lineId: 'a2' },
    ],
  },
  { id: 'b', asn: '', familyName: 'O’Hat', offences: [{ ...theft, sequence: 1, lineId: 'b1' }] },
]

describe('placing a message', () => {
  it('finds the defendant by the number however it is written, and the offence exactly', () => {
    const sent = [{ asn: '2601zd00000001a', familyName: 'Other', offences: [{ ...theft, sequence: 2 }] }]
    expect(placeMessage(sent, file, none)).toEqual({
      placed: [{ defendant: 0, offence: 0, id: 'a', lineId: 'a2' }],
      exceptions: [],
    })
  })

  it('finds by name where the number is of nobody, and asks where nobody or two fit', () => {
    const named = placeMessage([{ familyName: "O'HAT", offences: [theft] }], file, none)
    expect(named.placed).toEqual([{ defendant: 0, offence: 0, id: 'b', lineId: 'b1' }])
    const nobody = placeMessage([{ familyName: 'Glove', offences: [theft] }], file, none)
    expect(nobody.exceptions).toEqual([{ kind: 'DEFENDANT_UNKNOWN', defendant: 0, candidates: ['a', 'b'] }])
    const twins = [file[0], { ...file[0], id: 'c' }] as FileDefendant[]
    const two = placeMessage([{ familyName: 'Coat', offences: [] }], twins, none)
    expect(two.exceptions).toEqual([{ kind: 'DEFENDANT_TWO', defendant: 0, candidates: ['a', 'c'] }])
    const said = { defendants: [{ defendant: 0, id: 'b' }], offences: [] }
    expect(placeMessage([{ familyName: 'Glove', offences: [theft] }], file, said).placed).toHaveLength(1)
  })

  it('asks which of two offences it is, takes the answer, and refuses one that was not offered', () => {
    const sent = [{ familyName: 'Coat', offences: [theft] }]
    expect(placeMessage(sent, file, none).exceptions).toEqual([
      { kind: 'OFFENCE_TWO', defendant: 0, offence: 0, candidates: ['a1', 'a2'] },
    ])
    const answer = (lineId: string) => ({ ...none, offences: [{ defendant: 0, offence: 0, lineId }] })
    expect(placeMessage(sent, file, answer('a2')).placed).toEqual([
      { defendant: 0, offence: 0, id: 'a', lineId: 'a2' },
    ])
    expect(placeMessage(sent, file, answer('b1')).exceptions).toHaveLength(1)
  })

  it('tells of an offence that is not on the file', () => {
    const sent = [{ familyName: 'Coat', offences: [{ code: 'CJ88116', start: '2026-05-01' }] }]
    expect(placeMessage(sent, file, none).exceptions).toEqual([
      { kind: 'OFFENCE_UNKNOWN', defendant: 0, offence: 0 },
    ])
  })

  it('gives one defendant the results of one: two that mean the same person are asked', () => {
    const sent = [
      { familyName: 'Coat', offences: [] },
      { familyName: 'Coat', offences: [] },
    ]
    expect(placeMessage(sent, file, none).exceptions).toMatchObject([{ kind: 'DEFENDANT_TWO', defendant: 1 }])
  })
})

describe('what stands against applying it', () => {
  it('a person accepts what is missing, and never whose it is', () => {
    const both = [{ kind: 'NO_CONDITIONS' }, { kind: 'DEFENDANT_UNKNOWN' }] as const
    expect(standing(both, false)).toHaveLength(2)
    expect(standing(both, true)).toEqual([{ kind: 'DEFENDANT_UNKNOWN' }])
  })

  it('each has its cause and its cure, once', () => {
    const codes = messageExceptions.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const { cause, cure } of messageExceptions)
      expect([cause.endsWith('.'), cure.endsWith('.')]).toEqual([true, true])
  })
})
