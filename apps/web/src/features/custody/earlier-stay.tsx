import { Radios } from '@mips/ui/radios.tsx'
import { useQuery } from '@tanstack/react-query'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDateTime } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { durationWords } from './duration.ts'

type EarlierStayProps = {
  arrestId: string
  value: string
  onChange: (id: string) => void
  error: string | undefined
}

/** The stays from which the arrested person is on bail: the one whose bail was broken is chosen. */
export function EarlierStay({ arrestId, value, onChange, error }: EarlierStayProps) {
  const stays = useQuery(topicApi.custody.findOnBail.query({ body: { arrestId } }))
  return (
    <Shown query={stays} words="Reading the earlier stays…">
      {(found) =>
        found.stays.length === 0 ? (
          <p id="earlierStayId" tabIndex={-1}>
            This person is on bail from no stay that you may see.
          </p>
        ) : (
          <Radios
            name="earlierStayId"
            legend="Bail that was broken or not answered"
            hint="The clock of that stay goes on, three hours after the arrival"
            need="now"
            value={value}
            onChange={onChange}
            error={error}
            options={found.stays.map((stay) => ({
              value: stay.id,
              label: `${stay.custodyNumber}: ${stay.offence}`,
              hint: `Bailed ${formatDateTime(stay.releasedAt)}, ${durationWords(stay.countedMinutes)} counted`,
            }))}
          />
        )
      }
    </Shown>
  )
}
