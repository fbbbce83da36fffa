import { useParams } from '@tanstack/react-router'
import { usePageTitle } from '../../platform/page-title.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { useStay } from './custody.api.ts'
import { StayRecord } from './stay-record.tsx'
import './custody.scss'

export function RecordPage() {
  const { recordId } = useParams({ from: '/custody/$recordId' })
  usePurposeFrom(recordId, 'ARREST_CUSTODY')
  const stay = useStay(recordId)
  usePageTitle(stay.data === undefined ? 'Custody record' : `Custody ${stay.data.custodyNumber}`)
  return (
    <Shown query={stay} words="Opening the custody record…" headingLevel={1}>
      {(found) => <StayRecord stay={found} />}
    </Shown>
  )
}
