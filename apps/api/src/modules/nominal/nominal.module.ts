/** The routes of the nominal module. */
import { nominal } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'

export const nominalModule = implement(nominal)({})
