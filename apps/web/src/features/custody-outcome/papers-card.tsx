/** The papers of the stay, and whom each was given to. */
import type { OutcomePage } from '@mips/contracts/custody-outcome-replies'
import { custodyPapers } from '@mips/domain/custody/outcome-codes'
import { Card } from '@mips/ui/card.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { PaperButton } from '../../platform/paper-button.tsx'

/** Whether the record has what the paper is made of. */
function isReady(page: OutcomePage, code: string): boolean {
  if (code === 'CHARGE_SHEET') return page.charges.length > 0
  if (code === 'BAIL_NOTICE') return page.bails.some(({ kind }) => kind !== 'RUI')
  return code !== 'ESCORT_RECORD' || page.escorts.length > 0
}

export function PapersCard({ page }: { page: OutcomePage }) {
  const cache = useQueryClient()
  const ready = custodyPapers.filter(({ code }) => isReady(page, code))
  return (
    <Card title="Papers">
      {page.may.print?.allowed ? (
        <ul className="govuk-list">
          {ready.map(({ code, label }) => (
            <li key={code} className="mips-row">
              {label}
              <PaperButton
                paper={label}
                print={(recipient) =>
                  topicApi.custodyOutcome.print.fetch({
                    params: { recordId: page.id },
                    body: { paper: code, recipient },
                  })
                }
                onPrinted={() => void cache.invalidateQueries({ queryKey: topicApi.custodyOutcome.get.key })}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {page.papers.length === 0 ? <p className="mips-muted">No paper was given out yet.</p> : null}
      <ul className="govuk-list" aria-label="Papers given out">
        {page.papers.map(({ id, label, recipient, givenAt, givenBy }) => (
          <li key={id}>
            {label} for {recipient}, {formatDateTimeZone(givenAt)}, {givenBy?.displayName}
          </li>
        ))}
      </ul>
    </Card>
  )
}
