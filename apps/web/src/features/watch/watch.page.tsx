/** Watching one record: why, until when, of what to be told, and whether colleagues may know. */
import { watch } from '@mips/contracts/watch'
import { followedEvents } from '@mips/domain/intelligence/subscriptions'
import { addDays } from '@mips/domain/time/day'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActDay, ActMany, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { onForm, rightNow } from '../../platform/form-times.ts'
import { formatRecord } from '../../platform/format.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

export function WatchPage() {
  usePageTitle('Watch a record')
  const { recordId } = useParams({ from: '/records/$recordId/watch' })
  const found = useQuery({ ...topicApi.watch.get.query({ params: { recordId } }), staleTime: 0 })
  return (
    <div className="mips-stack">
      <Shown query={found} words="Looking up the record…">
        {({ record, own, others }) => {
          const path = pathOfRecord(record)
          const words = formatRecord(record)
          return (
            <>
              <PageHeading caption="Watch" actions={<Link href={paths.watched()}>My watched records</Link>}>
                {words}
              </PageHeading>
              {path === undefined ? null : (
                <p>
                  <Link href={path}>Back to the record</Link>
                </p>
              )}
              {others.length === 0 ? null : (
                <Card title="Speak to them first" tone="info">
                  <p>{others.map(({ rank, displayName }) => `${rank} ${displayName}`).join(', ')}</p>
                  <p className="mips-muted mips-small">They watch it too, and let it be known.</p>
                </Card>
              )}
              <Card title={own === null ? 'Watch it' : 'You watch it'}>
                <WatchForm recordId={recordId} own={own} />
              </Card>
            </>
          )
        }}
      </Shown>
    </div>
  )
}

type Own = { reason: string; until: string | null; events: string[]; isSilent: boolean } | null
type Values = { reason: string; until: string; events: string[]; isKnown: boolean }

const usualDays = 30

function WatchForm({ recordId, own }: { recordId: string; own: Own }) {
  const form = useActForm({
    schema: onForm(
      ({ isKnown, ...values }: Values) => ({ ...values, isSilent: !isKnown }),
      watch.routes.subscribe.body,
    ),
    defaults: {
      reason: own?.reason ?? '',
      until: own?.until ?? addDays(rightNow().date, usualDays),
      events: own?.events ?? followedEvents.map(({ code }) => code),
      isKnown: own?.isSilent === false,
    } as Values,
    act: useAct(topicApi.watch.subscribe.mutation(), {
      refreshes: [topicApi.watch.list.key, topicApi.watch.get.key],
      said: 'You are told what happens to it',
    }),
    toInput: (body) => ({ params: { recordId }, body }),
    onDone: () => goTo(paths.watched()),
  })
  return (
    <ActFormFrame form={form} submitWords={own === null ? 'Watch it' : 'Save'}>
      <ActWords
        form={form}
        name="reason"
        label="Why your work needs it"
        hint="It is kept in the audit; nobody watches a record out of interest"
        limit={500}
      />
      <ActDay form={form} name="until" label="Last day" />
      <ActMany form={form} name="events" label="Tell me when it is" list={followedEvents} />
      <ActTick
        form={form}
        name="isKnown"
        label="Colleagues who ask to watch it may learn that I do"
        hint="So that they speak to you first"
      />
    </ActFormFrame>
  )
}
