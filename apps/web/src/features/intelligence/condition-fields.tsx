import { conditionList, recipientClasses } from '@mips/domain/intelligence/handling'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import type { ActForm } from '../../platform/act-form.tsx'
import { OfficersBox } from '../../platform/officers-box.tsx'
import type { ConditionFields as Condition, IntelligenceFields } from './submit-fields.ts'

type Props = { form: ActForm<IntelligenceFields>; index: number }

const coded = conditionList.filter(({ code }) => code !== 'OTHER')
const isWorded = (code: string) => !/^[A-Z]\d$/.test(code)

/** The conditions under which a paragraph may be shared: by code, each narrowed where it has to be, and in words. */
export function ConditionFields({ form, index }: Props) {
  const at = `paragraphs.${index}` as const
  const conditions = form.fields.watch(`${at}.conditions`)
  const put = (next: Condition[]) =>
    form.fields.setValue(`${at}.conditions`, next, { shouldDirty: true, shouldTouch: true })
  const choose = (codes: readonly string[]) =>
    put(
      codes.map(
        (code) =>
          conditions.find((one) => one.code === code) ?? { code, appliesTo: 'ALL', expires: '', named: [] },
      ),
    )
  return (
    <>
      <Checkboxes
        name={`${at}.conditions`}
        legend="On what conditions?"
        legendSize="s"
        hint="One at least, here or in words"
        error={form.errorOf(`${at}.conditions`)}
        value={conditions.map(({ code }) => code)}
        onChange={choose}
        options={coded.map(({ code, label }) => {
          const place = conditions.findIndex((one) => one.code === code)
          return {
            value: code,
            label: isWorded(code) ? label : `${code} ${label}`,
            reveal:
              place === -1 ? undefined : (
                <Narrowed
                  form={form}
                  index={index}
                  place={place}
                  onChange={(next) => put(conditions.map((one, other) => (other === place ? next : one)))}
                />
              ),
          }
        })}
      />
      <Textarea
        {...form.fields.register(`${at}.handlingConditions`)}
        label="Other conditions, in words"
        error={form.errorOf(`${at}.handlingConditions`)}
        rows={2}
        limit={1000}
      />
    </>
  )
}

/** To whom one condition applies, until when, and whom it names. */
function Narrowed({
  form,
  index,
  place,
  onChange,
}: Props & { place: number; onChange: (next: Condition) => void }) {
  const at = `paragraphs.${index}.conditions.${place}` as const
  const condition = form.fields.watch(at)
  return (
    <div className="mips-stack">
      {condition.code === 'NAMED_ONLY' ? (
        <OfficersBox
          name={`${at}.named`}
          label="Who may use it"
          hint="By number or name"
          chosen={condition.named}
          onChange={(named) => onChange({ ...condition, named })}
        />
      ) : null}
      <Select
        name={`${at}.appliesTo`}
        label="Applies to"
        options={[
          { value: 'ALL', label: 'Everybody' },
          ...recipientClasses.map(({ code, label }) => ({ value: code, label })),
        ]}
        value={condition.appliesTo}
        onChange={({ target }) => onChange({ ...condition, appliesTo: target.value })}
      />
      <DateInput
        name={`${at}.expires`}
        legend="Last day"
        hint="Leave it empty where it holds until the unit lifts it"
        expects="any"
        error={form.errorOf(`${at}.expires`)}
        value={condition.expires}
        onChange={(expires) => onChange({ ...condition, expires })}
      />
    </div>
  )
}
