import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { IdentityBar } from '@mips/ui/identity-bar.tsx'
import { LinkButton } from '@mips/ui/button.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { AddMarker } from '../../platform/add-marker.tsx'
import { api } from '../../platform/api.ts'
import { Can } from '../../platform/can.tsx'
import { formatDate } from '../../platform/format.ts'
import { goTo } from '../../platform/go-to.ts'
import { NominalSlot } from '../../platform/nominal-slots.tsx'
import { RetentionDetails } from '../../platform/retention-details.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { usePhotoUrl } from '../../platform/person-photo.tsx'
import { Shown } from '../../platform/problem.tsx'
import { useServerNow } from '../../platform/server-clock.ts'
import { asWarnings } from '../../platform/warnings.ts'
import { AddFacts } from './add-facts.tsx'
import { AddressMap } from './address-map.tsx'
import { AsOf, PastNominal } from './as-of.tsx'
import { Associates } from './associates.tsx'
import { Addresses, Identifiers, Identity, Names, Objects, otherNames } from './fact-sections.tsx'
import { Photographs } from './photographs.tsx'
import { PrintProfile } from './print-profile.tsx'
import { Records } from './records.tsx'
import { NominalTimeline } from './nominal-timeline.tsx'
import { Warnings } from './warnings-section.tsx'

/** The Golden Nominal: who somebody is, as the records that this reader may see say, each fact with its source. */
export function NominalPage() {
  const { nominalId } = useParams({ from: '/nominals/$nominalId' })
  const query = useQuery(api.nominal.get.query({ params: { nominalId } }))
  return (
    <Shown query={query} words="Opening the record…" headingLevel={1}>
      {(found) => <Nominal nominal={found} askedId={nominalId} />}
    </Shown>
  )
}

const parts = (nominal: GoldenNominal) => [
  {
    id: 'warnings',
    label: 'Warnings',
    count: nominal.warnings.filter((warning) => warning.endedOn === null).length,
  },
  { id: 'identity', label: 'Identity' },
  { id: 'description', label: 'Description' },
  { id: 'disagreement', label: 'Disagreement' },
  { id: 'names', label: 'Also known as', count: otherNames(nominal).length },
  { id: 'identifiers', label: 'Identifiers', count: nominal.identifiers.length },
  { id: 'photographs', label: 'Photographs', count: nominal.photographs.length },
  { id: 'addresses', label: 'Addresses', count: nominal.addresses.length },
  { id: 'map', label: 'Map' },
  { id: 'associates', label: 'Associates', count: nominal.associates.length },
  { id: 'objects', label: 'Phones and vehicles', count: nominal.objects.length },
  { id: 'timeline', label: 'Timeline' },
  { id: 'records', label: 'Records', count: nominal.records.length },
]

function Nominal({ nominal, askedId }: { nominal: GoldenNominal; askedId: string }) {
  usePageTitle(`${nominal.reference ?? ''} Nominal`)
  useEffect(() => {
    // A nominal that was joined to another leads there.
    if (nominal.id !== askedId) goTo(paths.nominal(nominal.id, askedId), { replace: true })
  }, [nominal.id, askedId])
  const { at } = useSearch({ from: '/nominals/$nominalId' })
  const navigate = useNavigate({ from: '/nominals/$nominalId' })
  const live = nominal.warnings.filter((warning) => warning.endedOn === null)
  return (
    <div className="mips-stack">
      <Bar nominal={nominal} live={live} />
      <Notices nominal={nominal} />
      <NominalSlot name="notices" nominal={nominal} />
      <Can do="pole.history.read">
        <AsOf at={at} onAt={(day) => void navigate({ search: { at: day } })} />
      </Can>
      {at === undefined ? (
        <Present nominal={nominal} />
      ) : (
        <PastNominal nominalId={nominal.id} at={at} onAt={(day) => void navigate({ search: { at: day } })} />
      )}
    </div>
  )
}

