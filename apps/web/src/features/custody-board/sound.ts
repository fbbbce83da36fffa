/** The sound of an alarm: two short tones, only after the user has pressed for it, because browsers and people want to be asked. */
import { useSyncExternalStore } from 'react'

let context: AudioContext | undefined
let sounded: string | undefined
const listeners = new Set<() => void>()
const tell = () => listeners.forEach((listener) => listener())
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Turns the sound on, with a short tone as a proof, or off. */
export async function switchSound(isOn: boolean): Promise<void> {
  if (!isOn) {
    await context?.close().catch(() => undefined)
    context = undefined
    return tell()
  }
  context ??= new AudioContext()
  await context.resume().catch(() => undefined)
  tone(660, 0, 0.12)
  tell()
}

export const useIsSoundOn = (): boolean => useSyncExternalStore(subscribe, () => context !== undefined)
/** The time at which the last alarm sounded, as it was given. */
export const useSounded = (): string | undefined => useSyncExternalStore(subscribe, () => sounded)

/** Sounds, if the sound is on; `at` is shown, so that who did not hear it sees that it sounded. */
export function soundAlarm(at: string): void {
  if (context === undefined) return
  void context.resume()
  tone(880, 0, 0.2)
  tone(660, 0.25, 0.2)
  tone(880, 0.5, 0.3)
  sounded = at
  tell()
}

function tone(hertz: number, afterSeconds: number, seconds: number): void {
  if (context === undefined) return
  const [source, volume] = [context.createOscillator(), context.createGain()]
  const from = context.currentTime + afterSeconds
  source.frequency.value = hertz
  volume.gain.setValueAtTime(0.25, from)
  volume.gain.exponentialRampToValueAtTime(0.001, from + seconds)
  source.connect(volume).connect(context.destination)
  source.start(from)
  source.stop(from + seconds)
}
