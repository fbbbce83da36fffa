import { type Mention, mentionsIn, notIdentifiableReasons } from '@mips/domain/intelligence/named-in-text'
import { Button } from '@mips/ui/button.tsx'
import { Select } from '@mips/ui/select.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ActForm } from '../../platform/act-form.tsx'
import { api } from '../../platform/api.ts'
import { usePaused } from '../../platform/place-box.tsx'
import { usePurpose } from '../../platform/purpose.tsx'
import type { IntelligenceFields } from './submit-fields.ts'

type Props = { form: ActForm<IntelligenceFields>; index: number; text: string }

const mostNames = 30

/**
 * The names and numbers of one paragraph while it is written, each with the records that are found for it: linked it belongs to
 * this paragraph, plain it says why. All of it may wait for the unit. Nobody is asked why they look in the middle of a sentence:
 * without a purpose it is looked on file when the writer says so.
 */
export function ParagraphNames({ form, index, text }: Props) {
  const written = usePaused(text)
  const hasPurpose = usePurpose() !== undefined
  const [isAsked, setIsAsked] = useState(false)
  const today = new Date().toISOString().slice(0, 10)
  const found = [...new Map(mentionsIn(written, today).map((one) => [one.value, one])).values()]
  if (found.length === 0) return null
  return (
    <section aria-labelledby={`mentions-${index}`} className="mips-stack">
      <h3 id={`mentions-${index}`} className="govuk-heading-s">
        Names and numbers in it
      </h3>
      {hasPurpose || isAsked ? null : (
        <div>
          <Button look="secondary" size="small" onClick={() => setIsAsked(true)}>
            Look on file for them<span className="govuk-visually-hidden"> (paragraph {index + 1})</span>
          </Button>
        </div>
      )}
      {found.slice(0, mostNames).map((mention) => (
        <OneName
          key={mention.value}
          form={form}
          index={index}
          mention={mention}
          isLooked={hasPurpose || isAsked}
        />
      ))}
      {found.length > mostNames ? (
        <p className="mips-muted">The unit answers the other {found.length - mostNames}.</p>
      ) : null}
    </section>
  )
}

type One = Omit<Props, 'text'> & { mention: Mention; isLooked: boolean }

/** One name: the records of the report and those that the search finds for it, or why it stays plain. */
function OneName({ form, index, mention, isLooked }: One) {
  const { value, text } = mention
  const at = `paragraphs.${index}.answers` as const
  const answers = form.fields.watch(at)
  const named = form.fields.watch('named')
  const says = answers.find((one) => one.value === value)?.says ?? ''
  const { data } = useQuery({
    ...api.nominal.suggest.query({ body: { text: value.slice(0, 100) } }),
    enabled: isLooked && value.length >= 2,
    staleTime: 60_000,
  })
  const links = new Map<string, string>([
    ...(data?.suggestions ?? []).map(
      ({ id, title, detail }) => [`link:${id}`, detail === null ? title : `${title}, ${detail}`] as const,
    ),
    ...named.map(({ id, title }) => [`link:${id}`, title] as const),
  ])
  // What was chosen before the search has answered again stays chosen.
  if (says.startsWith('link:') && !links.has(says)) links.set(says, 'the record that you chose')
  return (
    <Select
      name={`${at}.${value}`}
      label={text}
      placeholder="Left to the intelligence unit"
      options={[
        ...[...links].map(([link, title]) => ({ value: link, label: `Link to ${title}` })),
        ...notIdentifiableReasons
          .filter(({ code }) => code !== 'OTHER')
          .map(({ code, label }) => ({ value: `plain:${code}`, label: `Not identifiable: ${label}` })),
      ]}
      value={says}
      onChange={({ target }) =>
        form.fields.setValue(
          at,
          [...answers.filter((one) => one.value !== value), { value, says: target.value }],
          { shouldDirty: true },
        )
      }
    />
  )
}
