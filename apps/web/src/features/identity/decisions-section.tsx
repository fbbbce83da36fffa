import type { Cluster, Undone } from '@mips/contracts/identity-replies'
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { useState } from 'react'
import { useCan } from '../../platform/can.tsx'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { DecisionLine } from './decision-line.tsx'
import { useCluster } from './identity.api.ts'

/** On the Golden Nominal: the decisions that joined or parted this person, each with its undo. */
export function DecisionsSection({ nominal }: { nominal: GoldenNominal }) {
  const cluster = useCluster(nominal.id)
  return (
    <div id="decisions" className="mips-anchor">
      <Card title="Decisions about who this is">
        <Shown query={cluster} words="Reading the decisions…">
          {(found) => <Decisions cluster={found} />}
        </Shown>
      </Card>
    </div>
  )
}

function Decisions({ cluster }: { cluster: Cluster }) {
  const [undone, setUndone] = useState<{ decisionId: string; result: Undone }>()
  const mayDecide = useCan('nominal.identity.decide')
  const { edges, retired } = cluster
  return (
    <div className="mips-stack">
      {undone === undefined ? null : <WhatUndoDid {...undone} />}
      {retired.length === 0 ? null : (
        <p>
          <strong>Joined into this person:</strong>{' '}
          {retired.map(({ reference }) => reference ?? 'a number that you may not see').join(', ')}. Each of
          these numbers leads here.
        </p>
      )}
      {edges.length === 0 ? (
        <p className="mips-muted">Nobody has decided that this is, or is not, somebody else.</p>
      ) : (
        <ol className="mips-lines">
          {edges.map((edge) => (
            <DecisionLine
              key={edge.decisionId}
              edge={edge}
              cluster={cluster}
              mayDecide={mayDecide}
              onUndone={(result) => setUndone({ decisionId: edge.decisionId, result })}
            />
          ))}
        </ol>
      )}
    </div>
  )
}

function WhatUndoDid({ decisionId, result }: { decisionId: string; result: Undone }) {
  const { nominals, toPlace, toCorrect, nominalId } = result
  return (
    <NotificationBanner tone="good" title="Undone" announce="status">
      <p>
        There are now:{' '}
        {nominals.map((person, index) => (
          <span key={person.nominalId}>
            {index === 0 ? null : ', '}
            <Link href={paths.nominal(person.nominalId)}>
              {person.reference ?? 'a person without a number'}
            </Link>
          </span>
        ))}
        .
      </p>
      {toPlace === 0 ? (
        <p>Every fact is back with its own person.</p>
      ) : (
        <p>
          <Link href={paths.placements()}>
            {toPlace === 1 ? '1 fact waits to be placed' : `${toPlace} facts wait to be placed`}
          </Link>
          , because it was recorded while they were joined.
        </p>
      )}
      {toCorrect === 0 ? null : (
        <p>
          <Link href={paths.corrections(nominalId, decisionId)}>
            {toCorrect === 1
              ? '1 person received the wrong picture and is to be told'
              : `${toCorrect} people received the wrong picture and are to be told`}
          </Link>
        </p>
      )}
    </NotificationBanner>
  )
}
