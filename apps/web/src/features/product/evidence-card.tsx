/** What a profile stands on, each with the grade with which it was relied on and the one of now; and what could be relied on. */
import { product } from '@mips/contracts/product'
import type { EvidenceOffer, EvidenceView, ProductPage } from '@mips/contracts/product-parts'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { ActLine } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesProduct } from './product.api.ts'

export function EvidenceCard({ page }: { page: ProductPage }) {
  return (
    <Card title="What it stands on">
      {page.evidence.length === 0 ? <p>Nothing that you hold is listed.</p> : null}
      {page.evidence.map((evidence) => (
        <section key={evidence.id} aria-label={`Evidence ${evidence.number}`}>
          <OneEvidence page={page} evidence={evidence} />
        </section>
      ))}
      {page.may.change?.allowed ? <Offers page={page} /> : null}
    </Card>
  )
}

type One = { page: ProductPage; evidence: EvidenceView }

function OneEvidence({ page, evidence }: One) {
  const { number, record, text, grade, conditions, marking, change } = evidence
  const href = pathOfRecord(record)
  const name = `${kindLabel(record.kind)} ${record.reference ?? ''}`.trim()
  return (
    <>
      <p className="mips-written">
        {number}. {text ?? record.title}{' '}
        {grade === null ? null : <Tag tone={change === null ? 'neutral' : 'caution'}>{grade.now}</Tag>}{' '}
        {marking === null || marking === 'OFFICIAL' ? null : <Tag tone="special">{marking}</Tag>}{' '}
        {change === null ? null : <Tag tone="bad">{change.label}</Tag>}
      </p>
      <p className="mips-muted mips-small">
        {href === undefined ? name : <Link href={href}>{name}</Link>}
        {grade === null ? null : ` · relied on as ${grade.relied}`}
        {conditions.length === 0 ? null : ` · ${conditions.join('; ')}`}
      </p>
      {page.may.change?.allowed ? (
        <Details
          summary={
            <>
              Take it out<span className="govuk-visually-hidden">: evidence {number}</span>
            </>
          }
        >
          <RemoveForm page={page} evidence={evidence} />
        </Details>
      ) : null}
    </>
  )
}

function RemoveForm({ page, evidence }: One) {
  const form = useActForm({
    schema: product.routes.removeEvidence.body,
    defaults: { reason: '' },
    act: useAct(topicApi.product.removeEvidence.mutation(), {
      refreshes: refreshesProduct,
      said: 'Taken out',
    }),
    toInput: (body) => ({
      params: { productId: page.id, evidenceId: evidence.id },
      body,
      version: page.version,
    }),
  })
  return (
    <ActFormFrame form={form} submitWords="Take it out" look="warning">
      <ActLine form={form} name="reason" label="Why it is relied on no longer" />
    </ActFormFrame>
  )
}

/** The paragraphs that the author holds of reports about the subjects. */
function Offers({ page }: { page: ProductPage }) {
  const offers = useQuery({
    ...topicApi.product.offers.query({ params: { productId: page.id }, query: {} }),
    staleTime: 0,
  })
  return (
    <section aria-label="Paragraphs that you could rely on">
      <h3 className="govuk-heading-s">Paragraphs that you hold about the subjects</h3>
      <Shown query={offers} words="Looking what you hold…" headingLevel={2}>
        {({ offers: all }) => {
          const open = all.filter(({ isRelied }) => !isRelied)
          return open.length === 0 ? (
            <p className="mips-muted">There is none that it does not stand on already.</p>
          ) : (
            <ul className="govuk-list">
              {open.map((offer) => (
                <li key={offer.textId}>
                  <Offer page={page} offer={offer} />
                </li>
              ))}
            </ul>
          )
        }}
      </Shown>
    </section>
  )
}

function Offer({ page, offer }: { page: ProductPage; offer: EvidenceOffer }) {
  const { report, textId, text, grade, conditions } = offer
  const add = useAct(topicApi.product.addEvidence.mutation(), {
    refreshes: refreshesProduct,
    said: 'It stands on it',
    tellsErrors: true,
  })
  return (
    <>
      <p className="mips-written">
        {text} <Tag>{grade}</Tag>{' '}
        <span className="mips-muted">{[report.reference, ...conditions].filter(Boolean).join(' · ')}</span>
      </p>
      <Button
        size="small"
        look="secondary"
        isBusy={add.isBusy}
        onClick={() =>
          void add.run({
            params: { productId: page.id },
            body: { recordId: report.id, textId },
            version: page.version,
          })
        }
      >
        Rely on it<span className="govuk-visually-hidden"> {text}</span>
      </Button>
    </>
  )
}
