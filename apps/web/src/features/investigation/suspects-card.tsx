/** The suspects, where each of them stands and on what grounds. */
import { investigation } from '@mips/contracts/investigation'
import type { SuspectLine } from '@mips/contracts/investigation-replies'
import { suspectStatuses } from '@mips/domain/investigation/suspects'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { ActChoice, ActLine, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import type { DeskPart } from './desk.page.tsx'
import { refreshesDesk } from './investigation.api.ts'

const nameOf = ({ person, description }: SuspectLine): string => person?.name ?? description ?? 'Somebody'
const keyOf = ({ id, personRecordId }: SuspectLine): string => id ?? personRecordId ?? ''

const columns: Column<SuspectLine>[] = [
  {
    key: 'who',
    header: 'Who',
    isRowHeader: true,
    cell: (line) =>
      line.person === null ? (
        nameOf(line)
      ) : (
        <Link href={paths.nominal(line.person.nominalId)}>{line.person.name}</Link>
      ),
  },
  {
    key: 'status',
    header: 'Stands as',
    cell: ({ status, isSettled }) => <Tag tone={isSettled ? 'neutral' : 'caution'}>{status.label}</Tag>,
  },
  { key: 'grounds', header: 'Grounds', cell: ({ grounds }) => grounds ?? '' },
  { key: 'since', header: 'Since', cell: ({ since }) => formatDateTimeZone(since) },
]

export function SuspectsCard({ page }: DeskPart) {
  return (
    <Card title={<span id="suspects">Suspects</span>}>
      <DataTable
        caption="Suspects"
        captionHidden
        columns={columns}
        rows={page.suspects}
        rowKey={keyOf}
        empty={<p>Nobody is suspected yet.</p>}
      />
      {page.may.work.allowed && page.suspects.length > 0 ? <StandingForm page={page} /> : null}
      {page.may.work.allowed ? <AddSuspect page={page} /> : null}
    </Card>
  )
}

function StandingForm({ page }: DeskPart) {
  const form = useActForm({
    schema: onForm((values: { who: string; status: string; grounds: string }) => {
      const line = page.suspects.find((one) => keyOf(one) === values.who)
      return {
        ...(line?.id ? { suspectId: line.id } : { personRecordId: line?.personRecordId ?? undefined }),
        status: given(values.status),
        grounds: values.grounds,
      }
    }, investigation.routes.setStanding.body),
    defaults: {
      who: page.suspects.length === 1 ? keyOf(page.suspects[0] as SuspectLine) : '',
      status: '',
      grounds: '',
    },
    act: useAct(topicApi.investigation.setStanding.mutation(), { refreshes: refreshesDesk, said: 'Kept' }),
    toInput: (body) => ({ params: { crimeId: page.id }, body, version: page.version }),
  })
  return (
    <Details summary="Change where one stands">
      <ActFormFrame form={form} submitWords="Keep it">
        <ActChoice
          form={form}
          name="who"
          label="Suspect"
          list={page.suspects.map((line) => ({ code: keyOf(line), label: nameOf(line) }))}
        />
        <ActChoice form={form} name="status" label="Stands as" list={suspectStatuses} />
        <ActWords form={form} name="grounds" label="On what grounds" />
      </ActFormFrame>
    </Details>
  )
}

function AddSuspect({ page }: DeskPart) {
  const form = useActForm({
    schema: onForm(
      (values: { personId: string; description: string; grounds: string }) => ({
        personId: given(values.personId),
        description: given(values.description),
        grounds: given(values.grounds),
      }),
      investigation.routes.addSuspect.body,
    ),
    defaults: { personId: '', description: '', grounds: '' },
    act: useAct(topicApi.investigation.addSuspect.mutation(), {
      refreshes: refreshesDesk,
      said: 'Suspect added',
    }),
    toInput: (body) => ({ params: { crimeId: page.id }, body }),
    again: true,
  })
  return (
    <Details summary="Add a suspect">
      <ActFormFrame form={form} submitWords="Add the suspect">
        <PersonBox
          label="Person, where known"
          name="personId"
          error={form.errorOf('personId') === undefined ? undefined : 'Choose the person'}
          onChoose={(id) => form.fields.setValue('personId', id ?? '')}
        />
        <ActLine form={form} name="description" label="Or what they looked like" need="optional" />
        <ActWords form={form} name="grounds" label="On what grounds" need="optional" />
      </ActFormFrame>
    </Details>
  )
}
