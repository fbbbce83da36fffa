/** The states in which somebody is held. */
import { custodyStates } from '@mips/domain/custody/state'

export const statesHeld: string[] = custodyStates.filter((state) => state.isHeld).map((state) => state.code)
