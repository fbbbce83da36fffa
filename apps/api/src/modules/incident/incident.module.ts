/** The routes of the incident module. */
import { incident } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'

export const incidentModule = implement(incident)({})
