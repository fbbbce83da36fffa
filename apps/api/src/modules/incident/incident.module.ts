/** The routes of the incident module. */
import { incident } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { boardOf, ownIncidents } from './incident-board.service.ts'
import { addLog, addObject, addPerson, endPersonRole } from './incident-facts.service.ts'
import { assignOfficers, endAssignment } from './incident-officers.service.ts'
import { type IncidentAnswer, presentBoard, presentIncident } from './incident.presenter.ts'
import { arrive, openIncident, regrade } from './incident.service.ts'

export const incidentModule = implement(incident)({
  open: (ctx, { body }) => openIncident(ctx, body),
  get: {
    hot: 'read_incident',
    present: (answer: IncidentAnswer, who, tools) => presentIncident(answer, who, tools),
  },
  listOpen: async (ctx, { query }) => ({
    incidents: presentBoard(await boardOf(ctx, query.status), query.status !== 'closed'),
    serverTime: ctx.clock.now().toISOString(),
  }),
  listMine: async (ctx) => ({
    incidents: presentBoard(await ownIncidents(ctx), true),
    serverTime: ctx.clock.now().toISOString(),
  }),
  assign: (ctx, { params, body }) => assignOfficers(ctx, params.incidentId, body.officerIds, body.note),
  endAssignment: (ctx, { params, body }) =>
    endAssignment(ctx, params.incidentId, params.assignmentId, body.reason),
  arrive: (ctx, { params, body }) => arrive(ctx, params.incidentId, body.arrivedAt),
  regrade: (ctx, { params, body }) => regrade(ctx, params.incidentId, body),
  addPerson: (ctx, { params, body }) => addPerson(ctx, params.incidentId, body),
  endPersonRole: (ctx, { params, body }) => endPersonRole(ctx, params.incidentId, params.linkId, body.reason),
  addObject: (ctx, { params, body }) => addObject(ctx, params.incidentId, body),
  addLog: (ctx, { params, body }) => addLog(ctx, params.incidentId, body),
})
