import type { HeldDescription } from '@mips/contracts/description'
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Link } from '@mips/ui/link.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDate } from '../../platform/format.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { RecordForm } from './record-form.tsx'
import { WithdrawForm } from './withdraw-form.tsx'

/** What was said of how the person looks, and when; on the Golden Nominal. */
export function DescriptionsSection({ nominal }: { nominal: GoldenNominal }) {
  const [isAdding, setIsAdding] = useState(false)
  const query = useQuery(topicApi.description.list.query({ params: { nominalId: nominal.id } }))
  const add = nominal.may.addFact?.allowed ? (
    <Button look="secondary" size="small" icon="plus" onClick={() => setIsAdding(true)}>
      Add a description
    </Button>
  ) : null
  return (
    <div id="description" className="mips-anchor">
      <Card title="Description" actions={add}>
        <Shown query={query} words="Looking up descriptions…">
          {({ descriptions }) =>
            descriptions.length === 0 ? (
              <p className="mips-muted">Nobody has recorded how this person looks</p>
            ) : (
              <ul className="mips-lines">
                {descriptions.map((said) => (
                  <Said key={said.id} said={said} nominal={nominal} />
                ))}
              </ul>
            )
          }
        </Shown>
      </Card>
      {isAdding ? (
        <Dialog title="Add a description" isOpen onClose={() => setIsAdding(false)}>
          <RecordForm nominal={nominal} onDone={() => setIsAdding(false)} />
        </Dialog>
      ) : null}
    </div>
  )
}

function Said({ said, nominal }: { said: HeldDescription; nominal: GoldenNominal }) {
  const [isWithdrawing, setIsWithdrawing] = useState(false)
  const href = said.source === null ? undefined : pathOfRecord(said.source)
  return (
    <li className="mips-lines__item">
      <div>
        {said.withdrawnAt === null ? said.lines.join(' · ') : <s>{said.lines.join(' · ')}</s>}
        <div className="mips-muted mips-small">
          {said.basisLabel} on {formatDate(said.saidOn)}
          {said.source === null || href === undefined ? null : (
            <>
              , in <Link href={href}>{said.source.reference ?? said.source.title}</Link>
            </>
          )}
          {said.recordedBy === null ? '' : `, recorded by ${said.recordedBy}`}
        </div>
        {said.withdrawnReason === null ? null : (
          <div className="mips-small">
            Withdrawn by {said.withdrawnBy ?? 'an officer'}: {said.withdrawnReason}
          </div>
        )}
      </div>
      {said.withdrawnAt === null && nominal.may.correct?.allowed ? (
        <Button look="quiet" size="small" onClick={() => setIsWithdrawing(true)}>
          Withdraw<span className="govuk-visually-hidden"> what was said on {formatDate(said.saidOn)}</span>
        </Button>
      ) : null}
      {isWithdrawing ? (
        <Dialog title="Withdraw this description" isOpen onClose={() => setIsWithdrawing(false)}>
          <WithdrawForm nominal={nominal} descriptionId={said.id} onDone={() => setIsWithdrawing(false)} />
        </Dialog>
      ) : null}
    </li>
  )
}
