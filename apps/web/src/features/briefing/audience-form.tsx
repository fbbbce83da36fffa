/** For whom a briefing is and on which days. */
import { briefing } from '@mips/contracts/briefing'
import type { BriefingHead } from '@mips/contracts/briefing-parts'
import { allRoles, permissionsOf, roleLabel } from '@mips/domain/access/roles'
import { briefingShifts } from '@mips/domain/intelligence/briefing-audience'
import { Details } from '@mips/ui/details.tsx'
import { ActChoice, ActDay, ActLine, ActMany } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesBriefing } from './briefing.api.ts'

type Values = {
  title: string
  from: string
  until: string
  units: string[]
  roles: string[]
  shift: string
}

/** Those who may read briefings at all. */
const readers = allRoles
  .filter((role) => permissionsOf(role).includes('briefing.duty.read'))
  .map((code) => ({ code, label: roleLabel(code) }))

type Props = {
  /** The one that is changed; without it one is made. */
  briefing?: BriefingHead
  units: readonly { code: string; label: string }[]
  onDone: (id: string) => void
}

export function AudienceForm({ briefing: made, units, onDone }: Props) {
  const make = useAct(topicApi.briefing.make.mutation(), { refreshes: refreshesBriefing })
  const change = useAct(topicApi.briefing.change.mutation(), { refreshes: refreshesBriefing })
  const today = rightNow().date
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({ ...values, shift: given(values.shift) }),
      briefing.routes.make.body,
    ),
    defaults: {
      title: made?.title ?? '',
      from: made?.from ?? today,
      until: made?.until ?? today,
      units: made?.units.map(({ code }) => code) ?? [],
      roles: made?.roles.map(({ code }) => code) ?? [],
      shift: made?.shift?.code ?? '',
    } as Values,
    act: {
      ...(made === undefined ? make : change),
      run: (body: Parameters<typeof make.run>[0]['body']) =>
        made === undefined ? make.run({ body }) : change.run({ params: { briefingId: made.id }, body }),
    },
    toInput: (body) => body,
    onDone: ({ id }) => onDone(id),
  })
  return (
    <ActFormFrame form={form} submitWords={made === undefined ? 'Make the briefing' : 'Save for whom it is'}>
      <ActLine form={form} name="title" label="Title" hint="Such as “North, earlies”" />
      <div className="mips-row--fields">
        <ActDay form={form} name="from" label="First day" />
        <ActDay form={form} name="until" label="Last day" />
      </div>
      <ActChoice form={form} name="shift" label="Tour of duty" list={briefingShifts} need="optional" />
      <Details summary="Units and roles: all, unless you choose some">
        <ActMany form={form} name="units" label="Units, with those below them" list={units} />
        <ActMany form={form} name="roles" label="Roles" list={readers} />
      </Details>
    </ActFormFrame>
  )
}
