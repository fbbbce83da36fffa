/** Opening a signposted record for a short time, with a reason and the own password. */
import { breakGlass } from '@mips/contracts/break-glass'
import { breakGlassRules } from '@mips/domain/access/break-glass'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'

export function OpenRestrictedPage() {
  usePageTitle('Open a restricted record')
  const { recordId } = useParams({ from: '/records/$recordId/opening' })
  const cache = useQueryClient()
  const form = useActForm({
    schema: breakGlass.routes.open.body,
    defaults: { reason: '', password: '' },
    act: useAct(topicApi.breakGlass.open.mutation(), {
      refreshes: [topicApi.breakGlass.list.key],
      said: `The record is open to you for ${breakGlassRules.minutes} minutes`,
    }),
    toInput: (body) => ({ params: { recordId }, body }),
    onDone: async ({ recordKind }) => {
      // What was refused before is asked for anew.
      await cache.resetQueries()
      goTo(pathOfRecord({ id: recordId, kind: recordKind }) ?? paths.openings())
    },
  })
  return (
    <div className="mips-stack">
      <PageHeading>Open a restricted record</PageHeading>
      <NotificationBanner title="Only where it cannot wait">
        <p>
          {`You read this record alone, for ${breakGlassRules.minutes} minutes, and change nothing in it. The people on its list are told now, with your name and your reason, and so are professional standards.`}
        </p>
        <p>
          {`Somebody on the list says within ${breakGlassRules.answerHours} hours whether it was right. If there is time, ask the person named on the record instead.`}
        </p>
      </NotificationBanner>
      <ActFormFrame form={form} submitWords={`Open it for ${breakGlassRules.minutes} minutes`}>
        <ActWords form={form} name="reason" label="What cannot wait" limit={1000} />
        <TextInput
          {...form.fields.register('password')}
          label="Your password"
          type="password"
          autoComplete="current-password"
          width={20}
          error={form.errorOf('password')}
        />
      </ActFormFrame>
    </div>
  )
}
