import { useParams } from '@tanstack/react-router'
import { StayFrame } from '../../platform/stay-frame.tsx'
import { stayNav, StayRecord, stepSection } from './stay-record.tsx'
import '../../platform/custody.scss'

export function RecordPage() {
  const { recordId } = useParams({ from: '/custody/$recordId' })
  return (
    <StayFrame recordId={recordId} topic="overview" step={stepSection} aside={stayNav}>
      {(stay) => <StayRecord stay={stay} />}
    </StayFrame>
  )
}
