/** A new version of a risk tool out of a file, what it changes, and the decision of the second person. */
import { riskTool as contract, type RiskToolVersion, type ToolDifferences } from '@mips/contracts/risk-tool'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Field } from '@mips/ui/field.tsx'
import { Inset } from '@mips/ui/inset.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'

const refreshes = [topicApi.riskTool.get.key, topicApi.riskTool.listTools.key] as const
const paramsOf = (tool: string) => ({ tool: tool as 'LOCAL' })

/** What a version changes against the one before, kind by kind. */
export function ToolChanges({ differences }: { differences: ToolDifferences }) {
  const { added, left, reworded, graver, lessGrave, thresholds } = differences
  const kinds = [
    { words: 'Added', lines: added },
    { words: 'Left out', lines: left },
    { words: 'In other words', lines: reworded.map(({ code, was, is }) => `${code} ${was} → ${is}`) },
    { words: 'Now a grave sign', lines: graver },
    { words: 'No longer a grave sign', lines: lessGrave },
    { words: 'Thresholds', lines: thresholds === null ? [] : [`${thresholds.was} → ${thresholds.is}`] },
  ].filter(({ lines }) => lines.length > 0)
  if (kinds.length === 0) return <p>It changes nothing.</p>
  return (
    <>
      {kinds.map(({ words, lines }) => (
        <div key={words}>
          <strong>
            {words} ({lines.length})
          </strong>
          <ul className="govuk-list govuk-list--bullet">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

/** What stands, as a file to be changed; without one, what a file looks like. */
function fileOf(latest: RiskToolVersion | undefined): string {
  const content = latest?.content
  return JSON.stringify(
    {
      topics: content?.topics.map(({ code, label, isGrave }) => ({ code, words: label, isGrave })) ?? [
        { code: 'AFRAID', words: 'The question in the words of your force', isGrave: true },
      ],
      bands: content?.bands ?? null,
      grades: Object.fromEntries(content?.grades.map(({ code, label }) => [code, label]) ?? []),
    },
    null,
    2,
  )
}

type Values = { text: string; validFrom: string; source: string; reason: string }
type Looked = { differences: ToolDifferences | null; problems: string[] }

/** Looked at first, then proposed to a second person. */
export function NewTool({ tool, latest }: { tool: string; latest: RiskToolVersion | undefined }) {
  const [looked, setLooked] = useState<Looked>()
  const params = paramsOf(tool)
  const preview = useAct(topicApi.riskTool.preview.mutation(), { onDone: setLooked, tellsErrors: true })
  const form = useActForm({
    schema: contract.routes.propose.body,
    defaults: { text: fileOf(latest), validFrom: '', source: '', reason: '' } as Values,
    act: useAct(topicApi.riskTool.propose.mutation(), {
      refreshes,
      said: ({ version }) => `Version ${version} is proposed; a second person decides about it`,
    }),
    toInput: (body) => ({ params, body }),
  })
  const { register, control, getValues, setValue } = form.fields
  async function take(file: File | undefined) {
    if (file === undefined) return
    setValue('text', await file.text(), { shouldDirty: true })
    setLooked(undefined)
  }
  function look() {
    const { text, validFrom } = getValues()
    void preview.run({ params, body: { text, validFrom } })
  }
  return (
    <Card title="A new version">
      <ActFormFrame form={form} submitWords="Propose the version">
        <Field id="tool-file" label="A file, JSON" hint="Questions, thresholds, and the words of the grades">
          <input
            id="tool-file"
            type="file"
            accept=".json,application/json"
            className="govuk-file-upload"
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </Field>
        <Textarea
          {...register('text')}
          label="The whole tool"
          hint="Bands are the numbers of yes answers from which a risk is medium and high; null where a count means nothing"
          rows={12}
          error={form.errorOf('text')}
        />
        <Controller
          control={control}
          name="validFrom"
          render={({ field: { ref: _ref, ...field } }) => (
            <DateInput {...field} legend="Valid from" expects="any" error={form.errorOf('validFrom')} />
          )}
        />
        <Button look="secondary" type="button" isBusy={preview.isBusy} onClick={look}>
          Show what it changes
        </Button>
        {looked === undefined ? null : (
          <Inset>
            <div role="status">
              {looked.problems.map((problem) => (
                <p key={problem}>
                  <strong>{problem}</strong>
                </p>
              ))}
              {looked.differences === null ? null : <ToolChanges differences={looked.differences} />}
            </div>
          </Inset>
        )}
        <TextInput {...register('source')} label="Where it comes from" error={form.errorOf('source')} />
        <Textarea
          {...register('reason')}
          label="Reason"
          rows={2}
          limit={1000}
          error={form.errorOf('reason')}
        />
      </ActFormFrame>
    </Card>
  )
}

type Decision = { answer: string; reason: string }
const schema = onForm(
  ({ answer, reason }: Decision) => ({
    isApproved: answer === '' ? undefined : answer === 'approve',
    reason,
  }),
  z.strictObject(contract.routes.decide.body.shape),
)

/** The second person approves or refuses the version that waits. */
export function DecideTool({ tool, version }: { tool: string; version: number }) {
  const form = useActForm({
    schema,
    defaults: { answer: '', reason: '' } as Decision,
    act: useAct(topicApi.riskTool.decide.mutation(), {
      refreshes,
      said: ({ status }) =>
        status === 'APPROVED' ? `Version ${version} is approved` : 'The version is refused',
    }),
    toInput: (body) => ({ params: paramsOf(tool), body }),
  })
  const { register } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Keep the decision">
      <Radios
        name="answer"
        legend="What do you decide?"
        registration={register('answer')}
        options={[
          { value: 'approve', label: 'Approve the version' },
          { value: 'refuse', label: 'Refuse it' },
        ]}
        error={form.errorOf('answer')}
      />
      <Textarea
        {...register('reason')}
        label="Reason for the decision"
        rows={2}
        limit={1000}
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}
