/** What an officer did, tactic after tactic in its order: whether each worked, and how long a restraint lasted. */
import { forceTactics } from '@mips/domain/custody/force-rules'
import { Button, ButtonGroup } from '@mips/ui/button.tsx'
import { useFieldArray } from 'react-hook-form'
import { ActChoice, ActLine, ActRadios } from '../../platform/act-fields.tsx'
import type { ActForm } from '../../platform/act-form.tsx'
import { yesNoList } from './stop-fields.tsx'

export type TacticValues = { tactic: string; worked: string; minutes: string }
export const noTactic: TacticValues = { tactic: '', worked: '', minutes: '' }

export const takesTime = (tactic: string): boolean =>
  forceTactics.some((one) => one.code === tactic && one.takesTime)

const most = 30

export function TacticFields<V extends { tactics: TacticValues[] }>({ form: given }: { form: ActForm<V> }) {
  // The fields of a row have names that are put together, which the type of a wider form cannot follow.
  const form = given as unknown as ActForm<{ tactics: TacticValues[] }>
  const rows = useFieldArray({ control: form.fields.control, name: 'tactics' })
  const values = form.fields.watch('tactics')
  return (
    <>
      {rows.fields.map((row, index) => (
        <fieldset key={row.id} className="govuk-fieldset mips-tactic">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
            {index === 0 ? 'First' : `Then (${index + 1})`}
          </legend>
          <ActChoice form={form} name={`tactics.${index}.tactic`} label="What you did" list={forceTactics} />
          {takesTime(values[index]?.tactic ?? '') ? (
            <ActLine form={form} name={`tactics.${index}.minutes`} label="Minutes it lasted" />
          ) : null}
          <ActRadios form={form} name={`tactics.${index}.worked`} label="Did it work?" list={yesNoList} />
          {rows.fields.length < 2 ? null : (
            <ButtonGroup>
              {index === 0 ? null : (
                <Button look="quiet" size="small" onClick={() => rows.swap(index, index - 1)}>
                  Earlier<span className="govuk-visually-hidden">: number {index + 1}</span>
                </Button>
              )}
              <Button look="quiet" size="small" onClick={() => rows.remove(index)}>
                Take out<span className="govuk-visually-hidden">: number {index + 1}</span>
              </Button>
            </ButtonGroup>
          )}
        </fieldset>
      ))}
      {rows.fields.length < most ? (
        <Button look="secondary" size="small" icon="plus" onClick={() => rows.append(noTactic)}>
          Add what you did then
        </Button>
      ) : null}
    </>
  )
}
