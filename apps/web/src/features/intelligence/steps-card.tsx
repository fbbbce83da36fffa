/** What may be done with a report now: the open steps as buttons, those that ask why with a box, and each closed one with what stands against it. */
import type { EvaluationPage } from '@mips/contracts/intelligence-review-replies'
import { chosenSteps } from '@mips/domain/intelligence/review-desk'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActWords } from '../../platform/act-fields.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesEvaluation } from './evaluation.api.ts'
import { RecordBox } from '../../platform/record-box.tsx'

type Step = EvaluationPage['steps'][number]
type Said = { reason?: string | undefined; divertedToId?: string | undefined }

/** Each step by the route that takes it. */
function useSteps(report: EvaluationPage) {
  const review = topicApi.intelligenceReview
  const options = { refreshes: refreshesEvaluation, said: 'Done' }
  const accept = useAct(review.accept.mutation(), { ...options, tellsErrors: true })
  const approve = useAct(review.approve.mutation(), { ...options, tellsErrors: true })
  const step = useAct(review.step.mutation(), options)
  const giveBack = useAct(review.giveBack.mutation(), options)
  const divert = useAct(review.divert.mutation(), options)
  const hold = useAct(review.hold.mutation(), options)
  const lift = useAct(review.lift.mutation(), options)
  const acts = [accept, approve, step, giveBack, divert, hold, lift]
  const call = { params: { reportId: report.id }, version: report.version }

  const run = ({ code, said }: { code: string; said: Said }) => {
    const reason = said.reason ?? ''
    switch (code) {
      case 'ACCEPT':
        return accept.run({ ...call, body: {} })
      case 'APPROVE':
        return approve.run({ ...call, body: {} })
      case 'RETURN':
        return giveBack.run({ ...call, body: { reason } })
      case 'DIVERT':
        return divert.run({ ...call, body: { reason, divertedToId: said.divertedToId ?? '' } })
      case 'QUARANTINE':
        return hold.run({ ...call, body: { reason } })
      case 'LIFT':
        return lift.run({ ...call, body: { reason } })
      default: {
        const known = chosenSteps.find((one) => one.code === code)?.code
        if (known === undefined) throw new Error(`No route takes the step ${code}`)
        return step.run({ ...call, body: { step: known, ...(reason === '' ? {} : { reason }) } })
      }
    }
  }
  return {
    run,
    isBusy: acts.some(({ isBusy }) => isBusy),
    error: acts.find(({ error }) => error !== null)?.error ?? null,
    reset: () => acts.forEach(({ reset }) => reset()),
  }
}

export function StepsCard({ report }: { report: EvaluationPage }) {
  const [asked, setAsked] = useState<string>()
  const open = report.steps.filter(({ isOpen }) => isOpen)
  const closed = report.steps.filter(({ isOpen }) => !isOpen)
  const step = open.find(({ code }) => code === asked)
  return (
    <Card id="steps" title="What to do with it">
      <div className="mips-stack">
        {open.length === 0 ? <p>There is nothing that you can do with it now.</p> : null}
        <div className="mips-button-group">
          {open.map((one, place) =>
            one.needsReason ? (
              <Button
                key={one.code}
                look="secondary"
                aria-expanded={asked === one.code}
                onClick={() => setAsked(asked === one.code ? undefined : one.code)}
              >
                {one.label}…
              </Button>
            ) : (
              <PlainStep key={one.code} report={report} step={one} isFirst={place === 0} />
            ),
          )}
        </div>
        {step === undefined ? null : (
          <ReasonedStep key={step.code} report={report} step={step} onDone={() => setAsked(undefined)} />
        )}
        {closed.length === 0 ? null : (
          <ul className="govuk-list" aria-label="Not open now">
            {closed.map(({ code, label, why }) => (
              <li key={code}>
                <strong>{label}</strong>: {why ?? 'not open now'}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  )
}

type StepProps = { report: EvaluationPage; step: Step }

function PlainStep({ report, step, isFirst }: StepProps & { isFirst: boolean }) {
  const steps = useSteps(report)
  return (
    <Button
      look={isFirst ? 'primary' : 'secondary'}
      isBusy={steps.isBusy}
      onClick={() => void steps.run({ code: step.code, said: {} })}
    >
      {step.label}
    </Button>
  )
}

const Reason = z.object({
  reason: z
    .string()
    .trim()
    .min(1, { error: 'Say why' })
    .max(2000, { error: 'Write 2,000 characters or fewer' }),
  divertedToId: z.string().optional(),
})
type Values = { reason: string; divertedToId: string }

const asks: Record<string, string> = {
  RETURN: 'What the writer has to put right',
  DIVERT: 'Why it is no intelligence',
  SEND_BACK: 'What the evaluator has to put right',
}

/** A step that says why, and where to for a report that is passed on. */
function ReasonedStep({ report, step, onDone }: StepProps & { onDone: () => void }) {
  const form = useActForm({
    schema: step.code === 'DIVERT' ? Reason.required() : Reason,
    defaults: { reason: '', divertedToId: '' },
    draft: { key: `intelligence.step:${report.id}:${step.code}` },
    act: useSteps(report),
    toInput: (said) => ({ code: step.code, said }),
    onDone,
  }) as unknown as ActForm<Values>
  return (
    <ActFormFrame form={form} submitWords={step.label}>
      <ActWords form={form} name="reason" label={asks[step.code] ?? 'Why'} limit={2000} rows={3} />
      {step.code === 'DIVERT' ? (
        <Controller
          control={form.fields.control}
          name="divertedToId"
          render={({ field }) => (
            <RecordBox
              name="divertedToId"
              label="The record that was made of it"
              hint="By its reference, such as INC/2026/000123"
              error={form.errorOf('divertedToId')}
              onFound={field.onChange}
            />
          )}
        />
      ) : null}
    </ActFormFrame>
  )
}
