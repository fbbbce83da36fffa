/** Reports of sources: those that wait, released together by somebody who did not write them, and those that were. */
import { type SourceReport, sourceVault } from '@mips/contracts/source-vault'
import { Card } from '@mips/ui/card.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActMany } from '../../platform/act-fields.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDateTime } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesVault } from './source-vault.api.ts'

export function ReportsCard({
  reports,
  mayRelease,
}: {
  reports: readonly SourceReport[]
  mayRelease: boolean
}) {
  const waiting = reports.filter(({ releaseAt }) => releaseAt === null)
  const released = reports.filter(({ releaseAt }) => releaseAt !== null)
  const mine = waiting.filter(({ may }) => !may.release.allowed)
  const releasable = waiting.filter(({ may }) => may.release.allowed)
  return (
    <Card title="Reports for the corridor">
      {reports.length === 0 ? <p>No report was written.</p> : null}
      {mine.length === 0 ? null : (
        <ul>
          {mine.map((report) => (
            <li key={report.id}>
              {wordsOf(report)} <span className="mips-muted">{report.may.release.reason}</span>
            </li>
          ))}
        </ul>
      )}
      {mayRelease && releasable.length > 0 ? <BatchForm reports={releasable} /> : null}
      {released.length === 0 ? null : (
        <>
          <h3 className="mips-heading-s">Released</h3>
          <ul>
            {released.slice(0, 20).map(({ id, pseudonym, releaseAt }) => (
              <li key={id}>
                {pseudonym}, out with the batch of {formatDateTime(releaseAt ?? '')}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

const wordsOf = ({ pseudonym, product, grounds }: SourceReport) => {
  if (product === null) return `${pseudonym}: waits for the controller.`
  const asides = [
    product.conditions,
    grounds?.gradeReason && `graded so because: ${grounds.gradeReason}`,
    grounds?.markingReason && `marked so because: ${grounds.markingReason}`,
    grounds?.notInterception && `no interception: ${grounds.notInterception}`,
  ].filter(Boolean)
  return `${pseudonym}, ${product.grades}, ${product.marking}: ${product.text}${asides.map((words) => ` (${words ?? ''})`).join('')}`
}

type Values = { reportIds: string[] }

function BatchForm({ reports }: { reports: readonly SourceReport[] }) {
  const form = useActForm({
    schema: sourceVault.routes.release.body,
    defaults: { reportIds: [] } as Values,
    act: useAct(topicApi.sourceVault.release.mutation(), {
      refreshes: refreshesVault,
      said: ({ count, releaseAt }) =>
        `${count === 1 ? 'One report leaves' : `${count} reports leave`} at ${formatDateTime(releaseAt)}`,
    }),
    toInput: (body) => ({ body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Release with the next batch">
      <ActMany
        form={form}
        name="reportIds"
        label="Reports that wait for you"
        list={reports.map((report) => ({ code: report.id, label: wordsOf(report) }))}
      />
    </ActFormFrame>
  )
}
