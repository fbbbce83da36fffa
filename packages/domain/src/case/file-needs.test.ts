/** The set of forms of a file, what is missing and who owes it, and what each form is filled with (MG-1 to MG-8). */
import { describe, expect, it } from 'vitest'
import { cleanFile, type Draft } from './case-file.testing.ts'
import { chargePapers, columnsOf, missingItems, neededItems } from './file-needs.ts'
import { needRows } from './file-needs-table.ts'
import { filledForm, lackedBy } from './form-fields.ts'
import { formFields } from './form-fields-table.ts'
import { disclosureStatus, type FormCode, mayBeServed, mgForms, neverServed } from './mg-forms.ts'

const seeds = Array.from({ length: 120 }, (_, seed) => seed + 1)
const found = (is: (file: Draft) => boolean): Draft => {
  const file = seeds.map(cleanFile).find(is)
  if (file === undefined) throw new Error('No such file among the seeds.')
  return file
}
const codes = (items: { item: string }[]) => items.map(({ item }) => item)

describe('MG-2 and MG-3: what may be served', () => {
  it('no form that is never served is, whatever is changed or decided', () => {
    for (const code of neverServed) {
      const change = [
        {
          value: 'SERVED' as const,
          from: '2020-01-01',
          rule: 'MG-2',
          source: 'x',
          mark: 'recalled' as const,
        },
      ] as const
      expect(disclosureStatus(code, '2026-11-20', { [code]: change }, 'SERVED')).toBe('RESTRICTED')
      expect(mayBeServed(code, '2026-11-20', { [code]: change }, 'SERVED')).toBe(false)
    }
  })

  it.each<[FormCode, string]>([
    ['MG6C', 'SERVED'],
    ['MG6D', 'RESTRICTED'],
    ['MG9', 'RESTRICTED'],
    ['MG11', 'SERVED'],
    ['MG11_BACK', 'RESTRICTED'],
    ['MG7', 'DECIDE'],
  ])('%s is %s', (code, status) => expect(disclosureStatus(code, '2026-11-20')).toBe(status))

  it('what is to be decided is not served until it is', () => {
    expect(mayBeServed('MG7', '2026-11-20')).toBe(false)
    expect(mayBeServed('MG7', '2026-11-20', {}, 'SERVED')).toBe(true)
    expect(mayBeServed('MG7', '2026-11-20', {}, 'RESTRICTED')).toBe(false)
  })

  it('a word on one form does not open another status', () =>
    expect(disclosureStatus('MG1', '2026-11-20', {}, 'SERVED')).toBe('RESTRICTED'))

  it('a change counts from its day on', () => {
    const changes = {
      MG20: [{ value: 'SERVED', from: '2026-12-01', rule: 'MG-2', source: 'x', mark: 'seen' }],
    } as const
    expect(disclosureStatus('MG20', '2026-11-30', changes)).toBe('RESTRICTED')
    expect(disclosureStatus('MG20', '2026-12-01', changes)).toBe('SERVED')
  })
})

describe('MG-4: the kind of a file', () => {
  it.each<[string, Partial<Draft>, string[]]>([
    ['advice', { stage: 'PRE_CHARGE', isRemandSought: true }, ['PRE_CHARGE']],
    ['a guilty plea', { anticipatedPlea: 'GAP' }, ['GUILTY']],
    ['a contested one', { anticipatedPlea: 'NGAP' }, ['CONTESTED']],
    ['one of no known plea', { anticipatedPlea: undefined }, ['CONTESTED']],
    ['a remand', { anticipatedPlea: 'GAP', isRemandSought: true }, ['GUILTY', 'REMAND']],
    ['a requisition', { anticipatedPlea: 'NGAP', initiation: 'R' }, ['CONTESTED', 'REQUISITION']],
    ['a summons', { anticipatedPlea: 'GAP', initiation: 'S' }, ['GUILTY', 'REQUISITION']],
    [
      'the Crown Court',
      { stage: 'CROWN', anticipatedPlea: 'GAP', isRemandSought: true },
      ['CROWN', 'REMAND'],
    ],
  ])('%s', (_, more, columns) =>
    expect(columnsOf({ stage: 'FIRST_HEARING', initiation: 'C', isRemandSought: false, ...more })).toEqual(
      columns,
    ),
  )
})

