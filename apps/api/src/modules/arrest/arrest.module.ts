/** The routes of the arrest module. */
import { arrest } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'

export const arrestModule = implement(arrest)({})
