import { nominal as contract } from '@mips/contracts/nominal'
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { observedEthnicities, selfDefinedEthnicities } from '@mips/domain/codes/ethnicity'
import { sexes } from '@mips/domain/codes/sex-and-gender'
import { Button } from '@mips/ui/button.tsx'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Inset } from '@mips/ui/inset.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { api } from '../../platform/api.ts'
import { choicesOf } from '../../platform/codes.ts'
import { formatDate } from '../../platform/format.ts'
import { answered } from './criteria-form.tsx'

/** Puts one record right: what stood before stays in its history. A second name or address is added, not corrected. */
export function Correct({ nominal }: { nominal: GoldenNominal }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button look="secondary" size="small" onClick={() => setIsOpen(true)}>
        Correct
      </Button>
      <Dialog title="Correct a record" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {isOpen ? <CorrectForm nominal={nominal} onDone={() => setIsOpen(false)} /> : null}
      </Dialog>
    </>
  )
}

const schema = contract.routes.correct.body
type Values = {
  name: { surname: string; forename: string; middle: string }
  dob: string
  sex: string
  ethnicitySelf: string
  ethnicityObserved: string
  reason: string
}

const options = (list: readonly { code: string; label: string }[]) => choicesOf(list)

function CorrectForm({ nominal, onDone }: { nominal: GoldenNominal; onDone: () => void }) {
  const [recordId, setRecordId] = useState(nominal.primaryPersonRecordId)
  const act = useAct(api.nominal.correct.mutation(), {
    refreshes: [api.nominal.get.key],
    said: 'Corrected; what stood before is in the history',
  })
  const form = useActForm<typeof schema, Values, unknown, Parameters<typeof act.run>[0]>({
    schema,
    defaults: {
      name: { surname: '', forename: '', middle: '' },
      dob: '',
      sex: '',
      ethnicitySelf: '',
      ethnicityObserved: '',
      reason: '',
    },
    act,
    toInput: ({ name, reason, ...changes }) => {
      const held = nominal.names.find((row) => row.personRecordId === recordId && row.kind === 'PRIMARY')
      const typed = answered(name ?? {})
      const parts = (part: 'surname' | 'forename' | 'middle') => typed[part] ?? held?.[part] ?? undefined
      const isNamed = Object.keys(typed).length > 0
      return {
        params: { nominalId: nominal.id, personRecordId: recordId },
        body: {
          ...changes,
          ...(isNamed
            ? { name: { surname: parts('surname'), forename: parts('forename'), middle: parts('middle') } }
            : {}),
          reason,
        },
        version: nominal.version,
      }
    },
    onDone,
  })
  const { register, control } = form.fields
  const locked = nominal.records.find((record) => record.id === recordId)?.locked ?? null
  const isOpen = (name: 'name' | 'dob' | 'sex') =>
    locked === null || locked.mayCorrect || !locked.fields.includes(name)
  const field = (name: Parameters<typeof form.errorOf>[0]) => ({
    ...register(name),
    error: form.errorOf(name),
    autoComplete: 'off',
  })
  const choice = (name: Parameters<typeof form.errorOf>[0]) => ({
    ...register(name, { setValueAs: (value: string) => value || undefined }),
    error: form.errorOf(name),
    placeholder: 'As it is',
  })
  return (
    <ActFormFrame form={form} submitWords="Correct the record">
      <p className="mips-muted">
        Fill in only what is wrong. Another name, address or number is added instead.
      </p>
      {nominal.records.length > 1 ? (
        <Select
          label="Record"
          name="record"
          value={recordId}
          onChange={(event) => setRecordId(event.target.value)}
          options={nominal.records.map((record) => ({
            value: record.id,
            label: `${record.words}${record.dob === null ? '' : `, b. ${formatDate(record.dob)}`}, from ${record.source.title}`,
          }))}
        />
      ) : null}
      {locked === null ? null : <Inset>{locked.words}</Inset>}
      {isOpen('name') ? (
        <>
          <TextInput {...field('name.surname')} label="Surname" />
          <TextInput {...field('name.forename')} label="Forename" />
          <TextInput {...field('name.middle')} label="Middle names" />
        </>
      ) : null}
      {isOpen('dob') ? (
        <Controller
          control={control}
          name="dob"
          render={({ field: { ref: _ref, ...dob } }) => (
            <DateInput {...dob} legend="Date of birth" error={form.errorOf('dob')} />
          )}
        />
      ) : null}
      {isOpen('sex') ? <Select {...choice('sex')} label="Sex" options={options(sexes)} /> : null}
      <Select
        {...choice('ethnicitySelf')}
        label="Ethnicity, as they say"
        options={options(selfDefinedEthnicities)}
      />
      <Select
        {...choice('ethnicityObserved')}
        label="Ethnicity, as observed"
        options={options(observedEthnicities)}
      />
      <TextInput {...field('reason')} label="Why it is corrected" hint="Such as: read from the passport" />
    </ActFormFrame>
  )
}
