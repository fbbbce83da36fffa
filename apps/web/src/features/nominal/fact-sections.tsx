import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import type { ReactNode } from 'react'
import { formatDate } from '../../platform/format.ts'
import { Gazetteer } from '../../platform/gazetteer.tsx'
import { paths } from '../../platform/paths.ts'
import { asWarnings } from '../../platform/warnings.ts'
import { Correct } from './correct.tsx'
import { SourceOf } from './source-of.tsx'

type Props = { nominal: GoldenNominal }

const fields = [
  ['name', 'Name'],
  ['dob', 'Date of birth'],
  ['placeOfBirth', 'Place of birth'],
  ['sex', 'Sex'],
  ['genderIdentity', 'Gender identity'],
  ['ethnicitySelf', 'Ethnicity, as they say'],
  ['ethnicityObserved', 'Ethnicity, as observed'],
  ['nationality', 'Nationality'],
  ['language', 'First language'],
  ['interpreterNeeded', 'Interpreter'],
  ['occupation', 'Occupation'],
  ['deceasedOn', 'Died'],
] as const
const always = new Set(['name', 'dob', 'sex', 'ethnicitySelf'])

/** The golden view: the value chosen for each field, why, and what other records say beside it. */
export function Identity({ nominal }: Props) {
  const rows = fields.flatMap(([field, label]) => {
    const fact = nominal.facts[field]
    if (fact === undefined)
      return always.has(field)
        ? [{ key: label, value: <span className="mips-muted">not recorded</span> }]
        : []
    return [
      {
        key: label,
        value: <FactValue words={fact.words} others={fact.alternatives.map((other) => other.words)} />,
        source: <SourceOf fact={label.toLowerCase()} source={fact.source} why={fact.reason} />,
      },
    ]
  })
  return (
    <Section
      id="identity"
      title="Identity"
      actions={nominal.may.correct?.allowed ? <Correct nominal={nominal} /> : undefined}
    >
      <SummaryList rows={rows} />
    </Section>
  )
}

function FactValue({ words, others }: { words: string; others: string[] }) {
  const different = [...new Set(others)].filter((other) => other !== words)
  return (
    <>
      {words}
      {different.length > 0 ? (
        <span className="mips-muted mips-small"> also recorded as {different.join('; ')}</span>
      ) : null}
    </>
  )
}

/** Every other name, none of which is ever lost. */
export function Names({ nominal }: Props) {
  return (
    <Section id="names" title="Also known as">
      <Lines
        empty="No other names recorded"
        lines={otherNames(nominal).map((name) => ({
          id: name.id,
          content: (
            <>
              {name.words} <span className="mips-muted">{name.kindLabel.toLowerCase()}</span>
            </>
          ),
          note: <SourceOf fact={`name ${name.words}`} source={name.source} />,
        }))}
      />
    </Section>
  )
}

/** Each name once, without the one in the heading. */
export const otherNames = ({ names, displayName }: GoldenNominal): GoldenNominal['names'] =>
  names.filter(
    (name, place) =>
      name.words !== displayName && names.findIndex((other) => other.words === name.words) === place,
  )

/** Identifiers; one that fails its check is shown as it was typed. */
export function Identifiers({ nominal }: Props) {
  return (
    <Section id="identifiers" title="Identifiers">
      <Lines
        empty="No identifiers recorded"
        lines={nominal.identifiers.map((held) => ({
          id: held.id,
          content: (
            <>
              <span className="mips-muted">{held.label}</span> {held.isValid ? held.value : held.rawValue}{' '}
              {held.isValid ? null : <Tag tone="caution">Fails its check</Tag>}
            </>
          ),
          note: <SourceOf fact={`${held.label} ${held.value}`} source={held.source} />,
        }))}
      />
    </Section>
  )
}

/** Addresses, the current ones first, with the live warnings of each place. */
export function Addresses({ nominal }: Props) {
  const inOrder = [...nominal.addresses].sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
  return (
    <Section id="addresses" title="Addresses">
      <Lines
        empty="No addresses recorded"
        lines={inOrder.map((held) => ({
          id: held.linkId,
          content: (
            <>
              <Link href={paths.location(held.locationId)}>{held.address}</Link>{' '}
              <span className="mips-muted">
                {held.roleLabel.toLowerCase()} {datesOf(held)}
              </span>
              <br />
              <Gazetteer place={held} />
              {held.markers.length > 0 ? (
                <WarningStrip size="small" about={held.address} markers={asWarnings(held.markers)} />
              ) : null}
            </>
          ),
          note: <SourceOf fact={`address ${held.address}`} source={held.source} />,
        }))}
      />
    </Section>
  )
}

/** Phones, vehicles and other things. */
export function Objects({ nominal }: Props) {
  return (
    <Section id="objects" title="Phones and vehicles">
      <Lines
        empty="No phones or vehicles recorded"
        lines={nominal.objects.map((held) => ({
          id: held.linkId,
          content: (
            <>
              <Link href={paths.object(held.objectId)}>{held.label}</Link>{' '}
              <span className="mips-muted">
                {held.roleLabel.toLowerCase()} {datesOf(held)}
              </span>
            </>
          ),
          note: <SourceOf fact={held.label} source={held.source} />,
        }))}
      />
    </Section>
  )
}

function datesOf({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }): string {
  if (validTo !== null) return `until ${formatDate(validTo)}`
  return validFrom === null ? '' : `since ${formatDate(validFrom)}`
}

/** A part of the record that the page's own links lead to. */
export function Section({
  id,
  title,
  actions,
  children,
}: {
  id: string
  title: string
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <div id={id} className="mips-anchor">
      <Card title={title} actions={actions}>
        {children}
      </Card>
    </div>
  )
}

type FactLine = { id: string; content: ReactNode; note?: ReactNode }

/** Facts one under the other, each with its source. */
export function Lines({ lines, empty }: { lines: FactLine[]; empty: string }) {
  if (lines.length === 0) return <p className="mips-muted">{empty}</p>
  return (
    <ul className="mips-lines">
      {lines.map((line) => (
        <li key={line.id} className="mips-lines__item">
          <div>{line.content}</div>
          {line.note}
        </li>
      ))}
    </ul>
  )
}
