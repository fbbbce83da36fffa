/** How a witness is reached: kept apart from every statement, for those who care for witnesses. */
import { statement, type WitnessContact } from '@mips/contracts/statement'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { ActLine, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

type Props = { recordId: string; personId: string }

export function ContactCard({ recordId, personId }: Props) {
  const found = useQuery(topicApi.statement.contact.query({ params: { recordId, personId } }))
  return (
    <Card title="How the witness is reached">
      <p>
        <Tag tone="bad">Police and prosecution only</Tag>{' '}
        <span className="mips-muted">Kept apart: no statement and no paper of one says it.</span>
      </p>
      <Shown query={found} words="Looking how they are reached…">
        {(contact) => <Contact recordId={recordId} personId={personId} contact={contact} />}
      </Shown>
    </Card>
  )
}

function Contact({ contact: { known, told }, ...of }: Props & { contact: WitnessContact }) {
  const form = useActForm({
    schema: statement.routes.keepContact.body,
    defaults: {
      address: told?.address ?? '',
      phone: told?.phone ?? '',
      email: told?.email ?? '',
      safeWords: told?.safeWords ?? '',
    },
    act: useAct(topicApi.statement.keepContact.mutation(), {
      refreshes: [topicApi.statement.contact.key, topicApi.statement.get.key],
      said: 'Kept apart from the statement',
    }),
    toInput: (body) => ({ params: of, body }),
  })
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Address', value: told?.address ?? known.address },
          { key: 'Telephone', value: told?.phone ?? known.phone },
          { key: 'Mail', value: told?.email ?? null },
          { key: 'Safe to reach', value: told?.safeWords ?? null },
        ]}
      />
      <Details summary="They are reached otherwise">
        <ActFormFrame form={form} submitWords="Keep it apart">
          <ActLine form={form} name="address" label="Address" />
          <div className="mips-row--fields">
            <ActLine form={form} name="phone" label="Telephone" />
            <ActLine form={form} name="email" label="Mail" />
          </div>
          <ActWords form={form} name="safeWords" label="When and how it is safe" limit={1000} />
        </ActFormFrame>
      </Details>
    </>
  )
}
