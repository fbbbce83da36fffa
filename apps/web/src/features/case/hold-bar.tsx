/** Who has the case open: taken, given back, or taken over from a colleague with the reason. */
import { prosecutionCase } from '@mips/contracts/case'
import type { CasePage } from '@mips/contracts/case-parts'
import { Button } from '@mips/ui/button.tsx'
import { Details } from '@mips/ui/details.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { ActLine } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './case.api.ts'

export function HoldBar({ page }: { page: CasePage }) {
  const act = useAct(topicApi.prosecutionCase.hold.mutation(), {
    refreshes: refreshesCase,
    tellsErrors: true,
  })
  if (page.may.build?.allowed !== true) return null
  const { holder, id } = page
  const run = (what: 'TAKE' | 'RELEASE') => void act.run({ params: { caseId: id }, body: { act: what } })
  if (holder === null)
    return (
      <p className="mips-no-print">
        <Button look="secondary" isBusy={act.isBusy} onClick={() => run('TAKE')}>
          Open it for me alone
        </Button>
      </p>
    )
  if (holder.isMine)
    return (
      <NotificationBanner
        tone="info"
        title={`You have this case open since ${formatDateTimeZone(holder.at)}: nobody else changes it`}
        actions={
          <Button look="secondary" isBusy={act.isBusy} onClick={() => run('RELEASE')}>
            Give it back
          </Button>
        }
      />
    )
  return (
    <NotificationBanner
      tone="caution"
      title={`${holder.officer === null ? 'A colleague' : formatOfficer(holder.officer)} has this case open since ${formatDateTimeZone(holder.at)}`}
    >
      <Details summary="Take it over">
        <StealForm page={page} />
      </Details>
    </NotificationBanner>
  )
}

function StealForm({ page }: { page: CasePage }) {
  const form = useActForm({
    schema: onForm(
      ({ reason }: { reason: string }) => ({ act: 'STEAL', reason }),
      prosecutionCase.routes.hold.body,
    ),
    defaults: { reason: '' },
    act: useAct(topicApi.prosecutionCase.hold.mutation(), {
      refreshes: refreshesCase,
      said: 'You have it open',
    }),
    toInput: (body) => ({ params: { caseId: page.id }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Take the case over">
      <ActLine form={form} name="reason" label="Why you take it over" />
    </ActFormFrame>
  )
}
