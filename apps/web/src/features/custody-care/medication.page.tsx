import { useParams } from '@tanstack/react-router'
import { Shown } from '../../platform/problem.tsx'
import { StayFrame } from '../../platform/stay-frame.tsx'
import { Card } from '@mips/ui/card.tsx'
import { DueList } from './care-parts.tsx'
import { useMedication } from './custody-care.api.ts'
import { Fitness } from './fitness.tsx'
import { Healthcare } from './healthcare.tsx'
import { Meals } from './meals.tsx'
import { Medicines } from './medicines.tsx'
import './custody-care.scss'

export function MedicationTopicPage() {
  const { recordId } = useParams({ from: '/custody/$recordId/medication' })
  const medication = useMedication(recordId)
  return (
    <StayFrame recordId={recordId} topic="medication">
      {(stay) => (
        <Shown query={medication} words="Opening medication and healthcare…">
          {(page) => {
            const may = { enter: stay.may.addLog && page.isHeld, decide: stay.may.assess.allowed }
            return (
              <div className="mips-stack">
                <Card title="Due">
                  <DueList due={page.due} label="Medication, meals and healthcare due" />
                </Card>
                <Medicines page={page} may={may} />
                <Healthcare page={page} may={may} />
                <Fitness page={page} may={may} />
                <Meals page={page} may={may} />
              </div>
            )
          }}
        </Shown>
      )}
    </StayFrame>
  )
}
