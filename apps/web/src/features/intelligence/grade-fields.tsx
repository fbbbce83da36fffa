import { assessmentGrades, handlingCodes, sourceGrades } from '@mips/domain/codes/information'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useId } from 'react'
import { Controller } from 'react-hook-form'
import type { ActForm } from '../../platform/act-form.tsx'
import { ConditionFields } from './condition-fields.tsx'
import { RecordBox } from '../../platform/record-box.tsx'
import type { IntelligenceFields } from './submit-fields.ts'

/** The three parts of 3x5x2 of one paragraph, each explained in place, and what a grade asks for. */
export function GradeFields({ form, index }: { form: ActForm<IntelligenceFields>; index: number }) {
  const heading = useId()
  const at = `paragraphs.${index}` as const
  const { register, control } = form.fields
  const [source, assessment, handling] = form.fields.watch([
    `${at}.sourceGrade`,
    `${at}.assessmentGrade`,
    `${at}.handlingCode`,
  ])
  const needsReason = source === '3' || assessment === 'E'
  return (
    <section aria-labelledby={heading} className="mips-stack">
      <h3 id={heading} className="govuk-heading-s">
        Grade (3×5×2)
      </h3>
      <Radios
        name={`${at}.sourceGrade`}
        legend="How reliable is the source?"
        legendSize="s"
        registration={register(`${at}.sourceGrade`)}
        error={form.errorOf(`${at}.sourceGrade`)}
        options={sourceGrades.map(({ code, label, hint }) => ({
          value: code,
          label: `${code} ${label}`,
          hint,
        }))}
      />
      <Radios
        name={`${at}.assessmentGrade`}
        legend="How is it known?"
        legendSize="s"
        registration={register(`${at}.assessmentGrade`)}
        error={form.errorOf(`${at}.assessmentGrade`)}
        options={assessmentGrades.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
      />
      {needsReason ? (
        <Textarea
          {...register(`${at}.gradeReason`)}
          label={
            source === '3' ? 'Why is the source not reliable?' : 'Why is it kept although it may be false?'
          }
          error={form.errorOf(`${at}.gradeReason`)}
          rows={2}
          limit={1000}
        />
      ) : null}
      {assessment === 'B' ? (
        <Controller
          control={control}
          name={`${at}.corroboratedById`}
          render={({ field }) => (
            <RecordBox
              name={`${at}.corroboratedById`}
              label="The record that corroborates it"
              hint="By its reference, such as INC/2026/000123"
              error={form.errorOf(`${at}.corroboratedById`)}
              onFound={field.onChange}
            />
          )}
        />
      ) : null}
      <Radios
        name={`${at}.handlingCode`}
        legend="How may it be shared?"
        legendSize="s"
        registration={register(`${at}.handlingCode`)}
        error={form.errorOf(`${at}.handlingCode`)}
        options={handlingCodes.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
      />
      {handling === 'C' ? <ConditionFields form={form} index={index} /> : null}
    </section>
  )
}
