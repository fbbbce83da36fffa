/** The routes of link charts that are kept and given out. */
import { chart } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { exportChart } from './chart.export.service.ts'
import { endOwnChart, listOwnCharts, openChart, saveChart } from './chart.service.ts'

export const chartModule = implement(chart)({
  save: (ctx, { body }) => saveChart(ctx, body),
  list: (ctx) => listOwnCharts(ctx),
  open: (ctx, { params }) => openChart(ctx, params.chartId),
  end: (ctx, { params }) => endOwnChart(ctx, params.chartId),
  export: (ctx, { body }) => exportChart(ctx, body),
})