describe('MG-5 and MG-6: the set of a file', () => {
  it('misses nothing of a clean file, of every kind', () => {
    for (const seed of seeds) expect(codes(missingItems(cleanFile(seed))), `seed ${seed}`).toEqual([])
  }, 60_000)

  it('misses each thing that is taken away, and says who owes it', () => {
    for (const seed of seeds.slice(0, 25)) {
      const file = cleanFile(seed)
      for (const { item, subjectId } of neededItems(file)) {
        const less = cleanFile(seed)
        const before = less.forms.length
        less.forms = less.forms.filter(
          (form) =>
            form.code !== item ||
            (subjectId !== undefined && form.subjectId !== undefined && form.subjectId !== subjectId),
        )
        if (less.forms.length === before) continue
        const missing = missingItems(less)
        expect(codes(missing), `${item} of seed ${seed}`).toContain(item)
        for (const { owedBy, label } of missing) {
          expect(owedBy).not.toBe('')
          expect(label).not.toBe('')
        }
      }
    }
  }, 60_000)

  const crown = found(({ stage, exhibits }) => stage === 'CROWN' && exhibits.length > 0)
  const guilty = found(
    (file) =>
      file.stage === 'FIRST_HEARING' &&
      file.anticipatedPlea === 'GAP' &&
      file.initiation === 'C' &&
      !file.isRemandSought,
  )
  const contested = found(
    (file) => file.stage === 'FIRST_HEARING' && file.anticipatedPlea === 'NGAP' && file.initiation === 'C',
  )
  const requisition = found((file) => file.stage === 'FIRST_HEARING' && file.initiation === 'R')
  const advice = found(({ stage }) => stage === 'PRE_CHARGE')
  const remand = found(({ isRemandSought }) => isRemandSought)

  it.each<[string, Draft, string[], string[]]>([
    ['advice', advice, ['MG3', 'MG5', 'MG6', 'MG9', 'COMPUTER_PRINT'], ['MG4', 'MG4A', 'MG7', 'MG18']],
    [
      'a guilty plea',
      guilty,
      ['MG4', 'MG5', 'COMPUTER_PRINT'],
      ['MG7', 'MG9', 'MG10', 'MG6C', 'SDC', 'PRESUMED_COPIES'],
    ],
    [
      'a contested one',
      contested,
      ['MG4', 'MG5', 'MG6', 'MG9', 'MG10', 'MG6C', 'PRESUMED_COPIES'],
      ['MG4E', 'MG17'],
    ],
    [
      'the Crown Court',
      crown,
      ['MG3', 'MG9', 'MG10', 'MG12', 'MG6C', 'MG6D', 'MG6E', 'OTHER_STATEMENTS'],
      [],
    ],
    ['a remand', remand, ['MG3', 'MG7', 'MG9'], []],
    ['a requisition', requisition, ['MG5'], ['MG4', 'MG7']],
  ])('%s', (_, file, needed, not) => {
    const items = codes(neededItems(file))
    expect(items).toEqual(expect.arrayContaining(needed))
    for (const code of not) expect(items).not.toContain(code)
  })

  it('the certificate does for a summary trial and never for the Crown Court', () => {
    const lacking = (file: Draft) =>
      codes(missingItems(file)).filter((item) => item.startsWith('MG6') && item !== 'MG6')
    const trial = structuredClone(contested)
    trial.forms = [
      ...trial.forms.filter(({ code }) => !['MG6C', 'MG6D', 'MG6E', 'SDC'].includes(code)),
      { code: 'SDC' },
    ]
    expect(lacking(trial)).toEqual([])
    trial.stage = 'CROWN'
    expect(lacking(trial)).toEqual(['MG6C', 'MG6D', 'MG6E'])
  })

  it.each([
    ['C', '2010-03-04', ['MG4']],
    ['R', '2010-03-04', ['MG4D']],
    ['S', '2010-03-04', ['MG4D']],
    ['R', '1990-03-04', ['MG4E']],
    ['R', '2008-11-20', ['MG4E']],
    ['R', '2008-11-21', ['MG4D']],
    ['R', undefined, ['MG4E', 'MG4D']],
  ])('%s, born %s: %j', (initiation, dateOfBirth, papers) => {
    const at = '2026-11-22T10:00:00Z'
    expect(chargePapers({ initiation, at }, { dateOfBirth, chargedOn: '2026-11-20' })).toEqual(papers)
  })

  it('asks the statement of each listed witness for the Crown Court, not of one', () => {
    const file = structuredClone(crown)
    file.statements = file.statements.filter(({ makerId }) => makerId !== 'w2')
    expect(codes(missingItems(file))).toEqual(['OTHER_STATEMENTS'])
  })

  it('asks the remand form of those who are held alone', () => {
    const file = found(
      (one) => one.isRemandSought && one.defendants.some(({ remandStatus }) => remandStatus !== 'PB'),
    )
    const asked = neededItems(file)
      .filter(({ item }) => item === 'MG7')
      .map(({ subjectId }) => subjectId)
    expect(asked).toEqual(
      file.defendants.filter(({ remandStatus }) => remandStatus === 'PB').map(({ id }) => id),
    )
  })

  it('names every form of the table', () => {
    for (const { item } of needRows.filter((row) => row.item.startsWith('MG')))
      expect(mgForms.some(({ code }) => code === item)).toBe(true)
  })
})

