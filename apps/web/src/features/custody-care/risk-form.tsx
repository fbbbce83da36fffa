/** The questions of the assessment, one line each, with what was said last time beside them. */
import { custodyCare } from '@mips/contracts/custody-care'
import type { RiskPage } from '@mips/contracts/custody-care-replies'
import type { CustodyRightsPage } from '@mips/contracts/custody-rights'
import { adultReasons } from '@mips/domain/custody/appropriate-adult'
import { riskKinds, riskSources } from '@mips/domain/custody/care-codes'
import { custodyRiskLevels } from '@mips/domain/custody/codes'
import { carryAnswers, type RiskAnswers, riskNeeds } from '@mips/domain/custody/risk-carry'
import { type RiskQuestion, riskQuestions } from '@mips/domain/custody/risk-questions'
import { leastRiskLevel } from '@mips/domain/custody/risk-rules'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Checkbox, Checkboxes } from '@mips/ui/checkboxes.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useEffect } from 'react'
import { Controller } from 'react-hook-form'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { formatDateTime } from '../../platform/format.ts'
import { WhenFields, yesNo, yesNoOptions } from './care-parts.tsx'
import { refreshesStay } from '../../platform/stay.ts'
import { QuestionRow } from './question-row.tsx'

type Answers = Record<RiskQuestion, { answer: string; detail: string }>
export type RiskValues = {
  occasion: string
  assessedAt: LocalDateTime
  lateReason: string
  answers: Answers
  observations: string
  infoFrom: string[]
  level: string
  levelReason: string
  intoxicated: string
  intoxication: string
  needsAntiLigature: boolean
  adult: string
  adultReason: string
  isVulnerable: boolean
  isSigned: boolean
  isTaken: boolean
}

const unasked = Object.fromEntries(
  riskQuestions.map(({ code }) => [code, { answer: 'NOT_ASKED', detail: '' }]),
) as Answers

/** What was answered, as the rules and the body have it; an answer taken over as it stood says so. */
function answersOf(values: Answers, carried: RiskAnswers | undefined): RiskAnswers {
  const entries = riskQuestions.flatMap(({ code }) => {
    const { answer, detail } = values[code]
    if (answer === 'NOT_ASKED' || answer === '') return []
    const was = carried?.[code]
    const isCarried = was !== undefined && was.answer === answer && (was.detail ?? '') === detail
    return [[code, { answer, ...(given(detail) ? { detail } : {}), ...(isCarried ? { isCarried } : {}) }]]
  })
  return Object.fromEntries(entries) as RiskAnswers
}

