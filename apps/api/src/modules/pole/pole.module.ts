/** The routes of the pole module. */
import { pole } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'

export const poleModule = implement(pole)({})