describe('MG-7 and MG-8: what a form is filled with', () => {
  const facts = mgForms.flatMap(({ code }) => formFields[code].filter(({ kind }) => kind === 'FACT'))
  const words = mgForms.flatMap(({ code }) => formFields[code].filter(({ kind }) => kind === 'NARRATIVE'))

  it('asks for no fact that the store has: what is written is no fact of any form', () => {
    const held = new Set(facts.map(({ label }) => label.toLowerCase()))
    for (const { label } of words) expect(held.has(label.toLowerCase()), label).toBe(false)
    expect(words.length).toBeLessThan(facts.length / 4)
  })

  it('has no field twice', () => {
    for (const { code } of mgForms) {
      const names = formFields[code].map((field) => field.code)
      expect(new Set(names).size, code).toBe(names.length)
    }
  })

  it('fills every form that a clean file needs, with nothing typed but its narrative', () => {
    let filled = 0
    for (const seed of seeds.slice(0, 60)) {
      const file = cleanFile(seed)
      for (const { item, subjectId } of neededItems(file)) {
        const form = mgForms.find(({ code }) => code === item)
        if (form === undefined || !file.forms.some(({ code }) => code === form.code)) continue
        const fields = filledForm(form.code, file, subjectId)
        expect(fields, item).toBeDefined()
        const lacking = (fields ?? []).filter(({ kind, isMissing }) => kind === 'FACT' && isMissing)
        expect(lacking.map(({ label }) => `${item} ${label}`)).toEqual([])
        filled += 1
      }
    }
    expect(filled).toBeGreaterThan(300)
  }, 60_000)

  it('follows the fact: no copy of it stands in the form', () => {
    const file = found(({ stage }) => stage === 'FIRST_HEARING')
    const [one] = file.defendants
    const read = () => filledForm('MG5', file)?.find(({ code }) => code === 'defendants')?.value
    const before = read()
    if (one) one.familyName = 'Yarrowby'
    expect(before).not.toContain('YARROWBY')
    expect(read()).toContain('YARROWBY')
  })

  it('says where each thing that is missing is put right', () => {
    const file = cleanFile(1)
    const [one] = file.defendants
    if (one) one.interview = undefined
    file.defendants.length = 1
    const fields = filledForm('MG5', file) ?? []
    expect(lackedBy(fields)).toEqual([
      { label: 'Interviews', home: 'CUSTODY' },
      { label: 'Summary of the key evidence', home: 'FORM' },
    ])
    const written = filledForm('MG5', file, undefined, { summary: 'He was seen.' }) ?? []
    expect(lackedBy(written)).toEqual([{ label: 'Interviews', home: 'CUSTODY' }])
  })

  it('is made out for nobody who is not in the file', () => {
    const file = cleanFile(1)
    expect(filledForm('MG4', file, 'd9')).toBeUndefined()
    expect(filledForm('MG11', file, 's9')).toBeUndefined()
    expect(filledForm('MG2', file, 'w9')).toBeUndefined()
    expect(filledForm('MG19', file, 'v9')).toBeUndefined()
  })

  it('keeps contact details off every form that may be served', () => {
    const file = found(({ victims }) => victims.length > 0)
    const subjects = [
      undefined,
      ...file.defendants,
      ...file.witnesses,
      ...file.statements,
      ...file.victims,
    ].map((one) => one?.id)
    const details = file.witnesses.flatMap(({ address, phone, email }) => [address, phone, email])
    for (const { code } of mgForms.filter((form) => form.status === 'SERVED'))
      for (const subjectId of subjects)
        for (const { value } of filledForm(code, file, subjectId) ?? [])
          for (const detail of details) expect(value ?? '', code).not.toContain(detail ?? '?')
    const back = filledForm('MG11_BACK', file, 's1')?.map(({ value }) => value)
    expect(back).toContain('07700 900123')
  }, 60_000)

  it('says nothing of the sensitive schedule on any form that may be served', () => {
    const file = cleanFile(3)
    for (const { code } of mgForms.filter((form) => form.status === 'SERVED'))
      for (const { value } of filledForm(code, file, file.defendants[0]?.id) ?? [])
        expect(value ?? '').not.toContain('naming the person')
    expect(filledForm('MG6D', file)?.some(({ value }) => value?.includes('naming the person'))).toBe(true)
  })
})