/** A new version; what was said last time comes in with one press and is confirmed with the person. */
export function RiskForm({
  page,
  maySign,
  adult,
}: {
  page: RiskPage
  maySign: boolean
  /** What was decided with the rights on an appropriate adult. */
  adult: CustodyRightsPage['need']
}) {
  const [latest] = page.assessments
  const last = lastTime(page)
  const carried = last === undefined ? undefined : carryAnswers(last.answers)
  const toBody = (values: RiskValues) => ({
    kind: values.occasion,
    assessedAt: instantOf(values.assessedAt),
    lateReason: given(values.lateReason),
    answers: answersOf(values.answers, values.isTaken ? carried : undefined),
    observations: given(values.observations),
    infoFrom: values.infoFrom,
    level: given(values.level),
    levelReason: given(values.levelReason),
    isIntoxicated: yesNo(values.intoxicated),
    intoxication: given(values.intoxication),
    needsAntiLigature: values.needsAntiLigature,
    adultRequired: yesNo(values.adult),
    adultReason: given(values.adultReason),
    isVulnerable: values.isVulnerable,
    carriedFrom: values.isTaken && latest === undefined ? page.earlier?.recordId : undefined,
    isSigned: maySign && values.isSigned,
  })
  const form = useActForm({
    schema: onForm(toBody, custodyCare.routes.assessRisk.body),
    defaults: {
      occasion: latest === undefined ? 'INITIAL' : 'REVIEW',
      assessedAt: rightNow(),
      lateReason: '',
      answers: unasked,
      observations: '',
      infoFrom: ['DETAINEE'],
      level: '',
      levelReason: '',
      intoxicated: '',
      intoxication: '',
      needsAntiLigature: false,
      ...adultKnown(adult, page.isChild),
      isSigned: maySign,
      isTaken: false,
    } as RiskValues,
    draft: { key: `custody.risk:${page.id}:${(latest?.version ?? 0) + 1}` },
    act: useAct(topicApi.custodyCare.assessRisk.mutation(), {
      refreshes: refreshesStay,
      said: 'Risk assessment kept',
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body }),
  })
  const { control, register, setValue, getValues, watch } = form.fields
  // The rights may still be on their way when this page is opened.
  useEffect(() => {
    const known = adultKnown(adult, page.isChild)
    if (known.adult === '' || getValues('adult') !== '') return
    setValue('adult', known.adult)
    setValue('adultReason', known.adultReason)
  }, [adult, page.isChild, getValues, setValue])
  const said = answersOf(watch('answers'), undefined)
  const needs = riskNeeds({ answers: said, isIntoxicated: watch('intoxicated') === 'yes' }, page.isChild)
  const least = leastRiskLevel(said)
  const leastLabel = custodyRiskLevels.find(({ code }) => code === least)?.label ?? least
  const takeOver = () => {
    const now = getValues('answers')
    for (const { code } of riskQuestions) {
      const was = carried?.[code]
      if (was !== undefined && now[code].answer === 'NOT_ASKED')
        setValue(`answers.${code}`, { answer: was.answer, detail: was.detail ?? '' }, { shouldDirty: true })
    }
    setValue('isTaken', true, { shouldDirty: true })
  }
  return (
    <Card title={latest === undefined ? 'Assess the risk' : 'Assess the risk again'}>
      <ActFormFrame
        form={form}
        submitWords={maySign && watch('isSigned') ? 'Sign the assessment' : 'Keep the draft'}
      >
        <div className="mips-row mips-row--fields">
          <Select
            {...register('occasion')}
            label="Occasion"
            options={choicesOf(riskKinds)}
            error={form.errorOf('occasion')}
          />
        </div>
        {last === undefined ? (
          <p className="mips-muted">No earlier assessment of this person that you may see.</p>
        ) : (
          <p>
            Last time ({last.where}, {formatDateTime(last.at)}) is shown under each question.{' '}
            <Button look="secondary" size="small" onClick={takeOver}>
              Still so: take over what lasts
            </Button>
          </p>
        )}
        <div className="mips-risk">
          {riskQuestions.map(({ code, label }) => (
            <QuestionRow key={code} code={code} label={label} form={form} last={last?.answers[code]} />
          ))}
        </div>
        <Radios
          name="intoxicated"
          legend="Under the influence of drink or drugs"
          options={yesNoOptions}
          registration={register('intoxicated')}
          inline
          need="optional"
        />
        {watch('intoxicated') === 'yes' ? (
          <Textarea
            {...register('intoxication')}
            label="Substance, how much, when last, what was seen"
            rows={2}
            limit={1000}
            error={form.errorOf('intoxication')}
          />
        ) : null}
        <Textarea
          {...register('observations')}
          label="What officers saw: appearance, behaviour, speech, injury"
          rows={2}
          limit={2000}
          need="optional"
          error={form.errorOf('observations')}
        />
        <Controller
          control={control}
          name="infoFrom"
          render={({ field }) => (
            <Checkboxes
              name="infoFrom"
              legend="Told by"
              options={choicesOf(riskSources)}
              value={field.value}
              onChange={field.onChange}
              inline
            />
          )}
        />
        <div className="mips-row mips-row--fields">
          <Radios
            name="adult"
            legend="Appropriate adult needed"
            hint={needs.adult === undefined ? undefined : 'The answers point to one'}
            options={yesNoOptions}
            registration={register('adult')}
            inline
            error={form.errorOf('adultRequired' as 'adult')}
          />
          <Select
            {...register('adultReason')}
            label="Why"
            options={[{ value: '', label: 'Choose' }, ...choicesOf(adultReasons)]}
            error={form.errorOf('adultReason')}
          />
          <Checkbox {...register('isVulnerable')} label="Vulnerable" />
        </div>
        <Checkbox
          {...register('needsAntiLigature')}
          label="Needs a cell without ligature points"
          hint={needs.needsAntiLigature ? 'The answers point to one' : undefined}
        />
        <div className="mips-row mips-row--fields">
          <Select
            {...register('level')}
            label="Level of risk"
            hint={`The answers ask for ${leastLabel.toLowerCase()} at least`}
            options={[{ value: '', label: 'Choose' }, ...choicesOf(custodyRiskLevels)]}
            error={form.errorOf('level')}
          />
          <TextInput
            {...register('levelReason')}
            label="Why this level"
            need="optional"
            error={form.errorOf('levelReason')}
          />
        </div>
        <WhenFields form={form} name="assessedAt" legend="When it was assessed" />
        {maySign ? (
          <Checkbox {...register('isSigned')} label="I sign it as the custody officer" />
        ) : (
          <p className="mips-muted">The custody officer signs what you prepare.</p>
        )}
      </ActFormFrame>
    </Card>
  )
}

/** Whether an adult is needed is asked once: with the rights or here. */
function adultKnown(
  { isDecided, isRequired, reason, isVulnerable }: CustodyRightsPage['need'],
  isChild: boolean,
) {
  if (isChild) return { adult: 'yes', adultReason: 'AGE', isVulnerable }
  if (!isDecided) return { adult: '', adultReason: '', isVulnerable }
  return { adult: isRequired ? 'yes' : 'no', adultReason: reason ?? 'NOT_NEEDED', isVulnerable }
}

/** The version before on this stay, else the last stay that this reader may see. */
function lastTime(page: RiskPage): { where: string; at: string; answers: RiskAnswers } | undefined {
  const [latest] = page.assessments
  // The reply names the same codes that the rules know.
  if (latest !== undefined)
    return {
      where: `version ${latest.version}`,
      at: latest.assessedAt,
      answers: latest.answers as RiskAnswers,
    }
  if (page.earlier === null) return undefined
  const { custodyNumber, assessedAt, answers } = page.earlier
  return { where: custodyNumber, at: assessedAt, answers: answers as RiskAnswers }
}
