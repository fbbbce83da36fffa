import { Button } from '@mips/ui/button.tsx'
import { switchSound, useIsSoundOn, useSounded } from './sound.ts'

/** Whether alarms sound here, in words, with the press that changes it. */
export function SoundSwitch() {
  const isOn = useIsSoundOn()
  const sounded = useSounded()
  return (
    <span className="mips-row">
      <Button look="secondary" size="small" aria-pressed={isOn} onClick={() => void switchSound(!isOn)}>
        {isOn ? 'Alarm sound is on' : 'Alarm sound is off: turn on'}
      </Button>
      {sounded === undefined ? null : <span className="mips-small">Sounded at {sounded}</span>}
    </span>
  )
}
