/** The links that a row gives: chosen one by one, between what was accepted and what is made because it is on no record. */
import { bulkMatch } from '@mips/contracts/bulk-match'
import type { ListRowShown, MatchList } from '@mips/contracts/bulk-match-parts'
import { Checkbox, Checkboxes } from '@mips/ui/checkboxes.tsx'
import { Details } from '@mips/ui/details.tsx'
import { ErrorMessage } from '@mips/ui/error-message.tsx'
import { Select } from '@mips/ui/select.tsx'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'

type Values = { chosen: string[]; roles: Record<string, string>; makes: string[] }
type Props = { list: MatchList; row: ListRowShown }

export function LinkRow({ list, row }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Details
      summary={`Link what row ${row.rowNo} says`}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      {isOpen ? <LinkForm list={list} row={row} /> : null}
    </Details>
  )
}

function LinkForm({ list, row }: Props) {
  const made = row.parts.filter(({ notMade }) => notMade === null)
  const form = useActForm({
    schema: onForm(
      ({ chosen, roles, makes }: Values) => ({
        rowNo: row.rowNo,
        links: chosen.map((code) => ({ code, role: roles[code] ?? '' })),
        makes,
      }),
      bulkMatch.routes.link.body,
    ),
    defaults: {
      chosen: row.links.map(({ code }) => code),
      roles: Object.fromEntries(row.links.map(({ code, roles }) => [code, roles[0]?.code ?? ''])),
      makes: [],
    } as Values,
    act: useAct(topicApi.bulkMatch.link.mutation(), {
      refreshes: [topicApi.bulkMatch.rows.key, topicApi.bulkMatch.get.key],
      said: ({ links }) => `${links.length === 1 ? 'A link was' : `${links.length} links were`} made`,
    }),
    toInput: (body) => ({ params: { listId: list.id }, body }),
    draft: { key: `lists.link:${list.id}:${row.rowNo}` },
  })
  const { watch, setValue, register } = form.fields
  const { chosen, makes } = watch()
  const toggle = (code: string) =>
    setValue('chosen', chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code])
  return (
    <ActFormFrame form={form} submitWords="Make the links">
      {row.links.map(({ code, label, roles }) => (
        <div key={code} className="mips-row">
          <Checkbox
            name={`chosen-${code}`}
            label={label}
            checked={chosen.includes(code)}
            onChange={() => toggle(code)}
          />
          <Select
            {...register(`roles.${code}`)}
            label={`How: ${label}`}
            labelHidden
            options={roles.map((role) => ({ value: role.code, label: role.label }))}
          />
        </div>
      ))}
      {form.refusal === undefined || chosen.length > 0 ? null : (
        <ErrorMessage>Choose what to link</ErrorMessage>
      )}
      {made.length === 0 ? null : (
        <Checkboxes
          name="makes"
          legend="On no record: make it from this row"
          options={made.map(({ part, label, asked }) => ({ value: part, label: `${label}: ${asked}` }))}
          value={makes}
          onChange={(value) => setValue('makes', value)}
        />
      )}
    </ActFormFrame>
  )
}
