import type { ActForm } from '../../platform/act-form.tsx'
import { GroupChoice, useOwnGroups } from './group-choice.tsx'
import type { IntelligenceFields } from './submit-fields.ts'

type Props = { form: ActForm<IntelligenceFields>; index: number }

/** The groups of the writer that alone will hold one paragraph; nothing for a writer in none. */
export const RestrictTo = ({ form, index }: Props) => (
  <GroupChoice
    form={form}
    name={`paragraphs.${index}.restrictToGroupIds`}
    legend="Only for"
    hint="Nobody else can tell that this paragraph is there"
  />
)

/** The groups of the writer; chosen ones alone will see the report, and nothing else shows that it exists. */
export function RestrictReport({ form }: Pick<Props, 'form'>) {
  const groups = useOwnGroups()
  return (
    <section aria-labelledby="restrict-heading" className="mips-stack">
      <h2 id="restrict-heading" className="govuk-heading-m">
        Who may see it?
      </h2>
      {groups.length === 0 ? (
        <p>
          The intelligence unit, and whoever it releases the report to. You are in no group to which it could
          be restricted.
        </p>
      ) : (
        <GroupChoice
          form={form}
          name="restrictToGroupIds"
          legend="Restrict it to"
          hint="Without a group, the intelligence unit reads it and decides who else may. With one, nobody else can tell that it exists."
        />
      )}
    </section>
  )
}
