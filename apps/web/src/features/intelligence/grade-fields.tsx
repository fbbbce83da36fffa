import {
  assessmentGrades,
  handlingCodes,
  handlingConditions,
  sourceGrades,
} from '@mips/domain/codes/information'
import { Details } from '@mips/ui/details.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { Controller } from 'react-hook-form'
import type { ActForm } from '../../platform/act-form.tsx'
import { RecordBox } from './record-box.tsx'
import type { IntelligenceFields } from './submit-fields.ts'

/** The three parts of 3x5x2, each explained in place, and what a grade asks for. */
export function GradeFields({ form }: { form: ActForm<IntelligenceFields> }) {
  const { register, control } = form.fields
  const [source, assessment, handling] = form.fields.watch(['sourceGrade', 'assessmentGrade', 'handlingCode'])
  const needsReason = source === '3' || assessment === 'E'
  return (
    <section aria-labelledby="grade-heading" className="mips-stack">
      <h2 id="grade-heading" className="govuk-heading-m">
        Grade (3×5×2)
      </h2>
      <Radios
        name="sourceGrade"
        legend="How reliable is the source?"
        legendSize="s"
        registration={register('sourceGrade')}
        error={form.errorOf('sourceGrade')}
        options={sourceGrades.map(({ code, label, hint }) => ({
          value: code,
          label: `${code} ${label}`,
          hint,
        }))}
      />
      <Radios
        name="assessmentGrade"
        legend="How is it known?"
        legendSize="s"
        registration={register('assessmentGrade')}
        error={form.errorOf('assessmentGrade')}
        options={assessmentGrades.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
      />
      {needsReason ? (
        <Textarea
          {...register('gradeReason')}
          label={
            source === '3' ? 'Why is the source not reliable?' : 'Why is it kept although it may be false?'
          }
          error={form.errorOf('gradeReason')}
          rows={2}
          limit={1000}
        />
      ) : null}
      {assessment === 'B' ? (
        <Controller
          control={control}
          name="corroboratedById"
          render={({ field }) => (
            <RecordBox
              name="corroboratedById"
              label="The record that corroborates it"
              hint="By its reference, such as INC/2026/000123"
              error={form.errorOf('corroboratedById')}
              onFound={field.onChange}
            />
          )}
        />
      ) : null}
      <Radios
        name="handlingCode"
        legend="How may it be shared?"
        legendSize="s"
        registration={register('handlingCode')}
        error={form.errorOf('handlingCode')}
        options={handlingCodes.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
      />
      {handling === 'C' ? (
        <>
          <Textarea
            {...register('handlingConditions')}
            label="Conditions"
            hint="A code or words, such as A1 or S2"
            error={form.errorOf('handlingConditions')}
            rows={2}
            limit={1000}
          />
          <Details summary="Codes for conditions">
            <ul className="govuk-list">
              {handlingConditions.map(({ code, label }) => (
                <li key={code}>
                  <strong>{code}</strong> {label}
                </li>
              ))}
            </ul>
          </Details>
        </>
      ) : null}
    </section>
  )
}
