import type { Cluster, Undone } from '@mips/contracts/identity-replies'
import { joinEvidence } from '@mips/domain/identity/identity-codes'
import { Button } from '@mips/ui/button.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useState } from 'react'
import { formatDateTime } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { decisionWords } from './decision-words.ts'
import { wordsOf } from './identity.api.ts'
import { UndoDialog } from './undo-dialog.tsx'

type Edge = Cluster['edges'][number]
type Props = {
  edge: Edge
  cluster: Cluster
  mayDecide: boolean
  onUndone: (result: Undone) => void
}

/** One decision: what, by whom, on what evidence, whether it still stands, and its undo. */
export function DecisionLine({ edge, cluster, mayDecide, onUndone }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const words = decisionWords(edge.decision)
  const name = `${words} of ${formatDateTime(edge.decidedAt)}`
  return (
    <li className="mips-lines__item">
      <div>
        <p className="mips-hit__line">
          <strong>{`${words.slice(0, 1).toUpperCase()}${words.slice(1)}`}</strong>{' '}
          <Ends edge={edge} cluster={cluster} />
          {edge.undoneAt === null ? null : <Tag>Undone</Tag>}
          {edge.isHeldBack ? <Tag tone="caution">Held back by another decision</Tag> : null}
        </p>
        <p className="mips-hit__detail">{edge.reason}</p>
        <p className="mips-hit__detail mips-muted mips-small">
          {formatDateTime(edge.decidedAt)}, {edge.decidedBy ?? 'name not open to you'}
          {edge.approvedBy === null ? '' : `, approved by ${edge.approvedBy}`}
          {edge.evidence.length === 0
            ? ''
            : `. On: ${edge.evidence.map((code) => wordsOf(joinEvidence, code)).join('; ')}`}
        </p>
        {edge.undoneAt === null ? null : (
          <p className="mips-hit__detail mips-small">
            Undone {formatDateTime(edge.undoneAt)} by {edge.undoneBy ?? 'somebody'}: {edge.undoneReason}{' '}
            {edge.decision === 'same' && mayDecide ? (
              <Link href={paths.corrections(cluster.nominalId, edge.decisionId)}>Who is to be told</Link>
            ) : null}
          </p>
        )}
      </div>
      {edge.undoneAt === null && cluster.may.undo?.allowed ? (
        <span className="mips-no-print mips-nowrap">
          <Button look="secondary" size="small" onClick={() => setIsOpen(true)} aria-label={`Undo: ${name}`}>
            Undo
          </Button>
        </span>
      ) : null}
      {isOpen ? (
        <UndoDialog edge={edge} cluster={cluster} onClose={() => setIsOpen(false)} onUndone={onUndone} />
      ) : null}
    </li>
  )
}

function Ends({ edge, cluster }: { edge: Edge; cluster: Cluster }) {
  const inside = [edge.a, edge.b].flatMap((id) => {
    const record = cluster.records.find(({ personRecordId }) => personRecordId === id)
    return record === undefined
      ? []
      : [`${record.words}${record.reference === null ? '' : ` (${record.reference})`}`]
  })
  return (
    <span>
      {inside.join(' and ')}
      {inside.length < 2 && edge.otherNominalId !== null ? (
        <>
          {' and '}
          <Link href={paths.nominal(edge.otherNominalId)}>another person</Link>
        </>
      ) : null}
    </span>
  )
}
