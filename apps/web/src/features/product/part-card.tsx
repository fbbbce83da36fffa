/** A part of a profile: the records as they are now, and the words of its author beside them. */
import { product } from '@mips/contracts/product'
import type { ProductPage, ProductPartLine, ProductPartView } from '@mips/contracts/product-parts'
import { narrativeBases } from '@mips/domain/intelligence/product-parts'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { ActRadios, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesProduct } from './product.api.ts'

type Props = { page: ProductPage; part: ProductPartView }

export function PartCard({ page, part }: Props) {
  const { label, isFilled, lines, left, narrative } = part
  return (
    <Card title={label}>
      {lines.length === 0 ? null : (
        <ul className="govuk-list">
          {lines.map((line, index) => (
            <li key={index}>
              <Line line={line} />
            </li>
          ))}
        </ul>
      )}
      {left === 0 ? null : <p className="mips-muted">{left} more in the records.</p>}
      {isFilled && lines.length === 0 ? (
        <p className="mips-muted">Nothing is recorded that you may see.</p>
      ) : null}
      {narrative === null ? null : (
        <div>
          <p>
            <Tag tone={narrative.basis === null ? 'caution' : 'special'}>{basisWords(narrative)}</Tag>{' '}
            <span className="mips-muted mips-small">
              {[
                narrative.writtenBy === null ? null : formatOfficer(narrative.writtenBy),
                formatDateTimeZone(narrative.writtenAt),
                `version ${narrative.version}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </p>
          <p className="mips-written">{narrative.text}</p>
        </div>
      )}
      {page.may.change?.allowed ? (
        <Details
          // Folded again once the words are kept.
          key={narrative?.version ?? 0}
          summary={
            <>
              Write<span className="govuk-visually-hidden"> on {label}</span>
            </>
          }
        >
          <WriteForm page={page} part={part} />
        </Details>
      ) : null}
    </Card>
  )
}

function basisWords({ basis }: NonNullable<ProductPartView['narrative']>): string {
  if (basis === null) return 'Not said whether it is an assessment'
  return basis.code === 'RECORDS' ? 'Words of the author' : 'Assessment of the author'
}

function Line({ line: { words, detail, record } }: { line: ProductPartLine }) {
  const href = record === null ? undefined : pathOfRecord(record)
  return (
    <>
      {href === undefined ? <strong>{words}</strong> : <Link href={href}>{words}</Link>}
      {detail === null ? null : <> · {detail}</>}
      {record?.reference ? <span className="mips-muted"> · {record.reference}</span> : null}
    </>
  )
}

type Values = { text: string; basis: string }

function WriteForm({ page, part }: Props) {
  const form = useActForm({
    schema: onForm(({ text, basis }: Values) => ({ text, basis: given(basis) }), product.routes.write.body),
    defaults: { text: part.narrative?.text ?? '', basis: part.narrative?.basis?.code ?? '' } as Values,
    draft: { key: `product.write:${page.id}:${part.code}` },
    act: useAct(topicApi.product.write.mutation(), { refreshes: refreshesProduct, said: 'Kept' }),
    toInput: (body) => ({ params: { productId: page.id, part: part.code }, body, version: page.version }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the words">
      <ActWords
        form={form}
        name="text"
        label={`Words on ${part.label.toLowerCase()}`}
        limit={10_000}
        rows={6}
      />
      <ActRadios
        form={form}
        name="basis"
        label="What they are"
        hint="Facts are told from opinions before anybody approves it"
        list={narrativeBases}
      />
    </ActFormFrame>
  )
}
