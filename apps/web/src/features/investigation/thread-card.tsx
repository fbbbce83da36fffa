/** What colleagues say to each other on the record; whoever is named gets a task. */
import { investigation } from '@mips/contracts/investigation'
import { Card } from '@mips/ui/card.tsx'
import { useState } from 'react'
import { ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import type { DeskPart } from './desk.page.tsx'
import { refreshesDesk } from './investigation.api.ts'

export function ThreadCard({ page }: DeskPart) {
  return (
    <Card title={<span id="thread">Thread</span>}>
      {page.messages.length === 0 ? <p>Nobody has said anything yet.</p> : null}
      <ul className="govuk-list" aria-label="Messages">
        {page.messages.map(({ id, text, author, at, mentions }) => (
          <li key={id} className="mips-investigation__message">
            <div className="mips-muted mips-small">
              {author === null ? 'Somebody' : formatOfficer(author)}, {formatDateTimeZone(at)}
              {mentions.length === 0 ? '' : `, to ${mentions.map((one) => formatOfficer(one)).join(', ')}`}
            </div>
            {text}
          </li>
        ))}
      </ul>
      {page.may.work.allowed ? <SayForm page={page} /> : null}
    </Card>
  )
}

function SayForm({ page }: DeskPart) {
  const [named, setNamed] = useState<Parameters<typeof OfficersBox>[0]['chosen']>([])
  const form = useActForm({
    schema: onForm((values: { text: string; mentions: string[] }) => values, investigation.routes.say.body),
    defaults: { text: '', mentions: [] as string[] },
    draft: { key: `investigation.say:${page.id}` },
    act: useAct(topicApi.investigation.say.mutation(), { refreshes: refreshesDesk, said: 'Said' }),
    toInput: (body) => ({ params: { crimeId: page.id }, body }),
    again: true,
    onDone: () => setNamed([]),
  })
  return (
    <ActFormFrame form={form} submitWords="Say it">
      <ActWords form={form} name="text" label="Message" limit={4000} />
      <OfficersBox
        label="To whom"
        name="mentions"
        hint="Each gets a task; leave empty to tell everybody who reads the crime"
        error={form.errorOf('mentions')}
        chosen={named}
        onChange={(officers) => {
          setNamed(officers)
          form.fields.setValue(
            'mentions',
            officers.map(({ id }) => id),
          )
        }}
      />
    </ActFormFrame>
  )
}
