/** What one offence came to at a hearing, as the register of the court has it: plea, verdict and results, each with what it has to carry. */
import { court } from '@mips/contracts/court'
import type { CourtPage, HearingView } from '@mips/contracts/court-parts'
import { courtPleas, courtVerdicts, durationUnits, hearingTypes } from '@mips/domain/case/court-codes'
import { Button } from '@mips/ui/button.tsx'
import { useFieldArray } from 'react-hook-form'
import { ActChoice, ActDay, ActLine, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { CourtBox } from '../../platform/court-box.tsx'
import { given, onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCourt } from './court.api.ts'
import { ResultBox } from './result-box.tsx'

type Row = {
  code: string
  needs: string[]
  courtCode: string
  day: string
  time: string
  type: string
  conditions: string
  amount: string
  count: string
  unit: string
  words: string
}
type Values = {
  lineId: string
  plea: string
  verdict: string
  courtReference: string
  rows: Row[]
  accepts: boolean
  reason: string
}

const emptyRow: Row = {
  code: '',
  needs: [],
  courtCode: '',
  day: '',
  time: '10:00',
  type: '',
  conditions: '',
  amount: '',
  count: '',
  unit: '',
  words: '',
}

const numberOf = (typed: string): number | string | undefined => {
  if (given(typed) === undefined) return undefined
  const value = Number(typed.replaceAll(',', ''))
  return Number.isNaN(value) ? typed : value
}

const resultOf = (row: Row) => ({
  code: numberOf(row.code),
  ...(row.needs.includes('NEXT_HEARING') && given(row.day) !== undefined
    ? {
        nextHearing: {
          courtCode: row.courtCode,
          day: row.day,
          time: given(row.time),
          type: given(row.type),
        },
      }
    : {}),
  ...(row.needs.includes('CONDITIONS') && given(row.conditions) !== undefined
    ? { conditions: row.conditions.split('\n').filter((line) => line.trim() !== '') }
    : {}),
  ...(row.needs.includes('AMOUNT') ? { amount: numberOf(row.amount) } : {}),
  ...(row.needs.includes('DURATION') && given(row.unit) !== undefined
    ? { duration: { count: row.unit === 'L' ? 0 : numberOf(row.count), unit: row.unit } }
    : {}),
  words: given(row.words),
})

const bodyOf = (values: Values) => ({
  courtReference: given(values.courtReference),
  offences: [
    {
      lineId: values.lineId,
      plea: given(values.plea),
      verdict: given(values.verdict),
      results: values.rows.map(resultOf),
    },
  ],
  accepts: values.accepts,
  reason: given(values.reason),
})

export function ResultForm({ page, hearing }: { page: CourtPage; hearing: HearingView }) {
  const lines = page.defendants.flatMap(({ name, lines: own }) =>
    own.map(({ id, sequence, title }) => ({ code: id, label: `${name}, ${sequence}. ${title}` })),
  )
  const form = useActForm({
    schema: onForm(bodyOf, court.routes.enterResult.body),
    defaults: {
      lineId: lines.length === 1 ? (lines[0]?.code ?? '') : '',
      plea: '',
      verdict: '',
      courtReference: hearing.courtReference ?? '',
      rows: [emptyRow],
      accepts: false,
      reason: '',
    } as Values,
    draft: { key: `court:${hearing.id}:result` },
    act: useAct(topicApi.court.enterResult.mutation(), {
      refreshes: refreshesCourt,
      said: 'Result kept',
      looksAgain: true,
    }),
    toInput: (body) => ({
      params: { caseId: page.caseId, hearingId: hearing.id },
      body,
      version: page.version,
    }),
  })
  const rows = useFieldArray({ control: form.fields.control, name: 'rows' })
  const accepts = form.fields.watch('accepts')
  return (
    <ActFormFrame form={form} submitWords="Keep the result">
      {lines.length === 1 ? <p>{lines[0]?.label}</p> : null}
      {lines.length > 1 ? <ActChoice form={form} name="lineId" label="Offence" list={lines} /> : null}
      <div className="mips-row--fields">
        <ActChoice form={form} name="plea" label="Plea" list={courtPleas} need="optional" />
        <ActChoice form={form} name="verdict" label="Verdict" list={courtVerdicts} need="optional" />
        <ActLine form={form} name="courtReference" label="Reference of the court" need="optional" />
      </div>
      {rows.fields.map(({ id }, index) => (
        <ResultRow key={id} form={form} index={index} onRemove={() => rows.remove(index)} />
      ))}
      <Button look="secondary" size="small" onClick={() => rows.append(emptyRow)}>
        Add another result
      </Button>
      <ActTick
        form={form}
        name="accepts"
        label="Enter it as it stands, although something is missing or does not follow"
      />
      {accepts ? <ActLine form={form} name="reason" label="Why it is entered as it stands" /> : null}
    </ActFormFrame>
  )
}

function ResultRow({
  form,
  index,
  onRemove,
}: {
  form: ActForm<Values>
  index: number
  onRemove: () => void
}) {
  const number = index + 1
  const [code, needs] = form.fields.watch([`rows.${index}.code`, `rows.${index}.needs`])
  const of = `result ${number}`
  const error =
    form.errorOf(`offences.0.results.${index}.code` as never) ?? form.errorOf(`rows.${index}.code`)
  return (
    <fieldset className="govuk-fieldset mips-stack">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Result {number}</legend>
      <ResultBox
        label={`Code of result ${number}`}
        name={`rows.${index}.code`}
        before={code}
        {...(error === undefined ? {} : { error })}
        onChoose={(chosen) => {
          form.fields.setValue(`rows.${index}.code`, chosen === undefined ? '' : String(chosen.code))
          form.fields.setValue(`rows.${index}.needs`, chosen?.needs ?? [])
        }}
      />
      {needs.includes('NEXT_HEARING') ? (
        <>
          <CourtBox
            label={`Next hearing of ${of}: court`}
            name={`rows.${index}.courtCode`}
            onChoose={(code) => form.fields.setValue(`rows.${index}.courtCode`, code)}
          />
          <div className="mips-row--fields">
            <ActDay form={form} name={`rows.${index}.day`} label={`Next hearing of ${of}: day`} />
            <ActLine form={form} name={`rows.${index}.time`} label={`Next hearing of ${of}: time`} />
            <ActChoice
              form={form}
              name={`rows.${index}.type`}
              label={`Next hearing of ${of}: type`}
              list={hearingTypes}
              need="optional"
            />
          </div>
        </>
      ) : null}
      {needs.includes('CONDITIONS') ? (
        <ActWords
          form={form}
          name={`rows.${index}.conditions`}
          label={`Conditions of ${of}, one on each line`}
          rows={3}
        />
      ) : null}
      {needs.includes('AMOUNT') ? (
        <ActLine form={form} name={`rows.${index}.amount`} label={`Amount of ${of}, in pounds`} />
      ) : null}
      {needs.includes('DURATION') ? (
        <div className="mips-row--fields">
          <ActLine form={form} name={`rows.${index}.count`} label={`Length of ${of}`} />
          <ActChoice form={form} name={`rows.${index}.unit`} label={`Unit of ${of}`} list={durationUnits} />
        </div>
      ) : null}
      <ActLine form={form} name={`rows.${index}.words`} label={`Words of ${of}`} need="optional" />
      {number === 1 ? null : (
        <Button look="link" size="small" onClick={onRemove}>
          Take result {number} off
        </Button>
      )}
    </fieldset>
  )
}
