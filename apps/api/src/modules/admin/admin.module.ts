/** The routes of the admin module. */
import { admin } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'

export const adminModule = implement(admin)({})
