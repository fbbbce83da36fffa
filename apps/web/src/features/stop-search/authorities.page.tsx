/** Authorities for searches without suspicion in an area: those in force and past ones, and the forms to give and extend one. */
import { stopSearch } from '@mips/contracts/stop-search'
import type { AuthorityPage } from '@mips/contracts/stop-search-parts'
import { searchPowers } from '@mips/domain/stop-search/stop-search-codes'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { fromInstant, type LocalDateTime } from '@mips/ui/time-text.ts'
import { useQuery } from '@tanstack/react-query'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActChoice, ActLine, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { useAct } from '../../platform/act.ts'
import { useCan } from '../../platform/can.tsx'
import { instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const refreshes = [topicApi.stopSearch.listAuthorities.key, topicApi.stopSearch.prepare.key] as const
const noTime: LocalDateTime = { date: '', time: '' }
const areaPowers = searchPowers.filter(({ needs }) => needs === 'AUTHORITY')

export function AuthoritiesPage() {
  usePageTitle('Search authorities')
  const found = useQuery(topicApi.stopSearch.listAuthorities.query({}))
  return (
    <div className="mips-stack">
      <p className="mips-no-print">
        <Link href={paths.stopSearches()}>Stop and search</Link>
      </p>
      <PageHeading>Authorities for an area</PageHeading>
      {useCan('stopsearch.authority.give') ? (
        <Details summary="Give an authority">
          <GiveForm />
        </Details>
      ) : null}
      <Shown query={found} words="Looking for authorities…" headingLevel={2}>
        {({ authorities }) =>
          authorities.length === 0 ? (
            <p>No authority was given in the last 90 days.</p>
          ) : (
            authorities.map((one) => <Authority key={one.id} authority={one} />)
          )
        }
      </Shown>
    </div>
  )
}

const states = {
  SOON: { tone: 'caution', words: 'Begins later' },
  NOW: { tone: 'good', words: 'In force' },
  ENDED: { tone: 'neutral', words: 'Ended' },
} as const

function Authority({ authority }: { authority: AuthorityPage }) {
  const state = states[authority.state as keyof typeof states]
  const mayExtend = useCan('stopsearch.authority.give') && authority.extendedTo === null
  return (
    <Card title={`${authority.reference ?? ''} ${authority.power.label}`}>
      <p>
        <Tag tone={state.tone}>{state.words}</Tag>
      </p>
      <SummaryList
        rows={[
          { key: 'Area', value: authority.area },
          { key: 'Why', value: authority.reason },
          {
            key: 'Holds',
            value: `${formatDateTimeZone(authority.startsAt)} to ${formatDateTimeZone(authority.endsAt)}`,
          },
          { key: 'Given by', value: authority.givenBy === null ? '' : formatOfficer(authority.givenBy) },
          ...(authority.extendedTo === null
            ? []
            : [
                {
                  key: 'Extended',
                  value: `to ${formatDateTimeZone(authority.extendedTo)}${authority.extendedBy === null ? '' : ` by ${formatOfficer(authority.extendedBy)}`}: ${authority.extensionReason ?? ''}`,
                },
              ]),
        ]}
      />
      {mayExtend && authority.state !== 'ENDED' ? (
        <Details summary={`Extend ${authority.reference ?? 'it'}`}>
          <ExtendForm authority={authority} />
        </Details>
      ) : null}
    </Card>
  )
}

type Giving = {
  power: string
  area: string
  reason: string
  from: LocalDateTime
  to: LocalDateTime
  latitude: string
  longitude: string
  radius: string
}

const numberOf = (value: string) => (value.trim() === '' ? undefined : Number(value))

function GiveForm() {
  const form: ActForm<Giving> = useActForm({
    schema: onForm(
      (values: Giving) => ({
        power: values.power,
        area: values.area,
        reason: values.reason,
        startsAt: instantOf(values.from),
        endsAt: instantOf(values.to),
        latitude: numberOf(values.latitude),
        longitude: numberOf(values.longitude),
        radiusMetres: numberOf(values.radius),
      }),
      stopSearch.routes.giveAuthority.body,
    ),
    defaults: {
      power: 'CJPO_S60',
      area: '',
      reason: '',
      from: rightNow(),
      to: noTime,
      latitude: '',
      longitude: '',
      radius: '',
    } as Giving,
    act: useAct(topicApi.stopSearch.giveAuthority.mutation(), { refreshes, said: 'Authority given' }),
    toInput: (body) => ({ body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Give the authority">
      <ActChoice form={form} name="power" label="Power" list={areaPowers} />
      <ActWords form={form} name="area" label="Area" limit={1000} />
      <ActWords
        form={form}
        name="reason"
        label="Why violence or its aftermath is expected there"
        limit={4000}
      />
      <ActTime form={form} name="from" label="From" expects="any" />
      <ActTime form={form} name="to" label="To" expects="any" />
      <Details summary="The area as a circle, so that a search outside it is noticed">
        <ActLine form={form} name="latitude" label="Latitude of the middle" need="optional" />
        <ActLine form={form} name="longitude" label="Longitude of the middle" need="optional" />
        <ActLine form={form} name="radius" label="Metres from the middle" need="optional" />
      </Details>
    </ActFormFrame>
  )
}

function ExtendForm({ authority }: { authority: AuthorityPage }) {
  const form = useActForm({
    schema: onForm(
      (values: { to: LocalDateTime; reason: string }) => ({
        to: instantOf(values.to),
        reason: values.reason,
      }),
      stopSearch.routes.extendAuthority.body,
    ),
    defaults: { to: fromInstant(authority.endsAt), reason: '' },
    act: useAct(topicApi.stopSearch.extendAuthority.mutation(), { refreshes, said: 'Extended' }),
    toInput: (body) => ({ params: { authorityId: authority.id }, body, version: authority.version }),
  })
  return (
    <ActFormFrame form={form} submitWords="Extend the authority">
      <ActTime form={form} name="to" label="Until" expects="any" />
      <ActWords form={form} name="reason" label="Why" />
    </ActFormFrame>
  )
}
