/** Whom the detainee is kept apart from: the rules on cells hold it. */
import { custodyCare } from '@mips/contracts/custody-care'
import type { RiskPage } from '@mips/contracts/custody-care-replies'
import type { CustodyPage } from '@mips/contracts/custody-replies'
import { keepApartKinds } from '@mips/domain/custody/care-codes'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { formatDateTime } from '../../platform/format.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import { Opens } from './care-parts.tsx'
import { refreshesStay } from '../../platform/stay.ts'

export function KeptApart({ page, stay }: { page: RiskPage; stay: CustodyPage }) {
  const live = page.keptApart.filter(({ endedAt }) => endedAt === null)
  const over = page.keptApart.filter(({ endedAt }) => endedAt !== null)
  return (
    <Card title="Kept apart from">
      {live.length === 0 ? (
        <p>Nobody.</p>
      ) : (
        <ul className="govuk-list">
          {live.map((row) => (
            <li key={row.id}>
              <Link href={paths.nominal(row.person.nominalId)}>{row.person.name}</Link>:{' '}
              {row.kindLabel.toLowerCase()}. {row.reason}{' '}
              <span className="mips-muted">{formatDateTime(row.recordedAt)}</span>
              {stay.may.assess.allowed ? (
                <End recordId={page.id} rowId={row.id} name={row.person.name} />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {over.map((row) => (
        <p key={row.id} className="mips-muted">
          No longer: {row.person.name}. {row.endReason}
        </p>
      ))}
      {stay.may.addLog && page.isHeld ? (
        <Opens summary="Keep apart from somebody">
          <ApartForm recordId={page.id} exceptId={stay.person?.nominalId} />
        </Opens>
      ) : null}
    </Card>
  )
}

function End({ recordId, rowId, name }: { recordId: string; rowId: string; name: string }) {
  const [isAsked, setIsAsked] = useState(false)
  const form = useActForm({
    schema: custodyCare.routes.endKeepApart.body,
    defaults: { reason: '' },
    act: useAct(topicApi.custodyCare.endKeepApart.mutation(), { refreshes: refreshesStay, said: 'Recorded' }),
    toInput: (body) => ({ params: { recordId, rowId }, body }),
  })
  if (!isAsked)
    return (
      <Button look="link" onClick={() => setIsAsked(true)}>
        No longer<span className="govuk-visually-hidden"> kept apart from {name}</span>
      </Button>
    )
  return (
    <ActFormFrame form={form} submitWords="No longer kept apart">
      <TextInput {...form.fields.register('reason')} label="Why not" error={form.errorOf('reason')} />
    </ActFormFrame>
  )
}

type Values = { otherNominalId: string; kind: string; reason: string }

function ApartForm({ recordId, exceptId }: { recordId: string; exceptId: string | undefined }) {
  const form = useActForm({
    schema: onForm(
      ({ otherNominalId, kind, reason }: Values) => ({ otherNominalId: given(otherNominalId), kind, reason }),
      custodyCare.routes.keepApart.body,
    ),
    defaults: { otherNominalId: '', kind: 'CO_SUSPECT', reason: '' } as Values,
    act: useAct(topicApi.custodyCare.keepApart.mutation(), { refreshes: refreshesStay, said: 'Kept apart' }),
    toInput: (body) => ({ params: { recordId }, body }),
    again: true,
  })
  const { register, setValue } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Keep apart">
      <PersonBox
        label="Who"
        name="otherNominalId"
        {...(exceptId === undefined ? {} : { exceptId })}
        error={form.errorOf('otherNominalId')}
        onChoose={(id) => setValue('otherNominalId', id ?? '', { shouldValidate: id !== null })}
      />
      <Select
        {...register('kind')}
        label="What between them"
        options={choicesOf(keepApartKinds)}
        error={form.errorOf('kind')}
      />
      <TextInput {...register('reason')} label="Why" error={form.errorOf('reason')} />
    </ActFormFrame>
  )
}