/** The record as it stands now, in the order of need, on a phone too: danger, who it is, where and with whom, what happened. */
function Present({ nominal }: { nominal: GoldenNominal }) {
  return (
    <>
      <SubNav
        label="Parts of this record"
        items={parts(nominal).map(({ id, label, count }) => ({
          href: `#${id}`,
          label,
          ...(count === undefined ? {} : { count }),
        }))}
      />
      <div className="mips-columns mips-columns--main-aside">
        <div className="mips-stack">
          <Warnings nominal={nominal} />
          <Identity nominal={nominal} />
          <NominalSlot name="looks" nominal={nominal} />
        </div>
        <div className="mips-stack">
          <Names nominal={nominal} />
          <Identifiers nominal={nominal} />
          <Photographs nominal={nominal} />
        </div>
      </div>
      <div className="mips-columns mips-columns--main-aside">
        <div className="mips-stack">
          <Addresses nominal={nominal} />
          <AddressMap nominalId={nominal.id} name={nominal.displayName} />
        </div>
        <div className="mips-stack">
          <Associates nominal={nominal} />
          <Objects nominal={nominal} />
        </div>
      </div>
      <NominalTimeline nominalId={nominal.id} />
      <Records nominal={nominal} />
      <NominalSlot name="sections" nominal={nominal} />
      <RetentionDetails recordId={nominal.id} />
    </>
  )
}

function Bar({ nominal, live }: { nominal: GoldenNominal; live: GoldenNominal['warnings'] }) {
  const today = useServerNow(60_000)
  const src = usePhotoUrl(nominal.photograph)
  const takenOn = nominal.photographs[0]?.takenOn
  const { dob } = nominal.facts
  const shown = nominal.identifiers
    .filter((held) => held.isValid && (held.type === 'PNC' || held.type === 'CRO'))
    .slice(0, 2)
  return (
    <IdentityBar
      name={nominal.displayName}
      reference={nominal.reference ?? ''}
      dateOfBirth={dob === undefined ? undefined : dobWords(dob.value)}
      age={nominal.ageYears ?? undefined}
      photo={{ src, takenOn: takenOn ? formatDate(takenOn) : undefined }}
      identifiers={shown.map((held) => ({ label: held.type, value: held.value }))}
      warnings={
        <WarningStrip
          about={nominal.displayName}
          markers={asWarnings(live.map(({ reason: _reason, ...warning }) => warning))}
          checked={{ date: formatDate(today.toISOString()) }}
        />
      }
      actions={<Acts nominal={nominal} />}
    />
  )
}

const dobWords = (value: string) => (value.startsWith('about') ? value : formatDate(value))

function Acts({ nominal }: { nominal: GoldenNominal }) {
  return (
    <div className="mips-button-group mips-no-print">
      <AddFacts nominal={nominal} />
      <NominalSlot name="acts" nominal={nominal} />
      {nominal.may.addMarker?.allowed ? (
        <AddMarker recordId={nominal.id} kind="PERSON" about={nominal.displayName} />
      ) : null}
      {nominal.may.submitIntelligence?.allowed ? (
        <LinkButton look="secondary" size="small" href={paths.newIntelligence(nominal.id)}>
          Intelligence
        </LinkButton>
      ) : null}
      <LinkButton look="secondary" size="small" href={paths.chart(nominal.id)}>
        Link chart
      </LinkButton>
      <PrintProfile nominal={nominal} />
      {nominal.may.seeAudit?.allowed ? (
        <LinkButton look="secondary" size="small" href={paths.audit(nominal.id)}>
          Who has looked
        </LinkButton>
      ) : null}
    </div>
  )
}

function Notices({ nominal }: { nominal: GoldenNominal }) {
  const { isAgeInDoubt, isChild, alsoRecordedAs, identifierProblems, facts, isRestricted } = nominal
  return (
    <>
      {isRestricted ? (
        <NotificationBanner title="Restricted record">
          Only people on its list can see that it exists. Do not speak of it to others.
        </NotificationBanner>
      ) : null}
      {facts.deceasedOn === undefined ? null : (
        <NotificationBanner title="Deceased">{facts.deceasedOn.words}</NotificationBanner>
      )}
      {isChild === true ? (
        <NotificationBanner tone="caution" title={isAgeInDoubt ? 'May be a child' : 'Child'}>
          {isAgeInDoubt
            ? 'The dates of birth held disagree about being under 18: treat as a child until it is settled.'
            : 'Under 18 today.'}
        </NotificationBanner>
      ) : null}
      {identifierProblems.map((problem) => (
        <NotificationBanner key={problem} tone="caution" title="Check the identifiers">
          {problem}
        </NotificationBanner>
      ))}
      {alsoRecordedAs.length > 0 ? (
        <p className="mips-small">
          <strong>Also recorded as:</strong>{' '}
          {alsoRecordedAs
            .map((other) => `${fieldWords[other.field] ?? other.field} ${other.words}`)
            .join(' · ')}
        </p>
      ) : null}
    </>
  )
}

const fieldWords: Record<string, string> = { name: 'name', dob: 'born', sex: 'sex' }
